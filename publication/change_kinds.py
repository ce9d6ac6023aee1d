"""What kind of change each is: suggested from the record and the fields that differ; the editor has the last word."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from drugs.content import ApprovalContent
from pages.content import CorrectionContent, SectionContent
from publication.choices import ChangeKind
from publication.document import Change, Document, KindCount

RecordName = tuple[str, str]
"""A record's kind and key."""

WORDING_FIELDS = frozenset(
    {
        "text", "title", "detail", "note", "label", "cohort.label", "page.title", "position", "style",
        "verification", "verification_note", "identifier_is_verified", "last_checked_date",
    }
)  # fmt: skip
"""Fields that say the same otherwise, or elsewhere, or how far it was checked."""


def with_kinds(changes: tuple[Change, ...], kinds: Mapping[RecordName, ChangeKind]) -> tuple[Change, ...]:
    """The changes with the kinds that are given; the others keep theirs."""
    return tuple(
        change.model_copy(update={"change_kind": kinds[change.record_kind, change.key]})
        if (change.record_kind, change.key) in kinds
        else change
        for change in changes
    )


def count_kinds(changes: Iterable[Change]) -> tuple[KindCount, ...]:
    """How many changes are of each kind, in the order of the kinds; those without one last."""
    counts = Counter(change.change_kind for change in changes)
    return tuple(KindCount(kind=kind, count=counts[kind]) for kind in (*ChangeKind, None) if counts[kind])


def suggest_kinds(changes: tuple[Change, ...], older: Document, newer: Document) -> dict[RecordName, ChangeKind]:
    """A kind for each change."""
    corrected = _corrected_since(older, newer)
    return {(one.record_kind, one.key): _suggest(one, corrected, older, newer) for one in changes}


def _corrected_since(older: Document, newer: Document) -> set[RecordName]:
    """The records on which a correction bears that readers have not seen yet."""
    known = {content.key: content for content in older.of(CorrectionContent)}
    news = [content for content in newer.of(CorrectionContent) if known.get(content.key) != content]
    return {(part.record_kind, part.record_key) for content in news for part in content.bears_on}


def _suggest(change: Change, corrected: set[RecordName], older: Document, newer: Document) -> ChangeKind:
    name = change.record_kind, change.key
    if change.record_kind == ApprovalContent.record_kind:
        return ChangeKind.REGULATORY
    was_taken_back = change.change not in {"added", "changed"}
    if name in corrected or change.record_kind == CorrectionContent.record_kind or was_taken_back:
        return ChangeKind.CORRECTION
    if change.record_kind == SectionContent.record_kind or _differing(name, older, newer) <= WORDING_FIELDS:
        return ChangeKind.WORDING
    return ChangeKind.NEW_EVIDENCE


def _differing(name: RecordName, older: Document, newer: Document) -> set[str]:
    """The fields that differ, "cohort.label" for one of a content within the content; "key" where there was none."""
    before, after = older.entry(*name), newer.entry(*name)
    if before is None or after is None:
        return {"key"}
    return set(_fields(before.content.as_dict(), after.content.as_dict()))


def _fields(before: dict[str, Any], after: dict[str, Any], prefix: str = "") -> list[str]:
    found = []
    for name in {*before, *after}:
        old, new = before.get(name), after.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            found += _fields(old, new, f"{prefix}{name}.")
        elif old != new:
            found.append(f"{prefix}{name}")
    return found
