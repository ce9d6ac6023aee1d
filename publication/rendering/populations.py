"""Results put together by drug and population: the rows of the result tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from trials.choices import CnsDisease, Endpoint
from trials.content import CohortContent, EfficacyResultContent

INTRACRANIAL = frozenset({Endpoint.INTRACRANIAL_ORR, Endpoint.INTRACRANIAL_DCR, Endpoint.INTRACRANIAL_PFS})
BY_BRAIN_DISEASE = frozenset({CnsDisease.MEASURABLE, CnsDisease.PRESENT, CnsDisease.ABSENT})


@dataclass(frozen=True)
class Population:
    """A drug in an analysed population, with what was measured in it and in its part with brain metastases."""

    drug: str
    cohort: CohortContent
    results: tuple[EfficacyResultContent, ...]

    def of(self, *endpoints: Endpoint) -> list[EfficacyResultContent]:
        """The results of some endpoints, medians before landmarks."""
        found = [result for result in self.results if result.endpoint in endpoints]
        return sorted(found, key=lambda result: (result.landmark_months or 0, result.key))


def populations(
    results: Iterable[EfficacyResultContent], wanted: Callable[[EfficacyResultContent], bool]
) -> list[Population]:
    """One population for each drug and cohort of the wanted results, in the order of their keys.

    A cohort chosen for its brain disease is part of the population that it was chosen from: its
    intracranial results stand in that row.
    """
    groups: dict[tuple[str, str], list[EfficacyResultContent]] = {}
    for result in results:
        if wanted(result):
            groups.setdefault((result.drug, result.cohort.key), []).append(result)
    wholes = {key: group for key, group in groups.items() if not _is_part(group)}
    parts = [group for group in groups.values() if _is_part(group)]
    for part in parts:
        home = _home_of(part[0], list(wholes))
        candidates = [group for (drug, _), group in wholes.items() if drug == part[0].drug]
        owner = wholes[home] if home else _only_match(part[0], candidates)
        if owner is None:
            wholes[part[0].drug, part[0].cohort.key] = list(part)
        else:
            owner.extend(part)
    return [Population(drug, group[0].cohort, tuple(group)) for (drug, _), group in sorted(wholes.items())]


def _is_part(group: Sequence[EfficacyResultContent]) -> bool:
    chosen = group[0].cohort.cns_disease in BY_BRAIN_DISEASE
    return chosen and all(result.endpoint in INTRACRANIAL for result in group)


def _home_of(result: EfficacyResultContent, keys: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The longest cohort key that the part's own key begins with: `trident-1-naive` for `trident-1-naive-cns`."""
    own = result.cohort.key
    homes = [key for key in keys if key[0] == result.drug and own.startswith(f"{key[1]}-")]
    return max(homes, key=lambda key: len(key[1]), default=None)


def _only_match(
    result: EfficacyResultContent, candidates: Sequence[list[EfficacyResultContent]]
) -> list[EfficacyResultContent] | None:
    """The one population of the same trials and the same earlier TKIs, if there is just one."""
    mine = _lineage(result.cohort)
    matches = [group for group in candidates if _lineage(group[0].cohort) == mine]
    return matches[0] if len(matches) == 1 else None


def _lineage(cohort: CohortContent) -> tuple[object, ...]:
    return (cohort.basis, cohort.trials, cohort.prior_tki, cohort.prior_tki_drugs, cohort.mutation)
