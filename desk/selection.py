"""Which records a packet holds, in which order, under which headings."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value

from desk.boxes import last_signed_at
from desk.choices import Pile
from desk.models import Mark
from desk.overview import Item, Reader, RecordName, union
from desk.readiness import get_signed
from desk.reading_order import RANKS
from pages.models import Section
from publication.document import TABLES
from review.choices import State
from review.kinds import model_for, reviewable_models

_KINDS = list(TABLES)


@dataclass(frozen=True)
class Filters:
    """What the reader asked for."""

    pile: Pile = Pile.WAITING
    drug: str = ""
    section: str = ""


@dataclass(frozen=True)
class Heading:
    """The headings of a packet: sections in page order under their titles; by rank while nothing is published."""

    section_titles: dict[str, tuple[int, str]]
    is_first_load: bool = False

    def sort_key(self, item: Item) -> tuple[Any, ...]:
        place = (self._group(item), item.rank) if not self.is_first_load else (item.rank, self._group(item))
        return (*place, _KINDS.index(item.record_kind), item.key)

    def text(self, item: Item) -> str:
        group = self._group(item)[2]
        return f"{RANKS[item.rank]}: {group}" if self.is_first_load else group

    def _group(self, item: Item) -> tuple[int, int, str]:
        """Drugs by name, then sections by place, then the other kinds."""
        if item.drug:
            return 0, 0, item.drug
        if item.section:
            return 1, *self.section_titles.get(item.section, (0, item.section))
        return 2, _KINDS.index(item.record_kind), str(model_for(item.record_kind)._meta.verbose_name_plural)


def kinds_to_read(user: Any) -> set[str]:
    """The kinds of record that the user may look at."""
    return {
        model.record_kind()
        for model in reviewable_models()
        if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    }


def get_heading(*, is_first_load: bool) -> Heading:
    sections = Section.objects.values_list("key", "position", "title")
    return Heading({key: (position, title) for key, position, title in sections}, is_first_load)


def select(items: Sequence[Item], reader: Reader, filters: Filters, now: datetime.datetime) -> list[Item]:
    """The items of a pile, for one drug or section if one is named."""
    if filters.pile == Pile.MARKED:
        marks = set(Mark.objects.filter(marked_by=reader.user_id).values_list("record_kind", "key"))
        chosen = [item for item in items if item.name in marks]
    else:
        chosen = _of_pile(items, reader, filters.pile, now)
    if filters.drug:
        also = find_about_drug(filters.drug)
        chosen = [item for item in chosen if item.drug == filters.drug or item.name in also]
    if filters.section:
        chosen = [item for item in chosen if item.section == filters.section]
    return chosen


def _of_pile(items: Sequence[Item], reader: Reader, pile: Pile, now: datetime.datetime) -> list[Item]:
    if pile == Pile.NEW:
        last = last_signed_at(items, reader)
        return [item for item in items if item.waits_for(reader) and (last is None or item.changed_at > last)]
    if pile == Pile.WAITING:
        return [item for item in items if item.waits_for(reader)]
    if pile == Pile.LAPSED:
        return [item for item in items if item.state == State.CHANGED]
    if pile == Pile.SOURCE:
        changed = get_signed().source_changes
        return [item for item in items if item.name in changed]
    if pile == Pile.DUE:
        return [item for item in items if item.is_due(now)]
    if pile == Pile.SENT_BACK:
        return [item for item in items if item.was_sent_back_to(reader)]
    return [item for item in items if item.state not in {State.APPROVED, State.WITHDRAWN}]


def find_about_drug(key: str) -> set[RecordName]:
    """The records that name a drug in a list: statements, steps of the algorithm."""
    rows = [
        model._base_manager.filter(**{"drugs__key": key}).order_by().values_list("key").annotate(kind=_kind(model))
        for model in reviewable_models()
        if any(relation.name == "drugs" for relation in model._meta.many_to_many)
    ]
    return {(kind, found) for found, kind in union(rows)}


def _kind(model: Any) -> Any:
    return Value(model.record_kind(), output_field=CharField())


def known_drugs(items: Iterable[Item]) -> list[str]:
    return sorted({item.drug for item in items if item.drug})


@dataclass
class Group:
    """Records of a packet under one heading."""

    title: str
    entries: list[Any] = field(default_factory=list)


def group(entries: Iterable[Any], heading: Heading) -> list[Group]:
    """Entries in their order, a group for each run under one heading."""
    groups: list[Group] = []
    for entry in entries:
        title = heading.text(entry.item)
        if not groups or groups[-1].title != title:
            groups.append(Group(title))
        groups[-1].entries.append(entry)
    return groups
