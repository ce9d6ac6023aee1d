"""The tables of results: TKI-naive, pretreated, less effective. What they show is decided here, not in templates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.choices import DrugKind, DrugRole
from drugs.content import ApprovalContent, DrugContent, GuidelineListingContent
from publication.approved import approvals_of
from publication.document import Document
from publication.rendering.comparison import Comparison, compare
from publication.rendering.measures import (
    Measure,
    labelled,
    measure,
    superseded_keys,
    without_shared_citations,
)
from publication.rendering.notes import Note, Notes, TombstoneNotice
from publication.rendering.populations import Population, populations
from publication.rendering.result_rows import ResultRow
from trials.choices import CnsDisease, Endpoint, PriorTki
from trials.content import EfficacyResultContent, TrialContent

NOT_CHOICES = frozenset({DrugRole.LESS_EFFECTIVE, DrugRole.NEVER})


@dataclass(frozen=True)
class DrugGroup:
    """A drug with its rows, what is approved of it and what guidelines say of it."""

    drug: DrugContent
    note: Note
    rows: list[ResultRow]
    approvals: list[ApprovalContent]
    approval_notes: list[Note]
    listings: list[GuidelineListingContent]
    listing_notes: list[Note]
    replaced: list[Measure]

    @property
    def is_never(self) -> bool:
        return self.drug.has_role(DrugRole.NEVER)


@dataclass(frozen=True)
class RowGroup:
    """Rows of the pretreated table that belong together."""

    title: str
    rows: list[ResultRow]
    id: str = ""


@dataclass(frozen=True)
class ResultTable:
    """A table of results by drug, with notices of what was taken back."""

    groups: list[DrugGroup]
    notices: list[TombstoneNotice]

    @property
    def comparison(self) -> Comparison | None:
        return compare(row for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class PretreatedTable:
    """Results after a ROS1 TKI, by what was given before; and the drugs of which the table has none."""

    groups: list[RowGroup]
    without_result: list[DrugGroup]
    notices: list[TombstoneNotice]

    @property
    def comparison(self) -> Comparison | None:
        return compare(row for group in self.groups for row in group.rows)


class ResultTables:
    """The result tables of a document."""

    def __init__(self, document: Document, notes: Notes) -> None:
        self._document = document
        self._notes = notes
        results = document.of(EfficacyResultContent)
        old = superseded_keys(results)
        self._current = [result for result in results if result.key not in old]
        self._replaced = [result for result in results if result.key in old]
        self._by_key = {result.key: result for result in results}

    def naive(self) -> ResultTable:
        """Medicines that are a choice, in patients who had no ROS1 TKI, alphabetical by drug.

        A population of which a few had one stands with them, and is marked.
        """
        return self._by_drug(self._rows(lambda result: _is_naive(result) and self._is_choice(result.drug)))

    def unstated(self) -> ResultTable:
        """Medicines that are a choice, where the source does not say whether a ROS1 TKI was given before."""
        return self._by_drug(self._rows(lambda result: _is_unstated(result) and self._is_choice(result.drug)))

    def less_effective(self) -> ResultTable:
        """Drugs that are less effective or never to be used, with whatever was measured."""
        drugs = [drug for drug in self._document.of(DrugContent) if NOT_CHOICES & set(drug.roles)]
        rows = self._rows(lambda result: self._has_role(result.drug, NOT_CHOICES))
        return self._by_drug(rows, drugs)

    def pretreated(self) -> PretreatedTable:
        """Drugs after a ROS1 TKI: by earlier TKI, then in the CNS alone, then with a given mutation."""
        rows = self._rows(lambda result: _is_pretreated(result) and self._is_choice(result.drug))
        rows.sort(key=_by_prior_tki)
        brain = [row for row in rows if row.cohort.cns_disease == CnsDisease.PROGRESSION_ONLY]
        mutated = [row for row in rows if row.cohort.mutation and row not in brain]
        plain = [row for row in rows if row not in brain and row not in mutated]
        groups = [
            RowGroup(gettext("Any progression"), plain),
            RowGroup(gettext("Progression in the CNS only"), brain, "progression-cns-only"),
            RowGroup(
                gettext("With a given ROS1 mutation"),
                sorted(mutated, key=lambda row: (row.cohort.mutation, row.drug.inn)),
            ),
        ]
        drugs = {row.drug.key for row in rows}
        choices = [drug for drug in self._document.of(DrugContent) if self._is_choice(drug.key)]
        later = [drug for drug in choices if drug.has_role(DrugRole.LATER_LINE)]
        missing = [self.group_of(drug, []) for drug in later if drug.key not in drugs]
        return PretreatedTable([group for group in groups if group.rows], missing, self._notices(drugs))

    def of_drug(self, drug: str) -> list[ResultRow]:
        """Every current row of a drug, TKI-naive first."""
        order = list(PriorTki)
        return sorted(self._rows(lambda result: result.drug == drug), key=lambda row: order.index(row.cohort.prior_tki))

    def of_trial(self, trial: str) -> list[ResultRow]:
        return self._rows(lambda result: trial in result.cohort.trials)

    def of_mutation(self, mutation: str) -> list[ResultRow]:
        return self._rows(lambda result: result.cohort.mutation == mutation)

    def _is_choice(self, drug: str) -> bool:
        """A medicine, no regimen or class, and not one of the less effective."""
        content = self._document.get(DrugContent, drug)
        return content is not None and content.kind == DrugKind.MEDICINE and not NOT_CHOICES & set(content.roles)

    def _has_role(self, drug: str, roles: frozenset[DrugRole]) -> bool:
        content = self._document.get(DrugContent, drug)
        return content is not None and bool(roles & set(content.roles))

    def _rows(self, wanted: Callable[[EfficacyResultContent], bool]) -> list[ResultRow]:
        return [row for item in populations(self._current, wanted) if (row := self._row(item)) is not None]

    def _row(self, population: Population) -> ResultRow | None:
        drug = self._document.get(DrugContent, population.drug)
        if drug is None:  # withdrawn or withheld: its results are shown nowhere while it is
            return None
        measures, shared = without_shared_citations([measure(result, self._notes) for result in population.results])
        by_key = {item.result.key: item for item in measures}

        def of(*endpoints: Endpoint) -> list[Measure]:
            return labelled([by_key[result.key] for result in population.of(*endpoints)])

        trials = (self._document.get(TrialContent, key) for key in population.cohort.trials)
        return ResultRow(
            drug=drug,
            cohort=population.cohort,
            trials=tuple(trial for trial in trials if trial is not None),
            response=of(Endpoint.ORR),
            duration=of(Endpoint.DOR),
            progression_free=of(Endpoint.PFS),
            survival=of(Endpoint.OS),
            intracranial=of(Endpoint.INTRACRANIAL_ORR),
            other=of(Endpoint.DCR, Endpoint.INTRACRANIAL_DCR, Endpoint.INTRACRANIAL_PFS),
            citations=shared,
            replaced=frozenset(
                result.endpoint
                for result in self._replaced
                if (result.drug, result.cohort.key) == (population.drug, population.cohort.key)
            ),
            earlier=tuple(item for result in population.results for item in self._lineage(result)),
        )

    def _lineage(self, result: EfficacyResultContent) -> Iterator[Measure]:
        """The readouts that a result replaced, from the newest back to the first."""
        seen = {result.key}
        while result.supersedes in self._by_key and result.supersedes not in seen:
            result = self._by_key[result.supersedes]
            seen.add(result.key)
            yield measure(result, self._notes)

    def _by_drug(self, rows: Sequence[ResultRow], drugs: Iterable[DrugContent] = ()) -> ResultTable:
        by_key = {row.drug.key: row.drug for row in rows} | {drug.key: drug for drug in drugs}
        ordered = sorted(by_key.values(), key=lambda drug: drug.inn.lower())
        groups = [self.group_of(drug, [row for row in rows if row.drug.key == drug.key]) for drug in ordered]
        return ResultTable(groups, self._notices(by_key))

    def group_of(self, drug: DrugContent, rows: Sequence[ResultRow] = ()) -> DrugGroup:
        """A drug with its approvals and listings, and the rows given."""
        approvals = approvals_of(self._document, drug.key)
        listings = [item for item in self._document.of(GuidelineListingContent) if item.drug == drug.key]
        return DrugGroup(
            drug=drug,
            note=self._notes.of(drug),
            rows=list(rows),
            approvals=approvals,
            approval_notes=[self._notes.of(approval) for approval in approvals],
            listings=listings,
            listing_notes=[self._notes.of(listing) for listing in listings],
            replaced=[measure(result, self._notes) for result in self._replaced if result.drug == drug.key],
        )

    def _notices(self, drugs: Iterable[str]) -> list[TombstoneNotice]:
        """Results that were taken back. A tombstone has no cohort: its key begins with the drug's."""
        prefixes = tuple(f"{drug}-" for drug in drugs)
        return [
            TombstoneNotice(stone)
            for stone in self._document.tombstones
            if stone.record_kind == EfficacyResultContent.record_kind and stone.key.startswith(prefixes)
        ]


def _is_naive(result: EfficacyResultContent) -> bool:
    return result.cohort.prior_tki in {PriorTki.NAIVE, PriorTki.MIXED} and not result.cohort.mutation


def _is_unstated(result: EfficacyResultContent) -> bool:
    return result.cohort.prior_tki == PriorTki.NOT_STATED and not result.cohort.mutation


def _is_pretreated(result: EfficacyResultContent) -> bool:
    return result.cohort.prior_tki == PriorTki.PRETREATED


def _by_prior_tki(row: ResultRow) -> tuple[int, str, str]:
    """After one named drug first, then after any of several, then what is described in words."""
    named = len(row.cohort.prior_tki_drugs)
    return ({0: 2, 1: 0}.get(named, 1), row.prior_tki.lower(), row.drug.inn.lower())
