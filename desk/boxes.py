"""The boxes of a person's desk: what waits for her, how much of it, the oldest first."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from desk.choices import Outcome, Pile
from desk.contents import get_names
from desk.models import Mark, ProblemReport
from desk.overview import Item, Reader, RecordName, get_items
from desk.readiness import Readiness, get_readiness, get_signed
from publication.sources import SourceChange
from review.authors import display_name
from review.choices import Decision
from review.declarations import has_declared
from review.kinds import model_for
from review.rules import get_groups, groups_decide

SHOWN = 5
"""So many of a box stand on the desk; its count leads to all."""


@dataclass(frozen=True)
class Row:
    """One line of a box."""

    name: str
    kind: str
    address: str
    at: datetime.datetime | None
    said: str = ""


@dataclass(frozen=True)
class Box:
    """A pile of work: what it is, how much, the oldest of it, and where all of it is."""

    title: str
    sentence: str
    count: int
    address: str
    rows: Sequence[Row]
    more: str = ""
    more_address: str = ""


@dataclass(frozen=True)
class Desk:
    """What a person finds after signing in."""

    boxes: Sequence[Box]
    readiness: Readiness
    marks: int
    must_declare: bool = False

    @property
    def empty(self) -> list[Box]:
        return [box for box in self.boxes if not box.count]


def packet_address(pile: Pile) -> str:
    return f"{reverse('desk:packet')}?pile={pile.value}"


def get_desk(user: Any) -> Desk:
    """The desk of `user`, in a fixed number of queries."""
    reader = Reader(user.pk, get_groups(user))
    items = get_items()
    signed = get_signed()
    piles = [pile for pile in _piles(items, reader, timezone.now(), signed.source_changes) if pile.is_for(reader)]
    names = get_names(item for pile in piles for item in pile.first)
    boxes = [pile.make_box(names) for pile in piles]
    reports = [_report_box()] if user.has_perm("desk.view_problemreport") else []
    marks = Mark.objects.filter(marked_by=user).count()
    return Desk([*boxes, *reports], get_readiness(items, signed), marks, signs(reader) and not has_declared(user))


def signs(reader: Reader) -> bool:
    """Whether the reader's role signs any kind of record."""
    return any(groups_decide(reader.groups, kind, Decision.AGREE) for kind in settings.REVIEW_RULES)


@dataclass(frozen=True)
class _Pile:
    """A pile of items before their names are known."""

    pile: Pile
    title: str
    sentence: str
    items: list[Item]
    at: Callable[[Item], datetime.datetime | None]
    said: Callable[[Item], str]
    is_for: Callable[[Reader], bool]
    more: str = ""
    more_pile: Pile | None = None
    shown_elsewhere: Sequence[Item] = ()

    @property
    def first(self) -> list[Item]:
        """The oldest; what stands in another box already is only counted here."""
        elsewhere = {item.name for item in self.shown_elsewhere}
        return [item for item in self.items if item.name not in elsewhere][:SHOWN]

    def make_box(self, names: dict[RecordName, str]) -> Box:
        rows = [
            Row(names.get(item.name, item.key), kind_name(item), record_address(item), self.at(item), self.said(item))
            for item in self.first
        ]
        more_address = packet_address(self.more_pile) if self.more_pile and self.more else ""
        count, address = len(self.items), packet_address(self.pile)
        return Box(self.title, self.sentence, count, address, rows, self.more, more_address)


def kind_name(item: Item) -> str:
    return str(model_for(item.record_kind)._meta.verbose_name)


def record_address(item: Item) -> str:
    return reverse(f"admin:{item.record_kind.replace('.', '_')}_change", args=[item.pk])


def _piles(
    items: Sequence[Item], reader: Reader, now: datetime.datetime, changes: Mapping[RecordName, Sequence[SourceChange]]
) -> Iterator[_Pile]:
    waiting = oldest_first(item for item in items if item.waits_for(reader))
    new = count_new(items, waiting, reader)
    yield _Pile(
        Pile.WAITING,
        "Waiting for my review",
        "Written by others, not signed by you yet.",
        waiting,
        lambda item: item.changed_at,
        _votes_so_far,
        signs,
        f"{new} changed since you last signed" if new and new < len(waiting) else "",
        Pile.NEW,
    )
    yield _Pile(
        Pile.SENT_BACK,
        "Mine, sent back",
        "A reviewer asks for changes: readers do not get this.",
        sorted((item for item in items if item.was_sent_back_to(reader)), key=lambda item: item.requests[-1].signed_at),
        lambda item: item.requests[-1].signed_at,
        lambda item: f"{item.requests[-1].signer_name}: {item.requests[-1].reason}",
        lambda reader: True,
    )
    yield _Pile(
        Pile.LAPSED,
        "Changed since approval",
        "Readers get the earlier, approved content until the new one is signed.",
        oldest_first(item for item in items if item.state == "changed"),
        lambda item: item.changed_at,
        lambda item: "",
        lambda reader: True,
        shown_elsewhere=waiting,
    )
    yield _Pile(
        Pile.SOURCE,
        "Source changed",
        "What they rest on was taken back, corrected or superseded after they were approved. Signing again clears it.",
        oldest_first(item for item in items if item.name in changes),
        lambda item: changes[item.name][-1].at,
        lambda item: "; ".join(str(change) for change in changes[item.name]),
        lambda reader: True,
    )
    yield _Pile(
        Pile.DUE,
        "Due again",
        "Approved so long ago that somebody should read it against its source once more.",
        sorted((item for item in items if item.is_due(now)), key=lambda item: (item.approved_at or now, item.key)),
        lambda item: item.approved_at,
        lambda item: "",
        lambda reader: True,
    )


def oldest_first(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.changed_at, item.record_kind, item.key))


def _votes_so_far(item: Item) -> str:
    return ", ".join(f"{vote.signer_name}: {Decision(vote.decision).label}" for vote in item.votes)


def last_signed_at(items: Iterable[Item], reader: Reader) -> datetime.datetime | None:
    """When the reader last signed anything."""
    return max(
        (one.signed_at for item in items for one in item.sign_offs if one.signed_by_id == reader.user_id), default=None
    )


def count_new(items: Iterable[Item], waiting: Iterable[Item], reader: Reader) -> int:
    """How many of the waiting were changed after the reader last signed; all, if she never did."""
    last = last_signed_at(items, reader)
    return sum(last is None or item.changed_at > last for item in waiting)


def _report_box() -> Box:
    found = ProblemReport.objects.filter(outcome=Outcome.OPEN).order_by("-received_at", "-pk")
    rows = [
        Row(
            one.what,
            one.key,
            reverse("admin:desk_problemreport_change", args=[one.pk]),
            one.received_at,
            f"{one.number}, read by {display_name(one.read_by)}" if one.read_by else f"{one.number}, not read yet",
        )
        for one in found.select_related("read_by")[:SHOWN]
    ]
    address = f"{reverse('admin:desk_problemreport_changelist')}?outcome__exact={Outcome.OPEN.value}"
    return Box("Readers’ reports", "What readers say is wrong, the newest first.", found.count(), address, rows)
