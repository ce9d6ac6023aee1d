"""What changed in an edition, as paper lists it: by kind of record, what was added in a row, the rest one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from publication.document import Change, Document, FieldChange
from publication.rendering.notes import TITLES_WITHOUT_TEXT

PLURALS = {
    "references.reference": "references",
    "drugs.drug": "drugs",
    "drugs.approval": "approvals",
    "drugs.guidelinelisting": "guideline listings",
    "drugs.resistancemutation": "mutations",
    "drugs.fusionpartner": "fusion partners",
    "trials.trial": "trials",
    "trials.efficacyresult": "results",
    "trials.sensitivity": "findings on mutations",
    "algorithm.decisionnode": "steps of the algorithm",
    "pages.section": "sections",
    "pages.statement": "statements",
    "pages.correction": "corrections",
}
"""Kinds of record, in the order of the tables, as one speaks of several."""

WORDS_AROUND = 3
"""How many words that stayed are shown on each side of those that did not."""

SHORT = 8
"""A text of up to so many words is shown whole."""

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True)
class Piece:
    """A run of text that was kept, removed or added."""

    mark: str
    text: str


@dataclass(frozen=True)
class ChangedField:
    """A field, with the words that changed in it."""

    label: str
    pieces: list[Piece]

    @property
    def is_replaced(self) -> bool:
        """Whether nothing of it was kept."""
        return [piece.mark for piece in self.pieces] == ["removed", "added"]


@dataclass(frozen=True)
class ChangedRecord:
    """A record that changed or was taken back."""

    change: Change
    name: str
    fields: list[ChangedField]


@dataclass(frozen=True)
class ChangesOfKind:
    """All changes of one kind of record."""

    title: str
    added: list[str]
    changed: list[ChangedRecord]


def changes_by_kind(document: Document) -> list[ChangesOfKind]:
    """The changes of a document, in the order of the tables."""
    found: list[ChangesOfKind] = []
    for kind, title in PLURALS.items():
        changes = [change for change in document.changes if change.record_kind == kind]
        added = [change.name for change in changes if change.change == "added"]
        changed = [_changed(change) for change in changes if change.change != "added"]
        found += [ChangesOfKind(title, added, changed)] if changes else []
    return found


def _changed(change: Change) -> ChangedRecord:
    """A text that was taken back must not be shown again."""
    model = change.record_kind.partition(".")[2]
    was_taken_back = change.change in {"withdrawn", "withheld"}
    name = TITLES_WITHOUT_TEXT.get(model, change.name) if was_taken_back else change.name
    return ChangedRecord(change, name, [_field(field) for field in change.fields])


def _field(field: FieldChange) -> ChangedField:
    return ChangedField(field.field.replace("_", " "), list(compare_words(field.old, field.new)))


def compare_words(old: str, new: str) -> Iterator[Piece]:
    """Both texts in one. Of a long text only the neighbourhood of what changed is shown, the rest is an ellipsis."""
    if max(len(old.split()), len(new.split())) <= SHORT:
        yield from (Piece(mark, text) for mark, text in (("removed", old), ("added", new)) if text)
        return
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for index, (what, start, end, new_start, new_end) in enumerate(steps):
        if what == "equal":
            words = before[start:end]
            yield Piece("kept", _shortened(words, is_first=index == 0, is_last=index == len(steps) - 1))
        if what in {"delete", "replace"}:
            yield Piece("removed", "".join(before[start:end]))
        if what in {"insert", "replace"}:
            yield Piece("added", "".join(after[new_start:new_end]))


def _shortened(words: list[str], *, is_first: bool, is_last: bool) -> str:
    around = 2 * WORDS_AROUND  # each word with the space beside it
    head = [] if is_first else words[:around]
    tail = [] if is_last else words[-around:]
    if len(words) <= len(head) + len(tail) + around:
        return "".join(words)
    return f"{''.join(head)} … {''.join(tail)}"
