"""A table: the columns of a kind of record, and the reading of a row against what is stored."""

from typing import Any

from django.db import models

from review.models import Part, Record
from review.tables import spreadsheets
from review.tables.columns import Column, KeysColumn, UnreadableValue, plain_column
from review.tables.files import Row, Sheet, UnreadableFile
from review.tables.keys import Keys, UnknownKey, natural_key
from review.tables.parts import PartsColumn
from review.tables.stamps import DIGEST_COLUMN
from review.tables.summary import Refusal


class Table:
    """The columns of one model: those of its content, then the working notes.

    A file may leave the columns of notes out; then the notes stay as they are.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.notes = model.working_fields if issubclass(model, Record) else ()
        self.key = natural_key(model)
        self.columns = [self._column(name) for name in self._names()]

    def _names(self) -> list[str]:
        if issubclass(self.model, Record):
            return [*self.model.content_class.model_fields, *self.notes]
        return [field.name for field in self.model._meta.concrete_fields if not field.primary_key]

    def _column(self, name: str) -> Column:
        field = self.model._meta.get_field(name)
        if isinstance(field, models.ManyToManyField):
            return KeysColumn(field)
        if (field.one_to_many or field.many_to_many) and issubclass(field.related_model, Part):  # type: ignore[arg-type]
            return PartsColumn(field)
        return plain_column(field)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def is_stamped(self) -> bool:
        """Whether each row of an export carries its digest."""
        return issubclass(self.model, Record)

    @property
    def refers_to_itself(self) -> bool:
        """Whether a row may name another of the same table."""
        return any(self.model in column.related_models for column in self.columns)

    def check_columns(self, sheet: Sheet) -> None:
        """Raises UnreadableFile for a column too many or too few."""
        known = [*self.names, DIGEST_COLUMN] if self.is_stamped else self.names
        unknown = [name for name in sheet.columns if name not in known]
        missing = [name for name in self.names if name not in {*sheet.columns, *self.notes}]
        if unknown:
            raise UnreadableFile(f"Unknown columns: {', '.join(unknown)}. Known: {', '.join(known)}.", 1)
        if missing:
            raise UnreadableFile(f"Missing columns: {', '.join(missing)}.", 1)

    def read(self, row: Row, keys: Keys) -> tuple[dict[str, Any], list[Refusal]]:
        """The values of a row by column, and what in it cannot be taken."""
        values: dict[str, Any] = {}
        refusals = []
        for column in self.columns:
            if column.name in row.cells:
                try:
                    values[column.name] = _read(column, row.cells[column.name], keys)
                except (UnreadableValue, UnknownKey) as error:
                    refusals.append(Refusal(row.line, column.name, str(error.args[0])))
        return values, refusals

    def values(self, row: models.Model) -> dict[str, Any]:
        """The value of each column that a stored row has now."""
        return {column.name: column.get(row) for column in self.columns}

    def texts(self, row: models.Model) -> dict[str, str]:
        """The cells for a stored row, armoured against spreadsheets."""
        return {column.name: spreadsheets.escape(column.text(column.get(row))) for column in self.columns}


def _read(column: Column, cell: str, keys: Keys) -> Any:
    if spreadsheets.is_formula(cell):
        raise UnreadableValue(f"“{cell[:20]}” begins like a formula. If it is meant as text, put a ' before it.")
    return column.read(spreadsheets.unescape(cell), keys)
