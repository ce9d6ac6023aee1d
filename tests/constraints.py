"""One assertion for every constraint: the editor reads a sentence, and the database itself refuses."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction


def messages(row: models.Model) -> list[str]:
    """What the editor is told when the row is checked, all sentences of all fields."""
    try:
        row.full_clean(exclude=["digest"] if hasattr(row, "digest") else [])
    except ValidationError as refused:
        return sorted({message for texts in refused.message_dict.values() for message in texts})
    return []


def assert_accepted(row: models.Model, **values: Any) -> None:
    """The values pass both the editor's check and the database."""
    for name, value in values.items():
        setattr(row, name, value)
    assert messages(row) == []
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def assert_refused(row: models.Model, sentence: str, **values: Any) -> None:
    """The editor reads `sentence`, and the database refuses whoever does not ask. The row stays as it is."""
    tried = type(row)._base_manager.get(pk=row.pk)
    for name, value in values.items():
        setattr(tried, name, value)
    assert sentence in messages(tried), values
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**values)
