"""What makes the patients of two trials differ: the traits of each population beside each other, as far as stated.

Nothing here judges. A trait differs where two populations have different words or numbers for it; a population
of which nothing is stated differs from none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext, gettext_noop

from publication.rendering.result_rows import ResultRow
from trials.choices import PriorChemotherapy, PriorTki
from trials.content import CohortContent
from trials.formatting import format_cns_disease, format_prior_chemotherapy, format_prior_tki

Say = Callable[[CohortContent], str]
"""A trait of a cohort in words, or "" where it is not stated."""


def _percent(field: str) -> Say:
    return lambda cohort: f"{number}%" if (number := getattr(cohort, field)) else ""


def _age(cohort: CohortContent) -> str:
    age = cohort.median_age_years
    return gettext("{number} years").format(number=age) if age else ""


def _prior_tki(cohort: CohortContent) -> str:
    is_silent = cohort.prior_tki == PriorTki.NOT_STATED and not cohort.prior_tki_detail
    return "" if is_silent else format_prior_tki(cohort)


def _chemotherapy(cohort: CohortContent) -> str:
    said = format_prior_chemotherapy(cohort)
    return "" if said == PriorChemotherapy.NOT_STATED.label else said


TRAITS: tuple[tuple[str, Say], ...] = (
    (gettext_noop("median age"), _age),
    (gettext_noop("women"), _percent("female_percent")),
    (gettext_noop("never smoked"), _percent("never_smoker_percent")),
    (gettext_noop("ROS1 TKI before"), _prior_tki),
    (gettext_noop("chemotherapy before"), _chemotherapy),
    (gettext_noop("ECOG 0 or 1"), _percent("ecog_0_1_percent")),
    (gettext_noop("CNS disease"), format_cns_disease),
)
"""The six things that make trials differ; the line of treatment is what was given before, in two columns."""


@dataclass(frozen=True)
class Trait:
    """One trait across the populations of a table."""

    title: str
    said: tuple[str, ...]

    @property
    def is_stated(self) -> bool:
        return any(self.said)

    @property
    def differs(self) -> bool:
        """Whether two populations of which it is stated have different words for it."""
        return len(set(filter(None, self.said))) > 1

    @property
    def silent(self) -> int:
        """Of how many populations it is not stated."""
        return self.said.count("")


@dataclass(frozen=True)
class Comparison:
    """The populations of a table and their traits."""

    populations: tuple[ResultRow, ...]

    @cached_property
    def _traits(self) -> list[Trait]:
        cohorts = [row.cohort for row in self.populations]
        return [Trait(gettext(title), tuple(say(cohort) for cohort in cohorts)) for title, say in TRAITS]

    @property
    def traits(self) -> list[Trait]:
        """Those that are stated of at least one population."""
        return [trait for trait in self._traits if trait.is_stated]

    @property
    def unstated(self) -> list[str]:
        """The titles of those that are stated of none."""
        return [trait.title for trait in self._traits if not trait.is_stated]

    @property
    def lines(self) -> list[tuple[ResultRow, list[tuple[str, str]]]]:
        """Each population with (title, words) for each trait that is shown."""
        return [
            (row, [(trait.title, trait.said[place]) for trait in self.traits])
            for place, row in enumerate(self.populations)
        ]


def compare(rows: Iterable[ResultRow]) -> Comparison | None:
    """The populations of some rows side by side; None where fewer than two drugs are among them."""
    found: Sequence[ResultRow] = tuple(rows)
    return Comparison(tuple(found)) if len({row.drug.key for row in found}) > 1 else None
