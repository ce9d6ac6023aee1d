"""How ready the next edition is: what will be in, what differs from what readers have, what blocks."""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from desk.overview import Item, RecordName
from publication.assembly import Proposal, assemble_next, get_standings
from publication.document import TABLES
from publication.locators import count_citations, count_citations_without_locator
from publication.models import Edition
from publication.sent_back import pick_sent_back
from publication.sources import SourceChange, find_source_changes
from review.choices import State
from review.evidence import run_checks
from review.models import SignOff

UNFINISHED = {State.DRAFT, State.CHANGED, State.CHANGES_REQUESTED}
"""The states of what a record says now that keep it out of an edition, or in it with what was approved before."""


@dataclass(frozen=True)
class Readiness:
    """The next edition in numbers."""

    latest: Edition | None
    included: int
    changed: int
    blocked: int
    behind: int
    left_out: int
    cited: int
    unlocated: int
    doubted: int

    @property
    def is_ready(self) -> bool:
        return not self.blocked and bool(self.changed)


def get_readiness(items: Sequence[Item], signed: "Signed") -> Readiness:
    """What the next edition would be if it were published now."""
    latest = Edition.objects.defer("document").order_by("-number").first()
    now = {item.name: item.standing.approved_digest for item in items if item.standing.approved_digest}
    entries = get_entries(latest.digest) if latest else {}
    before = {name: entry["digest"] for name, entry in entries.items()}
    unfinished = [item for item in items if item.state in UNFINISHED]
    return Readiness(
        latest=latest,
        included=len(now),
        changed=_count_differences(before, now),
        blocked=signed.blocked,
        behind=sum(item.name in now for item in unfinished),
        left_out=sum(item.name not in now for item in unfinished),
        cited=signed.cited,
        unlocated=signed.unlocated,
        doubted=len(pick_sent_back(before, {item.name: item.standing for item in items})),
    )


def _count_differences(before: Mapping[RecordName, str], now: Mapping[RecordName, str]) -> int:
    return sum(before.get(name) != now.get(name) for name in {*before, *now})


@lru_cache(maxsize=2)
def get_entries(edition_digest: str) -> Mapping[RecordName, dict[str, Any]]:
    """The entries of an edition as plain JSON, by record. An edition is never altered, so this may be kept."""
    document = json.loads(bytes(Edition.objects.get(digest=edition_digest).document))
    return {(kind, entry["content"]["key"]): entry for kind, entry in _entries(document)}


def _entries(document: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    for kind, table in TABLES.items():
        for entry in document.get(table, ()):
            yield kind, entry


@dataclass(frozen=True)
class Signed:
    """What only the contents of all that is signed can tell: errors that nobody has overridden, citations, and what
    has happened to records on which others rest."""

    blocked: int = 0
    cited: int = 0
    unlocated: int = 0
    source_changes: Mapping[RecordName, Sequence[SourceChange]] = field(default_factory=dict)


def get_signed() -> Signed:
    """What is signed now, looked into: one query, unless something was signed since this was last asked."""
    newest = SignOff.objects.order_by("-pk").values_list("chain_digest", flat=True).first() or ""
    return look_into(newest, datetime.datetime.now(datetime.UTC).date()) if newest else Signed()


@lru_cache(maxsize=4)
def look_into(newest_sign_off: str, today: datetime.date) -> Signed:
    """What is signed, looked into.

    It is a function of the chain, whose newest digest is `newest_sign_off`, so this may be kept.
    """
    standings = get_standings()
    document = assemble_next(standings=standings)
    blockers = Proposal(document, run_checks(document)).blockers
    return Signed(
        blocked=len(blockers),
        cited=count_citations(document),
        unlocated=count_citations_without_locator(document),
        source_changes=find_source_changes(standings),
    )
