"""Tables: records in and out as CSV, by natural key, columns named as the fields."""

from review.tables.importing import import_table
from review.tables.summary import CellChange, ImportSummary, Outcome, Refusal, RowSummary
from review.tables.table import Table

__all__ = ["CellChange", "ImportSummary", "Outcome", "Refusal", "RowSummary", "Table", "import_table"]
