"""What fits a mutation after these drugs: the drugs with the evidence for each, in an order that ranks no number.

By what is known, from responses in patients to no data, then by name; what must never be used comes last. What was
given before, or is less effective, is said to be so where it stands. Nothing is inferred: a cell is the grid's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop

from drugs.choices import DrugKind, DrugRole, Jurisdiction
from drugs.content import ApprovalContent, DrugContent, MutationFrequencyContent, ResistanceMutationContent
from drugs.formatting import format_place
from publication.approved import decisions_by_place
from publication.on_request.finder_question import Question
from publication.rendering.book import Book
from publication.rendering.grid import Cell, CellState, in_residue_order
from publication.rendering.measures import Measure
from publication.rendering.result_tables import ResultRow
from publication.rendering.walk_drugs import warnings_of
from trials.choices import PriorTki

PLACES_TOLD = (Jurisdiction.US, Jurisdiction.EU)
"""Where it is said of each drug what was decided."""


class Known(Enum):
    """What is known of a drug: the groups of an answer, in their order, each with the states of the grid in it."""

    RESPONSE = "responses", gettext_noop("responses in patients"), CellState.RESPONSE
    SINGLE_PATIENTS = "single", gettext_noop("active in single patients"), CellState.SINGLE_PATIENTS
    LABORATORY = (
        "laboratory", gettext_noop("laboratory or knowledge base only"), CellState.LABORATORY, CellState.WEAKENED
    )  # fmt: skip
    CLAIMED = "claimed", gettext_noop("claimed in 2024, source not read"), CellState.CLAIMED
    CONFLICTING = "conflicting", gettext_noop("conflicting"), CellState.CONFLICTING
    FAILS_IN_PATIENTS = "fails-patients", gettext_noop("not effective in patients"), CellState.FAILS_IN_PATIENTS
    FAILS_IN_LABORATORY = (
        "fails-laboratory", gettext_noop("not effective in the laboratory"), CellState.FAILS_IN_LABORATORY
    )  # fmt: skip
    NO_DATA = "no-data", gettext_noop("no data found"), CellState.NO_DATA
    NOT_ASKED = "after", gettext_noop("results in patients not chosen by mutation")
    NEVER = "never", gettext_noop("never in ROS1+ cancer")

    def __init__(self, slug: str, label: str, *states: CellState) -> None:
        self.slug = slug
        self.label = label
        self.states = frozenset(states)

    @property
    def words(self) -> str:
        return gettext(self.label)

    @classmethod
    def of_state(cls, state: CellState) -> "Known":
        return next(one for one in cls if state in one.states)


@dataclass(frozen=True)
class Decided:
    """What was decided of a drug in one place."""

    place: str
    decisions: list[ApprovalContent]


@dataclass(frozen=True)
class Fit:
    """A drug with what is on record for this question. It has a cell where a mutation on record is asked for."""

    drug: DrugContent
    cell: Cell | None
    rows: list[ResultRow]
    decided: list[Decided]
    priors: tuple[DrugContent, ...]
    is_given_before: bool
    has_more: bool

    @property
    def warnings(self) -> list[DrugRole]:
        return warnings_of(self.drug)

    @property
    def has_evidence(self) -> bool:
        """Whether anything is known of it on the mutation."""
        return self.cell is not None and self.cell.has_evidence

    @property
    def is_bare(self) -> bool:
        """Whether its name is all that there is to show."""
        return not (self.rows or self.is_given_before or self.has_evidence)

    @property
    def not_after(self) -> list[DrugContent]:
        """The drugs given before after which nothing of this one is on record."""
        return [prior for prior in self.priors if prior.key != self.drug.key and not self._has_rows_after(prior)]

    def _has_rows_after(self, prior: DrugContent) -> bool:
        return any(prior.key in row.cohort.prior_tki_drugs for row in self.rows)

    @property
    def known(self) -> Known:
        """The group in which it stands. That it must never be used outranks whatever else is known."""
        if DrugRole.NEVER in self.warnings:
            return Known.NEVER
        return Known.of_state(self.cell.state) if self.cell else Known.NOT_ASKED

    @property
    def in_short(self) -> list[tuple[ResultRow, list[Measure]]]:
        """Of each row what the overview tells: its response, else the first that was measured."""
        return [(row, row.response or row.measures[:1]) for row in self.rows]


@dataclass(frozen=True)
class Group:
    """Drugs of which the same is known, alphabetical; those that have nothing but a name apart."""

    known: Known
    title: str
    fits: list[Fit]
    bare: list[Fit]


@dataclass(frozen=True)
class Found:
    """How often a mutation was found after a drug."""

    mutation: ResistanceMutationContent
    part: MutationFrequencyContent
    is_asked: bool


@dataclass(frozen=True)
class After:
    """What is on record after a drug that was given before."""

    drug: DrugContent
    fits: list[Fit]
    found: list[Found]


@dataclass(frozen=True)
class FinderAnswer:
    """The answer to a question."""

    question: Question
    groups: list[Group]
    after: list[After]

    @property
    def fits(self) -> list[Fit]:
        return [fit for group in self.groups for fit in group.fits]

    @property
    def makes_claims(self) -> bool:
        """Whether there is anything to cite a source for."""
        return bool(self.question.record or self.fits or any(after.found for after in self.after))

    @property
    def never(self) -> list[Fit]:
        """The drugs that must never be used: said before all others, although they stand last."""
        return [fit for group in self.groups if group.known == Known.NEVER for fit in (*group.fits, *group.bare)]


def find(book: Book, question: Question) -> FinderAnswer:
    """The answer from one edition. For a mutation that is not on record only what is known after the drugs."""
    medicines = [drug for drug in book.document.of(DrugContent) if drug.kind == DrugKind.MEDICINE]
    fits = [_fit(book, drug, question) for drug in sorted(medicines, key=lambda drug: drug.inn.casefold())]
    return FinderAnswer(
        question=question,
        groups=_groups(question, _listed(question, fits)),
        after=[_after(book, drug, question, fits) for drug in question.priors],
    )


def _listed(question: Question, fits: Sequence[Fit]) -> list[Fit]:
    """What an answer lists. What must never be used stands in every answer that lists any drug.

    A bare name is told where a mutation on record is asked for, but of compounds of research never.
    """
    if all(fit.is_bare for fit in fits) and not question.record:
        return []
    return [
        fit
        for fit in fits
        if not fit.is_bare
        or fit.known == Known.NEVER
        or (question.record and set(fit.drug.roles) != {DrugRole.RESEARCH})
    ]


def _fit(book: Book, drug: DrugContent, question: Question) -> Fit:
    every = [row for row in book.tables.of_drug(drug.key) if row.cohort.prior_tki != PriorTki.NAIVE]
    rows = sorted((row for row in every if _belongs(row, question)), key=lambda row: not row.cohort.mutation)
    return Fit(
        drug=drug,
        cell=_cell(book, drug, question.record),
        rows=rows,
        decided=_decided(book, drug),
        priors=question.priors,
        is_given_before=drug.key in question.prior_keys,
        has_more=any(row not in rows and _is_after_some_tki(row) for row in every),
    )


def _decided(book: Book, drug: DrugContent) -> list[Decided]:
    by_place = decisions_by_place(book.document, drug.key)
    return [Decided(format_place(place), by_place.get(place, [])) for place in PLACES_TOLD]


def _belongs(row: ResultRow, question: Question) -> bool:
    """In patients chosen for this mutation; or for none, who had one of these drugs before."""
    if row.cohort.mutation:
        return question.record is not None and row.cohort.mutation == question.record.key
    return bool(question.prior_keys & set(row.cohort.prior_tki_drugs))


def _is_after_some_tki(row: ResultRow) -> bool:
    """In patients who had a ROS1 TKI before, and were not chosen for a mutation."""
    return row.cohort.prior_tki == PriorTki.PRETREATED and not row.cohort.mutation


def _cell(book: Book, drug: DrugContent, mutation: ResistanceMutationContent | None) -> Cell | None:
    """The grid's own cell, an empty one where the grid has no such row or column. None without a mutation."""
    if mutation is None:
        return None
    rows = [row for row in book.grid.rows if row.mutation and row.mutation.key == mutation.key]
    cells = (cell for row in rows for cell in row.cells if cell.drug.key == drug.key)
    return next(cells, Cell(drug, CellState.NO_DATA))


def _groups(question: Question, fits: Sequence[Fit]) -> list[Group]:
    by_known = {known: [fit for fit in fits if fit.known == known] for known in Known}
    return [
        Group(
            known,
            _title(known, question),
            fits=[fit for fit in found if not fit.is_bare],
            bare=[fit for fit in found if fit.is_bare],
        )
        for known, found in by_known.items()
        if found
    ]


def _title(known: Known, question: Question) -> str:
    """ "On G2032R: responses in patients"."""
    if known == Known.NOT_ASKED:
        priors = gettext(" or ").join(drug.inn for drug in question.priors)
        return gettext("Results in patients after {drugs}").format(drugs=priors)
    if known == Known.NEVER or not question.record:
        return capfirst(known.words)
    return gettext("On {mutation}: {known}").format(mutation=question.record.name, known=known.words)


def _after(book: Book, drug: DrugContent, question: Question, fits: Iterable[Fit]) -> After:
    asked = question.record.key if question.record else ""
    found = [
        Found(mutation, part, mutation.key == asked)
        for mutation in in_residue_order(book.document)
        for part in mutation.frequencies
        if part.after_drug == drug.key
    ]
    named = [fit for fit in fits if any(drug.key in row.cohort.prior_tki_drugs for row in fit.rows)]
    return After(drug, named, sorted(found, key=lambda one: not one.is_asked))
