"""Keys: other rows named in a table by their natural key, looked up once for a whole file."""

from difflib import get_close_matches
from typing import Any

from django.db import models

from review.models import Record
from review.tables.spreadsheets import with_leading_zeros


def natural_key(model: type[models.Model]) -> str:
    """The field by which a table names a row: `key` of a record, `name` of an organisation."""
    return "key" if issubclass(model, Record) else "name"


class UnknownKey(LookupError):
    """No row has this key. The message says which come near."""


class Keys:
    """The primary keys of rows by their natural keys."""

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[str, Any]] = {}
        self._awaited: dict[type[models.Model], set[str]] = {}

    def of(self, model: type[models.Model]) -> dict[str, Any]:
        """All natural keys of a model, each with its primary key."""
        if model not in self._known:
            rows = model._base_manager.values_list(natural_key(model), "pk")
            self._known[model] = dict(rows)
        return self._known[model]

    def await_rows(self, model: type[models.Model], keys: set[str]) -> None:
        """Say that rows with these keys will be there before they are needed."""
        self._awaited[model] = keys

    def add(self, row: models.Model) -> None:
        """Say that `row` is there now."""
        self.of(type(row))[getattr(row, natural_key(type(row)))] = row.pk

    def check(self, model: type[models.Model], key: str) -> None:
        """Raises UnknownKey for a key that is not there and not awaited."""
        if key not in self.of(model) and key not in self._awaited.get(model, ()):
            raise UnknownKey(self._explain(model, key))

    def find(self, model: type[models.Model], key: str) -> Any:
        """The primary key of a row. Raises UnknownKey."""
        try:
            return self.of(model)[key]
        except KeyError as unknown:
            raise UnknownKey(self._explain(model, key)) from unknown

    def _explain(self, model: type[models.Model], key: str) -> str:
        name = model._meta.verbose_name
        known = self.of(model)
        for padded in with_leading_zeros(key):
            if padded in known:
                return f"There is no {name} “{key}”: a spreadsheet may have dropped zeros from “{padded}”."
        near = get_close_matches(key, known, n=2)
        hint = f" Did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else ""
        return f"There is no {name} “{key}”.{hint}"
