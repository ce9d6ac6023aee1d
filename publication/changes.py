"""What changed between two documents, record by record and field by field."""

from collections.abc import Iterator
from typing import Any

from publication.change_kinds import count_kinds, suggest_kinds, with_kinds
from publication.document import Change, Document, Entry, FieldChange, Tombstone
from publication.value_words import ValueWords
from review.content import RecordContent


def compare(older: Document | None, newer: Document) -> tuple[Change, ...]:
    """The changes from `older` (None: nothing before) to `newer`, in the order of the tables, then of the keys.

    Each has the kind that is likely; where there was nothing before, none. What `newer` no longer says is told
    nowhere: neither as a record of its own nor as a value within another text of `older`.
    """
    before = _by_name(older) if older else {}
    after = _by_name(newer)
    stones = {(stone.record_kind, stone.key): stone for stone in newer.tombstones}
    words = ValueWords(older, newer.tombstones), ValueWords(newer)
    changes = tuple(_changes(before, after, stones, words))
    return with_kinds(changes, suggest_kinds(changes, older, newer)) if older else changes


def with_changes(document: Document, changes: tuple[Change, ...]) -> Document:
    """The document with its changes, and with their number in its header. A first edition has nothing to count."""
    counts = count_kinds(changes) if document.edition.number > 1 else ()
    header = document.edition.model_copy(update={"change_counts": counts})
    return document.model_copy(update={"changes": changes, "edition": header})


Entries = dict[tuple[str, str], Entry[RecordContent]]

BothWords = tuple[ValueWords, ValueWords]

WITHOUT_DOCUMENTS = ValueWords(None), ValueWords(None)


def _by_name(document: Document) -> Entries:
    return {(entry.content.record_kind, entry.content.key): entry for entry in document.entries()}


def _changes(
    before: Entries, after: Entries, stones: dict[tuple[str, str], Tombstone], words: BothWords
) -> Iterator[Change]:
    for name, entry in after.items():
        earlier = before.get(name)
        if earlier is None:
            yield _change(entry, "added")
        elif earlier.digest != entry.digest:
            yield _change(entry, "changed", field_changes(earlier.content, entry.content, words))
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
    """A record that is no longer there. What it said is not told again."""
    kind, key = content.record_kind, content.key
    if stone is None:
        return Change(record_kind=kind, key=key, name=content.name_without_claim, change="removed")
    return Change(record_kind=kind, key=key, name=stone.name, change=stone.state.value, reason=stone.reason)


def field_changes(
    older: RecordContent, newer: RecordContent, words: BothWords = WITHOUT_DOCUMENTS
) -> tuple[FieldChange, ...]:
    """The fields in which two contents differ, each before and after in words."""
    before, after = words
    return tuple(
        FieldChange(field=name, old=before.of_field(older, name), new=after.of_field(newer, name))
        for name in _differing(older.as_dict(), newer.as_dict(), type(newer))
    )


def _differing(before: dict[str, Any], after: dict[str, Any], kind: Any, prefix: str = "") -> Iterator[str]:
    """The names of the fields that differ, in their order; "cohort.label" for one of a content by value."""
    for name, field in kind.model_fields.items():
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _differing(old, new, field.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"
