"""What is asked of the finder: a mutation, or that none was found, and the ROS1 TKIs given before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext

from algorithm.content import DecisionNodeContent
from drugs.choices import DrugKind, DrugRole
from drugs.content import DrugContent, ResistanceMutationContent
from publication.document import Document
from publication.on_request.finder_names import (
    AskedMutation,
    near_drugs,
    near_mutations,
    parts_on_record,
    read_drug,
    read_mutation,
    tidy,
)
from publication.rendering.grid import in_residue_order
from publication.rendering.notes import TombstoneNotice
from trials.content import EfficacyResultContent

MOST_PRIORS = 12
"""How many drugs given before are looked at."""


@dataclass(frozen=True)
class Choice:
    """Another question as a link: what is asked in it instead, and its address from the top of the edition."""

    name: str
    address: str


@dataclass(frozen=True)
class UnknownDrug:
    """What was written for a drug and is none on record, with the same question for the drugs that may be meant."""

    written: str
    near: list[Choice]


@dataclass(frozen=True)
class Question:
    """A question as it was read. Nothing in it is guessed: what was not understood is said."""

    document: Document
    mutation: AskedMutation | None
    priors: tuple[DrugContent, ...] = ()
    unknown: tuple[UnknownDrug, ...] = ()

    @property
    def record(self) -> ResistanceMutationContent | None:
        """The mutation on record."""
        return self.mutation.found if self.mutation else None

    @property
    def prior_keys(self) -> frozenset[str]:
        return frozenset(drug.key for drug in self.priors)

    @property
    def prior_names(self) -> str:
        return gettext(" and ").join(drug.inn for drug in self.priors)

    @property
    def columns(self) -> int:
        """How many columns the overview has: the drug, the mutation, the results, the approvals."""
        return 3 + (self.record is not None)

    @property
    def is_empty(self) -> bool:
        return self.mutation is None and not self.priors and not self.unknown

    @property
    def in_the_algorithm(self) -> str:
        """Where the algorithm deals with what this page does not answer, from the top of the edition."""
        key = settings.ALGORITHM_AT_PROGRESSION
        return f"algorithm/{key}/" if self.document.get(DecisionNodeContent, key) else "algorithm/"

    @property
    def title(self) -> str:
        """The question as a heading, by names on record alone: what was typed is no heading of the site's."""
        if self.record:
            title = gettext("What fits {mutation} after {drugs}?") if self.priors else gettext("What fits {mutation}?")
            return title.format(mutation=self.record.name, drugs=self.prior_names)
        if self.mutation and self.priors:
            return gettext("What fits this mutation after {drugs}?").format(drugs=self.prior_names)
        after = gettext("What is known after {drugs}?").format(drugs=self.prior_names)
        return after if self.priors else gettext("What fits this mutation?")

    @cached_property
    def near(self) -> list[Choice]:
        """For a mutation that is not on record, those that may be meant."""
        found = near_mutations(self.mutation, self.document) if self.mutation and not self.record else []
        return self._of_each(found)

    @cached_property
    def parts(self) -> list[Choice]:
        """The parts of a compound that are on record."""
        return self._of_each(parts_on_record(self.mutation, self.document) if self.mutation else [])

    @property
    def known(self) -> list[Choice]:
        """Every mutation on record."""
        return self._of_each(in_residue_order(self.document))

    def _of_each(self, mutations: Iterable[ResistanceMutationContent]) -> list[Choice]:
        """The same question of each of these mutations."""
        return [Choice(item.name, address_of(item.key, self.prior_keys)) for item in mutations]

    @cached_property
    def taken_back(self) -> list[TombstoneNotice]:
        """Notices of what was asked for by the name of a record that was withdrawn or withheld."""
        asked = {one.written.casefold() for one in self.unknown}
        asked |= {self.mutation.name.casefold()} if self.mutation and not self.record else set()
        kinds = {DrugContent.record_kind, ResistanceMutationContent.record_kind}
        stones = [stone for stone in self.document.tombstones if stone.record_kind in kinds]
        return [TombstoneNotice(stone) for stone in stones if asked & {stone.key.casefold(), stone.name.casefold()}]


def is_asked(query: QueryDict) -> bool:
    """Whether a query asks anything, were it with an empty field."""
    return "m" in query or "prior" in query


def read_question(query: QueryDict, document: Document) -> Question:
    """`?m=…&prior=…&prior=…`; several drugs may stand in one `prior`, with commas."""
    written = [tidy(name) for value in query.getlist("prior") for name in value.split(",")]
    read = {name: read_drug(name, document) for name in list(filter(None, written))[:MOST_PRIORS]}
    priors = {drug.key: drug for drug in read.values() if drug}
    mutation = read_mutation(query.get("m", ""), document)

    def unknown(name: str) -> UnknownDrug:
        asked = mutation.written if mutation else ""
        near = [Choice(drug.inn, address_of(asked, {*priors, drug.key})) for drug in near_drugs(name, document)]
        return UnknownDrug(name, near)

    return Question(
        document=document,
        mutation=mutation,
        priors=tuple(sorted(priors.values(), key=_by_name)),
        unknown=tuple(unknown(name) for name, drug in read.items() if not drug),
    )


def address_of(mutation: str, priors: Iterable[str]) -> str:
    """The address of a question, from the top of the edition."""
    asked = [("m", mutation)] if mutation else []
    return f"mutations/?{urlencode([*asked, *(('prior', key) for key in sorted(priors))])}"


def drugs_to_ask_for(document: Document) -> Sequence[DrugContent]:
    """The medicines that the form offers as given before: all but those of research that no cohort had."""
    given = {key for result in document.of(EfficacyResultContent) for key in result.cohort.prior_tki_drugs}
    offered = [
        drug
        for drug in document.of(DrugContent)
        if drug.kind == DrugKind.MEDICINE and (drug.key in given or set(drug.roles) != {DrugRole.RESEARCH})
    ]
    return sorted(offered, key=_by_name)


def _by_name(drug: DrugContent) -> str:
    return drug.inn.casefold()
