"""Whether the marks of a text name what exists. Asked by the `clean()` of every model whose prose holds marks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from drugs.models import Approval, Drug, MutationFrequency, ResistanceMutation
from references.models import Reference
from review.models import Record
from trials.marks import (
    MARK_KINDS,
    Mark,
    UnreadableMark,
    find_broken_marks,
    find_citations,
    find_marks,
    parse_drug_query,
)
from trials.models import EfficacyResult, Sensitivity

NAMED_MODELS: dict[str, type[Record]] = {
    "@": Reference,
    "result": EfficacyResult,
    "drug": Drug,
    "mutation": ResistanceMutation,
    "approval": Approval,
    "frequency": ResistanceMutation,
    "ic50": Sensitivity,
}
"""The records whose keys each kind of mark names; "@" is a citation."""

_COLUMNS: dict[str, tuple[str, ...]] = {"result": ("responders_n", "evaluable_n"), "ic50": ("ic50_nm",)}
_COUNTS = {
    "responders": ("responders_n",),
    "evaluable": ("evaluable_n",),
    "of": ("responders_n", "evaluable_n"),
}

Row = dict[str, Any]


def check_marks(row: models.Model, *fields: str) -> None:
    """Raises ValidationError, at their field, for marks in `fields` that name nothing or are not written as marks."""
    objections = {name: list(object_to_marks(getattr(row, name) or "")) for name in fields}
    found = {name: messages for name, messages in objections.items() if messages}
    if found:
        raise ValidationError(found)


def check_no_marks(row: models.Model, *fields: str) -> None:
    """Raises ValidationError, at their field, for marks in `fields`, which stand on the page as they are typed."""
    found = {}
    for name in fields:
        text = getattr(row, name) or ""
        first = [mark.written for mark in (*find_marks(text), *find_citations(text))]
        first += [written for written, _ in find_broken_marks(text)]
        if first:
            found[name] = f"{first[0]}: marks are not read here. Write the words, or move it to the detail."
    if found:
        raise ValidationError(found)


def object_to_marks(text: str) -> Iterator[str]:
    """What is wrong with each mark of a text and what to do, each with its place. One query for a kind of mark."""
    is_long = "\n" in text.strip()
    for written, line in find_broken_marks(text):
        yield f"{_place(written, line, is_long)}: this is not a mark yet. Write {{{{ result:KEY }}}} or [@key]."
    marks = [*find_marks(text), *find_citations(text)]
    rows = _get_rows(marks)
    for mark in marks:
        if why := _object(mark, rows):
            yield f"{_place(mark.written, mark.line, is_long)}: {why}"


def _place(written: str, line: int, is_long: bool) -> str:
    return f"Line {line}, {written}" if is_long else written


def _get_rows(marks: Iterable[Mark]) -> dict[str, dict[str, Row]]:
    """The named rows by kind of mark and key."""
    keys: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        if mark.name in NAMED_MODELS:
            keys[mark.name].add(mark.key)
    return {
        name: {
            row["key"]: row
            for row in NAMED_MODELS[name]._base_manager.filter(key__in=wanted).values("key", *_COLUMNS.get(name, ()))
        }
        for name, wanted in keys.items()
    }


def _object(mark: Mark, rows: dict[str, dict[str, Row]]) -> str:
    """Why a mark has no value, and what to do; "" where it has one."""
    if mark.name not in MARK_KINDS and mark.name != "@":
        return f"there is no kind of value “{mark.name}”. {_suggest(mark.name, MARK_KINDS) or _known()}"
    if mark.name not in NAMED_MODELS:
        return _object_to_query(mark)
    row = rows[mark.name].get(mark.key)
    if row is None:
        return _say_unknown(mark)
    if mark.name == "result":
        return _object_to_part(mark, row)
    if mark.name == "frequency":
        return _object_to_frequency(mark)
    if mark.name == "approval":
        return "" if mark.part == "date" else f"an approval gives its date. Write {{{{ approval:{mark.key}.date }}}}."
    if mark.part:
        return f"a mark of this kind has no part. Write {{{{ {mark.name}:{mark.key} }}}}."
    if mark.name == "ic50" and not row["ic50_nm"]:
        return "this sensitivity has no IC50. Choose one that has, or say in words what was found."
    return ""


def _known() -> str:
    return f"Known: {', '.join(MARK_KINDS)}."


def _object_to_query(mark: Mark) -> str:
    try:
        parse_drug_query(mark.argument)
    except UnreadableMark as unreadable:
        return f"this is no query: {unreadable}."
    return ""


def _say_unknown(mark: Mark) -> str:
    model = NAMED_MODELS[mark.name]
    near = _suggest(mark.key, model._base_manager.values_list("key", flat=True))
    hint = near or "Search for it beside the text, or add the record first."
    return f"there is no {model._meta.verbose_name} “{mark.key}”. {hint}"


def _suggest(word: str, known: Iterable[str]) -> str:
    by_lower = {one.lower(): one for one in known}
    near = [by_lower[one] for one in get_close_matches(word.lower(), by_lower, n=3)]
    if word.lower() in by_lower:
        near = near[:1]
    return f"Did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else ""


def _object_to_part(mark: Mark, row: Row) -> str:
    parts = MARK_KINDS["result"].parts
    if mark.part and mark.part not in parts:
        return f"a result has no part “{mark.part}”. {_suggest(mark.part, parts) or 'Known: ' + ', '.join(parts) + '.'}"
    if any(row[column] is None for column in _COUNTS.get(mark.part, ())):
        return "the result does not have this number. Enter it in the result, or take another part."
    return ""


def _object_to_frequency(mark: Mark) -> str:
    found = MutationFrequency.objects.filter(mutation__key=mark.key).exclude(percent="")
    drugs = {drug or "" for drug in found.values_list("after_drug__key", flat=True)}
    if mark.part in drugs:
        return ""
    marks = [f"{{{{ frequency:{mark.key}{'.' if drug else ''}{drug} }}}}" for drug in sorted(drugs)]
    after = f" after “{mark.part}”" if mark.part else ""
    return (
        f"{mark.key} has no percentage{after}. {'There is ' + ' and '.join(marks) + '.' if marks else 'Add it there.'}"
    )
