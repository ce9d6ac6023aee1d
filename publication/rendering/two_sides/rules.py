"""Which results, mutations and changes the two sides show. A rule is printed below what it left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from drugs.choices import DrugRole
from drugs.content import DrugContent, GuidelineListingContent
from publication.approved import approvals_of, is_granted
from publication.document import Document
from publication.rendering.grid import CellState, Grid, GridRow
from publication.rendering.result_tables import ResultRow
from trials.formatting import FEW_PATIENTS

PATIENTS_KNOWN = frozenset(
    {CellState.RESPONSE, CellState.SINGLE_PATIENTS, CellState.FAILS_IN_PATIENTS, CellState.CONFLICTING}
)
"""States of a cell that rest on patients."""


@dataclass(frozen=True)
class ResultRule:
    """Which rows of results are shown, and how a reader is told."""

    words: str
    choose: Callable[[Document, Sequence[ResultRow]], list[ResultRow]]


@dataclass(frozen=True)
class GridRule:
    """Which mutations are shown, and how a reader is told."""

    words: str
    keeps: Callable[[GridRow], bool]


def of_medicines_in_use(document: Document, rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Rows of medicines that are approved or in a guideline, and that have something to show here."""
    return [row for row in rows if is_in_use(document, row.drug) and _has_number(row)]


def _has_number(row: ResultRow) -> bool:
    return bool(row.response or row.intracranial or row.progression_free)


def in_ten_or_more(document: Document, rows: Sequence[ResultRow]) -> list[ResultRow]:
    """The same, without populations in which a few patients change the number."""
    return [row for row in of_medicines_in_use(document, rows) if (row.evaluable_n or 0) >= FEW_PATIENTS]


def largest_of_each(document: Document, rows: Sequence[ResultRow]) -> list[ResultRow]:
    """The largest population of each medicine, by mutation and by progression in the CNS alone."""
    kept: dict[tuple[str, str, str], ResultRow] = {}
    for row in in_ten_or_more(document, rows):
        name = (row.drug.key, row.cohort.mutation, row.cohort.cns_disease)
        if name not in kept or (row.evaluable_n or 0) > (kept[name].evaluable_n or 0):
            kept[name] = row
    return [row for row in rows if row in kept.values()]


def is_in_use(document: Document, drug: DrugContent) -> bool:
    """Whether a medicine is approved somewhere for ROS1+ cancer, or stands in a guideline."""
    approvals = approvals_of(document, drug.key)
    is_listed = any(listing.drug == drug.key for listing in document.of(GuidelineListingContent))
    return is_listed or any(is_granted(approval, approvals) for approval in approvals)


RESULT_RULES = (
    ResultRule(
        _("Shown: current results of medicines that are approved or in a guideline."),
        of_medicines_in_use,
    ),
    ResultRule(
        _("Shown: current results, in ten patients or more, of medicines that are approved or in a guideline."),
        in_ten_or_more,
    ),
    ResultRule(
        _("Shown: the largest population, of ten or more, of each medicine that is approved or in a guideline."),
        largest_of_each,
    ),
)

GRID_RULES = (
    GridRule(_("Shown: all mutations and all drugs but compounds of research."), lambda row: True),
    GridRule(
        _("Shown: the mutations of which there are data from patients, and all drugs but compounds of research."),
        lambda row: any(cell.state in PATIENTS_KNOWN for cell in row.cells),
    ),
)


def without_research(grid: Grid) -> Grid:
    """The grid without the columns of compounds that are only studied."""
    kept = [index for index, drug in enumerate(grid.drugs) if set(drug.roles) != {DrugRole.RESEARCH}]
    rows = [GridRow(row.mutation, tuple(row.cells[index] for index in kept)) for row in grid.rows]
    return Grid(tuple(grid.drugs[index] for index in kept), tuple(rows))
