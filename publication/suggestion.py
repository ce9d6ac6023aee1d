"""What an editor may say of an edition, suggested from its changes: "Changed: repotrectinib, … (79 → 80)."."""

from collections import defaultdict
from collections.abc import Sequence

from publication.document import Change, Document
from publication.rendering.record_lines import title_of

NAMED = 3
"""So many records are named of each; of a longer list the rest is counted."""

NAME_LENGTH = 90
VALUE_LENGTH = 24

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
    named = [_tell(change, document) for change in changes[:NAMED]]
    more = len(changes) - NAMED
    return "; ".join([*named, f"and {more} more"] if more > 0 else named)


def _tell(change: Change, document: Document) -> str:
    entry = document.entry(change.record_kind, change.key)
    name = title_of(entry.content, document) if entry else change.name
    name = name.rstrip(".").replace(".”", "”").replace(": ", ", ")
    short = name if len(name) <= NAME_LENGTH else f"{name[:NAME_LENGTH].rsplit(' ', 1)[0]} …"
    value = _value(change)
    return f"{short} ({value})" if value else short


def _value(change: Change) -> str:
    """The one value that tells most: the estimate, or else the only field that changed."""
    fields = [field for field in change.fields if field.field == "estimate"] or change.fields
    if len(fields) != 1 or not fields[0].old or not fields[0].new:
        return ""
    is_short = len(fields[0].old) <= VALUE_LENGTH and len(fields[0].new) <= VALUE_LENGTH
    return f"{fields[0].old} → {fields[0].new}" if is_short else ""
