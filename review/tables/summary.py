"""What an import does, or would do: row by row, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import TextChoices

from review.tables.consequences import Consequences


class Outcome(TextChoices):
    """What becomes of a row of a file."""

    ADDED = "added", "added"
    CHANGED = "changed", "changed"
    UNCHANGED = "unchanged", "unchanged"
    REFUSED = "refused", "refused"


class Refusal(NamedTuple):
    """Why something in a file cannot be taken. Line 0 and an empty column stand for the whole file and row."""

    line: int
    column: str
    reason: str


class CellChange(NamedTuple):
    """A field of a record that a row changes, as the cells before and after."""

    column: str
    old: str
    new: str


@dataclass
class RowSummary:
    """What becomes of one row."""

    line: int
    key: str
    outcome: Outcome
    changes: Sequence[CellChange] = ()
    refusals: list[Refusal] = field(default_factory=list)


@dataclass
class ImportSummary:
    """What becomes of a file. With anything refused, nothing is written."""

    rows: list[RowSummary] = field(default_factory=list)
    file_refusals: list[Refusal] = field(default_factory=list)
    consequences: Consequences | None = None
    """Known of a dry run that refuses nothing."""

    @property
    def refused(self) -> list[Refusal]:
        """All refusals, in the order of the file."""
        return sorted([*self.file_refusals, *(refusal for row in self.rows for refusal in row.refusals)])

    @property
    def added(self) -> int:
        return self.count(Outcome.ADDED)

    @property
    def changed(self) -> int:
        return self.count(Outcome.CHANGED)

    @property
    def unchanged(self) -> int:
        return self.count(Outcome.UNCHANGED)

    def count(self, outcome: Outcome) -> int:
        """How many rows come to this."""
        return sum(row.outcome == outcome for row in self.rows)
