"""What changed between two documents, record by record and field by field."""

from collections.abc import Iterator
from typing import Any

from publication.change_kinds import suggest_kinds, with_kinds
from publication.document import Change, Document, Entry, FieldChange, Tombstone
from review.content import RecordContent


def compare(older: Document | None, newer: Document) -> tuple[Change, ...]:
    """The changes from `older` (None: nothing before) to `newer`, in the order of the tables, then of the keys.

    Each has the kind that is likely; where there was nothing before, none.
    """
    before = _by_name(older) if older else {}
    after = _by_name(newer)
    stones = {(stone.record_kind, stone.key): stone for stone in newer.tombstones}
    changes = tuple(_changes(before, after, stones))
    return with_kinds(changes, suggest_kinds(changes, older, newer)) if older else changes


Entries = dict[tuple[str, str], Entry[RecordContent]]


def _by_name(document: Document) -> Entries:
    return {(entry.content.record_kind, entry.content.key): entry for entry in document.entries()}


def _changes(before: Entries, after: Entries, stones: dict[tuple[str, str], Tombstone]) -> Iterator[Change]:
    for name, entry in after.items():
        earlier = before.get(name)
        if earlier is None:
            yield _change(entry, "added")
        elif earlier.digest != entry.digest:
            yield _change(entry, "changed", field_changes(earlier.content, entry.content))
    for name, entry in before.items():
        if name not in after:
            yield _taken_out(entry.content, stones.get(name))


def _change(entry: Entry[RecordContent], change: str, fields: tuple[FieldChange, ...] = ()) -> Change:
    content = entry.content
    return Change(
        record_kind=content.record_kind,
        key=content.key,
        name=content.name,
        change=change,
        fields=fields,
    )


def _taken_out(content: RecordContent, stone: Tombstone | None) -> Change:
    """A record that is no longer there. What was taken back is not told again."""
    kind, key = content.record_kind, content.key
    if stone is None:
        return Change(record_kind=kind, key=key, name=content.name, change="removed")
    return Change(record_kind=kind, key=key, name=stone.name, change=stone.state.value, reason=stone.reason)


def field_changes(older: RecordContent, newer: RecordContent) -> tuple[FieldChange, ...]:
    """The fields in which two contents differ, each before and after as text."""
    before, after = older.as_dict(), newer.as_dict()
    names = [name for name in type(newer).model_fields if before.get(name) != after.get(name)]
    return tuple(FieldChange(field=name, old=as_text(before.get(name)), new=as_text(after.get(name))) for name in names)


def as_text(value: Any) -> str:
    """A JSON value as one line that a reader can follow."""
    if value is None:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {as_text(item)}" for name, item in value.items())
    if isinstance(value, list):
        return " | ".join(as_text(item) for item in value)
    return str(value)
