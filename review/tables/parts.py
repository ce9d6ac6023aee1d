"""Parts in one cell: citations, frequencies, shares, options."""

from typing import Any

from django.db import models

from review.cells import UnreadableCell, format_parts, parse_parts
from review.content import normalise_text
from review.models import Part
from review.tables.columns import Column, UnreadableValue, plain_column
from review.tables.keys import Keys, UnknownKey

Values = dict[str, Any]
"""One part: the value of each of its fields."""


class PartsColumn(Column):
    """The parts of a record, each with its own fields. A `position` is not written: it is the order in the cell."""

    is_list = True

    def __init__(self, field: Any) -> None:
        super().__init__(field)
        self.part_model: type[Part] = field.related_model
        fields = self.part_model.content_class.model_fields
        self.is_ordered = "position" in fields
        self.columns = [plain_column(self.part_model._meta.get_field(name)) for name in fields if name != "position"]

    @property
    def related_models(self) -> set[type[models.Model]]:
        return set().union(*[column.related_models for column in self.columns])

    def get(self, row: models.Model) -> Any:
        parts = list(getattr(row, self.name).all()) if row.pk else []
        if self.is_ordered:
            parts.sort(key=lambda part: part.position)
        return self._in_order([{column.name: column.get(part) for column in self.columns} for part in parts])

    def text(self, value: Any) -> str:
        return format_parts([self._texts(part) for part in value], self.columns[0].name)

    def read(self, cell: str, keys: Keys) -> Any:
        try:
            parts = parse_parts(normalise_text(cell), self.columns[0].name, [column.name for column in self.columns])
        except UnreadableCell as error:
            raise UnreadableValue(str(error)) from error
        values = [self._read_part(part, number, keys) for number, part in enumerate(parts, 1)]
        self._check_twice(values)
        return self._in_order(values)

    def wanted(self, value: Any, keys: Keys) -> list[Any]:
        """The unsaved parts that `save_record` is to put into the relation."""
        return [self._make(part, position, keys) for position, part in enumerate(value, 1)]

    def _read_part(self, part: dict[str, str], number: int, keys: Keys) -> Values:
        values = {}
        for column in self.columns:
            try:
                values[column.name] = column.read(part.get(column.name, ""), keys)
            except (UnreadableValue, UnknownKey) as error:
                raise UnreadableValue(f"Part {number}, {column.name}: {error.args[0]}") from error
        return values

    def _make(self, values: Values, position: int, keys: Keys) -> Part:
        part = self.part_model()
        for column in self.columns:
            column.put(part, values[column.name], keys)
        if self.is_ordered:
            part.position = position  # type: ignore[attr-defined]
        return part

    def _texts(self, values: Values) -> dict[str, str]:
        return {column.name: column.text(values[column.name]) for column in self.columns}

    def _in_order(self, values: list[Values]) -> tuple[Values, ...]:
        return tuple(values if self.is_ordered else sorted(values, key=lambda part: str(self._texts(part))))

    def _check_twice(self, values: list[Values]) -> None:
        """Two parts of a record that the database would take for one."""
        names = {column.name for column in self.columns}
        for constraint in self.part_model._meta.constraints:
            fields = [name for name in getattr(constraint, "fields", ()) if name in names]
            seen = [tuple(part[name] for name in fields) for part in values]
            if fields and len(set(seen)) < len(seen):
                raise UnreadableValue(str(constraint.violation_error_message))
