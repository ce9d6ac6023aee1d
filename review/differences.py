"""Contents for people to read and compare: labelled field by field, prose word by word."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from review.models.record import HasContent
from review.words import Piece, compare_words


@dataclass(frozen=True)
class Shown:
    """A field of a content: its name for people, and its value as lines of text (one a part)."""

    name: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """A field in which two contents differ, before and after, the whole as pieces."""

    name: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def pieces(self) -> list[Piece]:
        """Both texts in one, word by word."""
        return compare_words("\n".join(self.before), "\n".join(self.after))

    @property
    def is_prose(self) -> bool:
        """Whether comparing word by word helps: one text each, and some words stand in both."""
        return len(self.before) == len(self.after) == 1 and any(
            piece.mark == "kept" and len(piece.text.split()) > 2 for piece in self.pieces
        )


def parse_content(text: str) -> dict[str, Any]:
    """The content kept in a history row or a sign-off; a row without one has nothing to say."""
    return json.loads(text) if text else {}


def show(content: dict[str, Any], model: type[HasContent]) -> list[Shown]:
    """All that a content says, in the order of its fields."""
    return [
        Shown(name, label_of(model, name), as_lines(content[name], model, name)) for name in _ordered(content, model)
    ]


def differences(before: dict[str, Any], after: dict[str, Any], model: type[HasContent]) -> list[Difference]:
    """The fields in which two contents of a kind differ, in the order of the fields."""
    return [
        Difference(
            name, label_of(model, name), as_lines(before.get(name), model, name), as_lines(after.get(name), model, name)
        )
        for name in _ordered({**before, **after}, model)
        if before.get(name) != after.get(name)
    ]


def label_of(model: type[models.Model], name: str) -> str:
    """What people call a field."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name.replace("_", " ")
    return str(getattr(field, "verbose_name", name)).replace("_", " ")


def as_lines(value: Any, model: type[models.Model], name: str) -> tuple[str, ...]:
    """A value of a content as lines: one for each part or text."""
    if value is None:
        return ()
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return tuple(as_text(part, model, name) for part in value)
    return (as_text(value, model, name),)


def as_text(value: Any, model: type[models.Model], name: str) -> str:
    """A value of a content as one text, codes in words."""
    if value is True:
        return "yes"
    field = _field(model, name)
    if isinstance(value, dict):
        inner = field.related_model if field is not None and field.is_relation else model
        return "; ".join(f"{label_of(inner, key)}: {as_text(value[key], inner, key)}" for key in _ordered(value, inner))
    if isinstance(value, list):
        return "; ".join(as_text(item, model, name) for item in value)
    return _in_words(field, str(value))


def _field(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _ordered(content: dict[str, Any], model: type[models.Model]) -> list[str]:
    """The fields of a content in their own order, since JSON has them by the alphabet; what else there is follows."""
    known = model.content_class.model_fields if issubclass(model, HasContent) else {}
    return [*(name for name in known if name in content), *(name for name in content if name not in known)]


def _in_words(field: Any, code: str) -> str:
    choices: Iterable[Any] = getattr(field, "choices", None) or []
    of_items = getattr(field, "item_choices", None)
    labels = dict(of_items.choices if of_items else choices)
    return str(labels.get(code, code))
