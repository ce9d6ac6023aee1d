"""What fits a mutation after these drugs: the drugs with the evidence for each, in an order that ranks no number.

By kind of evidence, patients before the laboratory, then by name. What was given before, and what must never be
used or is less effective, is said to be so and stands apart. Nothing is inferred: a cell is the grid's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext, gettext_noop

from drugs.choices import DrugKind, DrugRole
from drugs.content import DrugContent, MutationFrequencyContent, ResistanceMutationContent
from publication.on_request.finder_question import Question
from publication.rendering.book import Book
from publication.rendering.grid import Cell, in_residue_order
from publication.rendering.result_tables import ResultRow
from publication.rendering.walk_drugs import warnings_of
from trials.choices import EvidenceType, PriorTki


class Kind(Enum):
    """The groups of an answer, in their order, each with a few words for the overview."""

    PATIENTS = ("patients", gettext_noop("In patients with it"))
    LABORATORY = ("laboratory", gettext_noop("Laboratory or knowledge base"))
    CLAIMED = ("claimed", gettext_noop("Claimed or proposed"))
    OTHER_PATIENTS = ("other-patients", gettext_noop("In patients not chosen by mutation"))
    GIVEN = ("given", gettext_noop("Given before"))
    WARNED = ("warned", gettext_noop("Never, or less effective"))

    def __init__(self, slug: str, label: str) -> None:
        self.slug = slug
        self.label = label

    @property
    def words(self) -> str:
        return gettext(self.label)


@dataclass(frozen=True)
class Fit:
    """A drug with what is on record for this question."""

    drug: DrugContent
    cell: Cell | None
    rows: list[ResultRow]
    priors: tuple[DrugContent, ...]
    is_given_before: bool
    has_more: bool

    @property
    def warnings(self) -> list[DrugRole]:
        return warnings_of(self.drug)

    @property
    def counts_after(self) -> list[int | None]:
        """For each drug given before, in how many of the rows it is named; None for the drug itself."""
        return [None if prior.key == self.drug.key else self._rows_after(prior) for prior in self.priors]

    @property
    def not_after(self) -> list[DrugContent]:
        """The drugs given before after which nothing of this one is on record."""
        return [prior for prior in self.priors if prior.key != self.drug.key and not self._rows_after(prior)]

    def _rows_after(self, prior: DrugContent) -> int:
        return sum(prior.key in row.cohort.prior_tki_drugs for row in self.rows)

    @property
    def kind(self) -> Kind:
        """The group in which it stands. A warning outranks that it was given before, and that the evidence."""
        if self.warnings:
            return Kind.WARNED
        if self.is_given_before:
            return Kind.GIVEN
        return _kind_of(self.cell) if self.cell and self.cell.has_evidence else Kind.OTHER_PATIENTS


@dataclass(frozen=True)
class Group:
    """Drugs with the same kind of evidence, alphabetical."""

    kind: Kind
    title: str
    fits: list[Fit]


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
    warned: list[Fit]
    without_data: list[Fit]
    after: list[After]

    @property
    def fits(self) -> list[Fit]:
        return [fit for group in self.groups for fit in group.fits]


def find(book: Book, question: Question) -> FinderAnswer:
    """The answer from one edition. For a mutation that is not on record only what is known after the drugs."""
    medicines = [drug for drug in book.document.of(DrugContent) if drug.kind == DrugKind.MEDICINE]
    fits = [_fit(book, drug, question) for drug in sorted(medicines, key=lambda drug: drug.inn.casefold())]
    shown = [fit for fit in fits if fit.rows or fit.is_given_before or (fit.cell and fit.cell.has_evidence)]
    left = [fit for fit in fits if fit not in shown and set(fit.drug.roles) != {DrugRole.RESEARCH}]
    return FinderAnswer(
        question=question,
        groups=_groups(question, shown),
        warned=[fit for fit in fits if fit.warnings],
        without_data=left,
        after=[_after(book, drug, question, shown) for drug in question.priors],
    )


def _fit(book: Book, drug: DrugContent, question: Question) -> Fit:
    every = [row for row in book.tables.of_drug(drug.key) if row.cohort.prior_tki != PriorTki.NAIVE]
    rows = sorted((row for row in every if _belongs(row, question)), key=lambda row: not row.cohort.mutation)
    return Fit(
        drug=drug,
        cell=_cell(book, drug, question.record),
        rows=rows,
        priors=question.priors,
        is_given_before=drug.key in question.prior_keys,
        has_more=any(row not in rows and _is_after_some_tki(row) for row in every),
    )


def _belongs(row: ResultRow, question: Question) -> bool:
    """In patients chosen for this mutation; or for none, who had one of these drugs before."""
    if row.cohort.mutation:
        return question.record is not None and row.cohort.mutation == question.record.key
    return bool(question.prior_keys & set(row.cohort.prior_tki_drugs))


def _is_after_some_tki(row: ResultRow) -> bool:
    """In patients who had a ROS1 TKI before, and were not chosen for a mutation."""
    return row.cohort.prior_tki == PriorTki.PRETREATED and not row.cohort.mutation


def _cell(book: Book, drug: DrugContent, mutation: ResistanceMutationContent | None) -> Cell | None:
    """The grid's own cell; None without a mutation, or where the grid has no such row or column."""
    rows = [row for row in book.grid.rows if row.mutation and mutation and row.mutation.key == mutation.key]
    return next((cell for row in rows for cell in row.cells if cell.drug.key == drug.key), None)


def _kind_of(cell: Cell) -> Kind:
    types = {item.sensitivity.evidence_type for item in cell.evidence}
    if EvidenceType.CLINICAL in types:
        return Kind.PATIENTS
    return Kind.LABORATORY if types & {EvidenceType.PRECLINICAL, EvidenceType.KNOWLEDGE_BASE} else Kind.CLAIMED


def _groups(question: Question, fits: Sequence[Fit]) -> list[Group]:
    name = question.record.name if question.record else ""
    priors = gettext(" or ").join(drug.inn for drug in question.priors)
    titles = {
        Kind.PATIENTS: gettext("Evidence in patients with {mutation}"),
        Kind.LABORATORY: gettext("On {mutation}: evidence from the laboratory or a knowledge base only"),
        Kind.CLAIMED: gettext("On {mutation}: claimed or proposed only"),
        Kind.OTHER_PATIENTS: (
            gettext("No data found on {mutation}; results after {drugs}")
            if name
            else gettext("Results in patients after {drugs}")
        ),
        Kind.GIVEN: gettext("Given before"),
        Kind.WARNED: gettext("Never to be used, or less effective"),
    }
    said = {kind: title.format(mutation=name, drugs=priors) for kind, title in titles.items()}
    groups = [Group(kind, said[kind], [fit for fit in fits if fit.kind == kind]) for kind in Kind]
    return [group for group in groups if group.fits]


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
