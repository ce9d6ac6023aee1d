"""The drugs that a step of the algorithm names, each with the evidence that bears on this step, from records.

Which evidence that is follows from where the step stands: beyond progression, results in patients who had a ROS1
TKI; before it, in those who had none. Mutations are those that the step's own words name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from algorithm.content import DecisionNodeContent
from drugs.choices import DrugRole
from drugs.content import DrugContent
from publication.rendering.book import Book
from publication.rendering.grid import Cell, GridRow
from publication.rendering.notes import Note
from publication.rendering.result_tables import DrugGroup, ResultRow
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
    """The drugs that a step names, alphabetical, with their results in patients of the wanted history."""
    found = [drug for key in node.drugs if (drug := book.document.get(DrugContent, key)) is not None]
    named = mutations_named(node)
    return [_step_drug(book, drug, named, wanted) for drug in sorted(found, key=lambda drug: drug.inn.lower())]


def mutations_named(node: DecisionNodeContent) -> frozenset[str]:
    """Keys of the mutations that the words of a step take from records."""
    texts = [node.title, node.detail, *(option.detail for option in node.options)]
    return frozenset(mark.key for text in texts for mark in find_marks(text) if mark.name == "mutation")


def _step_drug(book: Book, drug: DrugContent, named: frozenset[str], wanted: frozenset[PriorTki]) -> StepDrug:
    every = book.tables.of_drug(drug.key)
    rows = [row for row in every if row.cohort.prior_tki in wanted]
    cells = _cells(book, drug, named, rows)
    return StepDrug(
        group=book.tables.group_of(drug, rows),
        cells=[cell for cell in cells if cell.cell.has_evidence],
        without_data=[cell.row for cell in cells if not cell.cell.has_evidence],
        has_more=len(rows) < len(every),
    )


def _cells(book: Book, drug: DrugContent, named: frozenset[str], rows: Sequence[ResultRow]) -> list[StepCell]:
    """The drug's cells on the mutations named; on wild type where neither a mutation nor a result is there to show."""
    shown = [row for row in book.grid.rows if row.mutation and row.mutation.key in named]
    if not named and not rows:
        shown = [row for row in book.grid.rows if row.mutation is None]
    return [StepCell(row, cell) for row in shown for cell in row.cells if cell.drug.key == drug.key]
