"""The drugs that a step of the algorithm names, each with the evidence that bears on this step, from records.

Which evidence that is follows from where the step stands: beyond progression, results in patients who had a ROS1
TKI; before it, in those who had none. Patients chosen for a mutation count where the step's own words name it.
"""

from dataclasses import dataclass

from algorithm.content import DecisionNodeContent
from drugs.choices import DrugRole
from drugs.content import DrugContent
from publication.rendering.book import Book
from publication.rendering.grid import Cell, GridRow
from publication.rendering.notes import Note
from publication.rendering.result_tables import DrugGroup
from references.content import CitationContent
from trials.choices import PriorTki
from trials.marks import find_marks

BEFORE = frozenset({PriorTki.NAIVE, PriorTki.MIXED})
BEYOND = frozenset({PriorTki.PRETREATED})


@dataclass(frozen=True)
class StepCell:
    """A cell of the grid as one line: the row's name, the cell, its sources and its sign-offs."""

    row: GridRow
    cell: Cell

    @property
    def address(self) -> str:
        """Where its evidence is listed, from the top of the edition."""
        drug = self.cell.drug.key
        return f"mutations/{self.row.mutation.key}/#{drug}" if self.row.mutation else f"drugs/{drug}/#wild-type"

    @property
    def notes(self) -> list[Note]:
        return [item.note for item in self.cell.evidence]

    @property
    def citations(self) -> list[CitationContent]:
        return list(dict.fromkeys(source for item in self.cell.evidence for source in item.sensitivity.citations))


@dataclass(frozen=True)
class StepDrug:
    """A drug that a step names: its results there, what it does on the mutations named, its approvals."""

    group: DrugGroup
    cells: list[StepCell]
    without_data: list[GridRow]
    has_more: bool

    @property
    def drug(self) -> DrugContent:
        return self.group.drug

    @property
    def warnings(self) -> list[DrugRole]:
        """The roles that must be said first."""
        return warnings_of(self.drug)


def warnings_of(drug: DrugContent) -> list[DrugRole]:
    """Of a drug's roles those that must be said first: never to be used, less effective."""
    return [role for role in (DrugRole.NEVER, DrugRole.LESS_EFFECTIVE) if drug.has_role(role)]


def drugs_of_step(book: Book, node: DecisionNodeContent, wanted: frozenset[PriorTki]) -> list[StepDrug]:
    """The drugs that a step offers or warns of, alphabetical, with their results in patients of the wanted history.

    Those are the record's own `drugs`: its text also names drugs that were given before.
    """
    found = [drug for key in node.drugs if (drug := book.document.get(DrugContent, key)) is not None]
    named = mutations_named(node)
    return [_step_drug(book, drug, named, wanted) for drug in sorted(found, key=lambda drug: drug.inn.lower())]


def mutations_named(node: DecisionNodeContent) -> frozenset[str]:
    """Keys of the mutations that the words of a step take from records."""
    texts = [node.title, node.detail, *(option.detail for option in node.options)]
    return frozenset(mark.key for text in texts for mark in find_marks(text) if mark.name == "mutation")


def _step_drug(book: Book, drug: DrugContent, named: frozenset[str], wanted: frozenset[PriorTki]) -> StepDrug:
    every = book.tables.of_drug(drug.key)
    rows = [row for row in every if row.cohort.prior_tki in wanted and row.cohort.mutation in {"", *named}]
    cells = _cells(book, drug, named, shows_wild_type=wanted == BEFORE and not rows)
    return StepDrug(
        group=book.tables.group_of(drug, rows),
        cells=[cell for cell in cells if cell.cell.has_evidence],
        without_data=[cell.row for cell in cells if not cell.cell.has_evidence],
        has_more=len(rows) < len(every),
    )


def _cells(book: Book, drug: DrugContent, named: frozenset[str], *, shows_wild_type: bool) -> list[StepCell]:
    """The drug's cells on the mutations named, and on wild type where that is asked for and no mutation is named."""
    shown = [
        row for row in book.grid.rows if (row.mutation.key in named if row.mutation else shows_wild_type and not named)
    ]
    return [StepCell(row, cell) for row in shown for cell in row.cells if cell.drug.key == drug.key]
