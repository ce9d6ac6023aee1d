"""Columns: how each field of a record stands in a cell, read and written, built from the model and its content.

A column `read`s a cell to a value, `get`s the value that a record has now, prints a value as `text` for a cell, and
`put`s it onto an instance. Two values are the same when they are equal: that one comparison decides what an import
would change, and what it changes.
"""

import re
from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q

from review.cells import format_list, parse_list
from review.content import normalise_text
from review.fields import ListField, PartialDateField, PublishedNumberField
from review.tables import spreadsheets
from review.tables.keys import Keys, natural_key


class UnreadableValue(ValueError):
    """A cell cannot be taken. The message says why, and what to write."""


class Column:
    """A text. The base of all columns."""

    is_list = False

    def __init__(self, field: Any) -> None:
        self.field = field
        self.name: str = field.name
        self.pattern = _pattern_of(field)
        self.is_prose = isinstance(field, models.TextField)

    def get(self, row: models.Model) -> Any:
        return getattr(row, self.name)

    def text(self, value: Any) -> str:
        return str(value)

    def read(self, cell: str, keys: Keys) -> Any:
        """The value of a cell without its spreadsheet armour. Raises UnreadableValue or UnknownKey."""
        trouble = "" if self.is_prose else spreadsheets.text_trouble(cell)
        if trouble:
            raise UnreadableValue(trouble)
        self._check_zeros(cell)
        return normalise_text(cell)

    def put(self, row: models.Model, value: Any, keys: Keys) -> None:
        setattr(row, self.name, value)

    @property
    def related_models(self) -> set[type[models.Model]]:
        """The models whose keys stand in the cell."""
        return set()

    def _check_zeros(self, cell: str) -> None:
        if cell and self.pattern and not re.search(self.pattern, cell):
            for padded in spreadsheets.with_leading_zeros(cell):
                if re.search(self.pattern, padded):
                    raise UnreadableValue(
                        f"“{cell}” is too short: a spreadsheet may have dropped zeros from “{padded}”."
                    )


class ChoiceColumn(Column):
    """A code of a closed vocabulary. Codes that a spreadsheet would take for a number or a date stand in words."""

    def __init__(self, field: Any) -> None:
        super().__init__(field)
        self.codes = {str(code): str(label) for code, label in field.choices}
        self.in_words = any(code[:1].isdigit() for code in self.codes)

    def text(self, value: Any) -> str:
        return self.codes.get(str(value), str(value)) if self.in_words else str(value)

    def read(self, cell: str, keys: Keys) -> Any:
        if not cell:
            return _when_empty(self.field)
        by_label = {label.casefold(): code for code, label in self.codes.items()}
        code = cell if cell in self.codes else by_label.get(cell.casefold()) if self.in_words else None
        if code is not None:
            return code
        allowed = ", ".join(self.codes.values() if self.in_words else self.codes)
        if self.in_words and spreadsheets.looks_like_any_date(cell):
            example = next((label for code, label in self.codes.items() if "/" in code), allowed)
            raise UnreadableValue(
                f"A spreadsheet has turned this into a date: “{cell}”. Write it in words, such as “{example}”."
            )
        raise UnreadableValue(f"“{cell}” is not one of: {allowed}.")


class NumberColumn(Column):
    """A number as printed."""

    def read(self, cell: str, keys: Keys) -> Any:
        _refuse(spreadsheets.number_trouble(cell))
        return normalise_text(cell)


class DateColumn(Column):
    """A date as far as it is known."""

    def read(self, cell: str, keys: Keys) -> Any:
        _refuse(spreadsheets.date_trouble(cell))
        return normalise_text(cell)


class IntegerColumn(Column):
    """A count, or nothing."""

    def text(self, value: Any) -> str:
        return "" if value is None else str(value)

    def read(self, cell: str, keys: Keys) -> Any:
        if not cell:
            return _when_empty(self.field)
        _refuse(spreadsheets.number_trouble(cell))
        if not re.fullmatch(r"[0-9]{1,9}", cell):
            raise UnreadableValue(f"“{cell}” is not a whole number.")
        return int(cell)


class YesColumn(Column):
    """Yes, or nothing."""

    def text(self, value: Any) -> str:
        return "yes" if value else ""

    def read(self, cell: str, keys: Keys) -> Any:
        if cell.casefold() not in {"yes", "no", ""}:
            raise UnreadableValue(f"“{cell}” is not “yes”, “no” or empty.")
        return cell.casefold() == "yes"


class ListColumn(Column):
    """Texts separated by “; ”."""

    def text(self, value: Any) -> str:
        return format_list(value)

    def read(self, cell: str, keys: Keys) -> Any:
        _refuse(spreadsheets.text_trouble(cell))
        return parse_list(normalise_text(cell))


class KeyColumn(Column):
    """Another row, by its key."""

    @property
    def related_models(self) -> set[type[models.Model]]:
        return {self.field.related_model}

    def get(self, row: models.Model) -> Any:
        other = getattr(row, self.name, None)
        return getattr(other, natural_key(type(other))) if other else ""

    def read(self, cell: str, keys: Keys) -> Any:
        key = normalise_text(cell)
        if key:
            keys.check(self.field.related_model, key)
        elif not self.field.null:
            raise UnreadableValue(f"The {self.field.verbose_name} is missing.")
        return key

    def put(self, row: models.Model, value: Any, keys: Keys) -> None:
        setattr(row, self.field.attname, keys.find(self.field.related_model, value) if value else None)


class KeysColumn(Column):
    """Other rows, by their keys, in any order."""

    is_list = True

    @property
    def related_models(self) -> set[type[models.Model]]:
        return {self.field.related_model}

    def get(self, row: models.Model) -> Any:
        name = natural_key(self.field.related_model)
        return tuple(sorted(getattr(other, name) for other in getattr(row, self.name).all())) if row.pk else ()

    def text(self, value: Any) -> str:
        return format_list(value)

    def read(self, cell: str, keys: Keys) -> Any:
        listed = parse_list(normalise_text(cell))
        for key in listed:
            keys.check(self.field.related_model, key)
            if listed.count(key) > 1:
                raise UnreadableValue(f"“{key}” stands twice.")
        return tuple(sorted(listed))

    def wanted(self, value: Any, keys: Keys) -> list[Any]:
        """What `save_record` is to put into the relation."""
        return [keys.find(self.field.related_model, key) for key in value]


def _refuse(trouble: str) -> None:
    if trouble:
        raise UnreadableValue(trouble)


def _when_empty(field: Any) -> Any:
    """What an empty cell means: nothing where that is allowed, else the default."""
    if field.null:
        return None
    if field.blank:
        return ""
    if field.has_default():
        return field.get_default()
    raise UnreadableValue(f"The {field.verbose_name} is missing.")


def _pattern_of(field: Any) -> str:
    """The pattern that a constraint holds the field to, or ""."""
    for constraint in field.model._meta.constraints:
        if isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q):
            for child in constraint.condition.children:
                if isinstance(child, tuple) and child[0] == f"{field.name}__regex":
                    return str(child[1])
    return ""


def plain_column(field: Any) -> Column:
    """The column for a field of the row itself."""
    kinds: list[tuple[type[models.Field], type[Column]]] = [
        (models.ForeignKey, KeyColumn),
        (models.BooleanField, YesColumn),
        (models.IntegerField, IntegerColumn),
        (ListField, ListColumn),
        (PublishedNumberField, NumberColumn),
        (PartialDateField, DateColumn),
    ]
    if getattr(field, "choices", None):
        return ChoiceColumn(field)
    return next((column for kind, column in kinds if isinstance(field, kind)), Column)(field)
