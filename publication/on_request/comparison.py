"""What changed from one edition to a later one: from their documents, and from those between and after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from drugs.content import DrugContent
from publication.change_kinds import count_kinds, with_kinds
from publication.changes import compare
from publication.choices import ChangeKind
from publication.document import Change, Document, KindCount, Tombstone
from publication.rendering.book import EditionView
from publication.rendering.change_groups import FEW, HeadingGroup, group_by_heading
from publication.rendering.change_views import ChangeView, view_changes
from publication.value_words import without

RecordName = tuple[str, str]


@dataclass(frozen=True)
class DrugCount:
    """How many changes are about a drug."""

    key: str
    inn: str
    count: int


@dataclass(frozen=True)
class Comparison:
    """Two editions, side by side. `documents` are those from the older to the newer one, in order; `current` is what
    readers have now: what it has taken back is told no more, whichever editions are compared."""

    documents: Sequence[Document]
    current: Document
    kind: ChangeKind | None = None
    drug: str = ""

    @property
    def older(self) -> EditionView:
        return EditionView(self.documents[0].edition)

    @property
    def newer(self) -> EditionView:
        return EditionView(self.documents[-1].edition)

    @property
    def is_same(self) -> bool:
        """Whether it is one and the same edition."""
        return self.older.header.number == self.newer.header.number

    @property
    def is_demonstration(self) -> bool:
        return any(document.edition.is_demonstration for document in self.documents)

    @property
    def steps(self) -> list[EditionView]:
        """The editions after the older one, up to the newer."""
        return [EditionView(document.edition) for document in self.documents[1:]]

    @cached_property
    def every(self) -> list[ChangeView]:
        """Every change, each once, in the order of the tables."""
        older, newer = self.documents[0], self.documents[-1]
        since = taken_back_since(newer, self.current)
        changes = changes_between(older, newer, self.documents[1:], since)
        return view_changes(changes, without(newer, since.values()), (newer, older), since)

    @cached_property
    def views(self) -> list[ChangeView]:
        """Those of the kind and about the drug that are asked for."""
        return [view for view in self._of_drug if self.kind in (None, view.kind)]

    @cached_property
    def _of_drug(self) -> list[ChangeView]:
        return [view for view in self.every if not self.drug or self.drug in view.drugs]

    @property
    def groups(self) -> list[HeadingGroup]:
        return group_by_heading(self.views)

    @property
    def kinds(self) -> tuple[KindCount, ...]:
        """How many there are of each kind, about the drug that is asked for."""
        return count_kinds(view.change for view in self._of_drug)

    @property
    def of_any_kind(self) -> int:
        return len(self._of_drug)

    @property
    def drugs(self) -> list[DrugCount]:
        """The drugs that anything changed about, by name."""
        counts = [DrugCount(key, self.inn(key), self._count_of(key)) for key in self.drug_keys]
        return sorted((one for one in counts if one.count), key=lambda one: one.inn.casefold())

    def _count_of(self, drug: str) -> int:
        return sum(drug in view.drugs and self.kind in (None, view.kind) for view in self.every)

    @cached_property
    def drug_keys(self) -> frozenset[str]:
        """Every drug that either edition knows."""
        ends = self.documents[0], self.documents[-1]
        return frozenset().union(*(document.keys_of(DrugContent.record_kind) for document in ends))

    def inn(self, key: str) -> str:
        """The name of a drug in the newest edition that has it; its key where none does."""
        found = [document.get(DrugContent, key) for document in (self.documents[-1], self.documents[0])]
        return next((drug.inn for drug in found if drug), key)

    @property
    def drug_name(self) -> str:
        return self.inn(self.drug) if self.drug else ""

    @property
    def is_open(self) -> bool:
        """Whether all groups stand open."""
        return bool(self.drug or self.kind) or len(self.views) <= FEW

    @property
    def is_closed(self) -> bool:
        return not self.is_open


def taken_back_since(newer: Document, current: Document) -> dict[RecordName, Tombstone]:
    """What `newer` still says and `current` has withdrawn or withheld."""
    known = {(stone.record_kind, stone.key) for stone in newer.tombstones}
    stones = {(stone.record_kind, stone.key): stone for stone in current.tombstones}
    return {name: stone for name, stone in stones.items() if name not in known}


def changes_between(
    older: Document, newer: Document, steps: Sequence[Document], since: dict[RecordName, Tombstone]
) -> tuple[Change, ...]:
    """The changes from `older` to `newer`. Each is of the kind that the newest of the `steps` between gave it."""
    told = compare(without(older, since.values()), without(newer, since.values()))
    whole = compare(older, newer) if since else ()
    hushed = [_hush(change, since) for change in whole if (change.record_kind, change.key) in since]
    given = {
        (change.record_kind, change.key): change.change_kind
        for document in steps
        for change in document.changes
        if change.change_kind
    }
    return with_kinds((*told, *hushed), given)


def _hush(change: Change, since: dict[RecordName, Tombstone]) -> Change:
    """That something changed, without saying what."""
    stone = since[change.record_kind, change.key]
    return change.model_copy(update={"name": stone.name, "fields": (), "reason": stone.reason})
