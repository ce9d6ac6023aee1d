"""Changes as a reader sees them: what became of which record, where it stands, old and new, who signed it, and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext, gettext_noop

from publication.choices import ChangeKind
from publication.document import Change, Document, Entry, FieldChange, Tombstone
from publication.field_words import BOOKKEEPING, field_words
from publication.rendering.headings import (
    Heading,
    drugs_of,
    heading_of,
    heading_of_kind,
    heading_of_section,
)
from publication.rendering.notes import SignatureLine, TombstoneNotice
from publication.rendering.places import place_of
from publication.rendering.record_lines import gist_of, title_of, title_of_stone
from publication.value_words import BETWEEN_PARTS
from review.content import RecordContent
from review.words import Piece, compare_items, compare_prose

PROSE_LENGTH = 40
"""A text as long as this is compared word by word, if some of its words stayed."""

WHAT = {
    "added": gettext_noop("added"),
    "changed": gettext_noop("changed"),
    "removed": gettext_noop("left out"),
    "withdrawn": gettext_noop("withdrawn"),
    "withheld": gettext_noop("withheld"),
}
"""What became of a record, for readers."""

RecordName = tuple[str, str]


@dataclass(frozen=True)
class FieldView:
    """A field before and after."""

    label: str
    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether it reads the same: a link, or the way in which a value is taken, is what changed."""
        return self.old == self.new

    @property
    def is_short(self) -> bool:
        """Whether both texts fit into a line."""
        return max(len(self.old), len(self.new)) < PROSE_LENGTH and not self.is_same

    @cached_property
    def items(self) -> list[Piece]:
        """Its parts one by one, where it has several."""
        if BETWEEN_PARTS not in self.old and BETWEEN_PARTS not in self.new:
            return []
        before, after = (text.split(BETWEEN_PARTS) if text else [] for text in (self.old, self.new))
        return compare_items(before, after)

    @cached_property
    def pieces(self) -> list[Piece]:
        """Both texts in one, where reading them so helps: long ones, of which some words stayed."""
        if min(len(self.old), len(self.new)) < PROSE_LENGTH or self.items:
            return []
        pieces = compare_prose(self.old, self.new)
        kept = sum(len(piece.text) for piece in pieces if piece.mark == "kept")
        return pieces if kept * 3 > min(len(self.old), len(self.new)) else []


@dataclass(frozen=True)
class ChangeView:
    """What became of one record. `stone` is the notice of one that was taken back: what it said is not told."""

    change: Change
    title: str
    heading: Heading
    address: str = ""
    drugs: frozenset[str] = frozenset()
    gist: str = ""
    fields: tuple[FieldView, ...] = ()
    signatures: tuple[SignatureLine, ...] = ()
    stone: TombstoneNotice | None = None
    is_since: bool = False

    @property
    def what(self) -> str:
        """ "added", "changed", "withdrawn"; "changed, and withdrawn since"."""
        what = gettext(WHAT[self.change.change])
        if not self.stone or not self.is_since:
            return what
        return gettext("{what}, and {state} since").format(what=what, state=self.stone.state)

    @property
    def kind(self) -> ChangeKind | None:
        return self.change.change_kind

    @property
    def anchor(self) -> str:
        return f"change-{self.change.record_kind.partition('.')[2]}-{self.change.key}"

    @property
    def reasons(self) -> list[SignatureLine]:
        """The signatures whose signers gave a reason."""
        return [line for line in self.signatures if line.signature.reason]

    @property
    def is_demonstration(self) -> bool:
        return any(line.signature.is_demonstration for line in self.signatures)

    @property
    def signed_on(self) -> str:
        """The day of the newest signature, or ""."""
        return max(self.signatures, key=lambda line: line.signature.signed_at).day if self.signatures else ""


def view_changes(
    changes: Iterable[Change],
    newer: Document,
    former: Sequence[Document] = (),
    since: Collection[RecordName] = (),
) -> list[ChangeView]:
    """Changes up to `newer`, in their order. `former` documents tell what a record that is gone was about, never what
    it said. The notices of `newer` may be of later days: those `since` then."""
    stones = {(stone.record_kind, stone.key): stone for stone in newer.tombstones}
    return [_view(change, newer, former, stones, since) for change in changes]


def _view(
    change: Change,
    newer: Document,
    former: Sequence[Document],
    stones: Mapping[RecordName, Tombstone],
    since: Collection[RecordName],
) -> ChangeView:
    name = change.record_kind, change.key
    entry = newer.entry(*name)
    if entry is None:
        found = next((one for document in former if (one := document.entry(*name))), None)
        return _view_of_gone(change, newer, found, stones.get(name), is_since=name in since)
    content = entry.content
    return ChangeView(
        change,
        title_of(content, newer),
        heading_of(content, newer),
        place_of(newer, content),
        drugs_of(content, newer),
        gist_of(content, newer) if change.change == "added" else "",
        tuple(_fields(change.fields)),
        tuple(SignatureLine(signature) for signature in entry.signatures),
    )


def _view_of_gone(
    change: Change, newer: Document, entry: Entry[RecordContent] | None, stone: Tombstone | None, *, is_since: bool
) -> ChangeView:
    return ChangeView(
        change,
        title_of_stone(stone, newer) if stone else change.name,
        _heading_of_gone(change, newer, entry, stone),
        drugs=drugs_of(entry.content, newer) if entry else frozenset(),
        stone=TombstoneNotice(stone) if stone else None,
        is_since=is_since,
    )


def _heading_of_gone(
    change: Change, newer: Document, entry: Entry[RecordContent] | None, stone: Tombstone | None
) -> Heading:
    if entry:
        return heading_of(entry.content, newer)
    return heading_of_section(stone.section, newer) if stone and stone.section else heading_of_kind(change.record_kind)


def _fields(fields: Iterable[FieldChange]) -> list[FieldView]:
    """Medicine first, what is about the record after it."""
    ordered = sorted(fields, key=lambda field: field.field in BOOKKEEPING)
    return [FieldView(field_words(field.field), field.old, field.new) for field in ordered]
