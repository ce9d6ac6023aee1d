"""What an editor may say of an edition, suggested from its changes: "Changed: crizotinib, …; and 4 more.".

Every later edition prints the summary again. So records are named by what they are, never by a value or by their words,
which may be taken back.
"""

from collections import defaultdict
from collections.abc import Sequence

from publication.document import Change, Document, Tombstone
from publication.rendering.record_lines import title_without_claim
from review.content import RecordContent
from trials.content import EfficacyResultContent

NAMED = 3
"""So many records are named of each; of a longer list the rest is counted."""

FIRST_TO_TELL = ("drugs.approval", "trials.efficacyresult", "algorithm.decisionnode", "pages.statement")
"""Kinds of record in the order in which a reader wants to hear of them; the others follow."""

WORDS = {"added": "New", "changed": "Changed"}


def suggest_summary(document: Document) -> str:
    """A sentence for each thing that became of records since the edition before; "" where nothing changed."""
    if document.edition.number == 1:
        return "The first edition."
    grouped: dict[str, list[Change]] = defaultdict(list)
    for change in sorted(document.changes, key=_rank):
        grouped[change.change].append(change)
    order = sorted(grouped, key=lambda what: (what != "changed", what != "added", what))
    return " ".join(f"{WORDS.get(what, what.capitalize())}: {_list(grouped[what], document)}." for what in order)


def _rank(change: Change) -> int:
    kinds = FIRST_TO_TELL
    return kinds.index(change.record_kind) if change.record_kind in kinds else len(kinds)


def _list(changes: Sequence[Change], document: Document) -> str:
    names = list(dict.fromkeys(_name(change, document) for change in changes))[:NAMED]
    more = len(changes) - len(names)
    return "; ".join([*names, f"and {more} more"] if more > 0 else names)


def _name(change: Change, document: Document) -> str:
    record = _find(change, document)
    name = title_without_claim(record, document) if record else change.name
    is_result = change.record_kind == EfficacyResultContent.record_kind
    return (name.replace(": ", ", ", 1) if is_result else name).rstrip(".")


def _find(change: Change, document: Document) -> RecordContent | Tombstone | None:
    """The record, or the notice in its place; None where it is gone without one."""
    entry = document.entry(change.record_kind, change.key)
    if entry:
        return entry.content
    name = (change.record_kind, change.key)
    return next((stone for stone in document.tombstones if (stone.record_kind, stone.key) == name), None)
