"""Whatever people do, in whatever order, no edition holds what nobody else approved.

Sequences of saves, notes, SQL, decisions and assemblies by three people who may all do everything. A short account of
who wrote what and who agreed to what is kept beside it in plain Python, and the assembled document is held to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publication.assembly import assemble, get_standings
from publication.document import EditionHeader
from references.models import Citation
from review.actions import CannotSign
from review.content import sha256
from tests.factories import cite, decide, edit, make_drug, make_reference, make_user, set_by_sql

pytestmark = pytest.mark.django_db

HEADER = EditionHeader(number=1, as_of="2026-11-22", published_at="", published_by="")
PEOPLE = ("ann", "eve", "zoe")
VALUES = ("one", "two", "three")

someone, something = st.sampled_from(PEOPLE), st.sampled_from(VALUES)
MOVES = st.one_of(
    st.tuples(st.just("save"), someone, something),
    st.tuples(st.just("note"), someone, something),
    st.tuples(st.just("sql"), st.none(), something),
    st.tuples(st.sampled_from(["agree", "agree", "agree", "reservation", "dissent"]), someone, st.none()),
    st.tuples(st.sampled_from(["request_changes", "withdraw", "withhold"]), someone, st.none()),
)


class ReferenceTitle:
    """The changing value is a column of the record."""

    kind = "references.reference"

    def __init__(self, by):
        self.record = make_reference(by=by, title=VALUES[0])

    def save(self, value, **how):
        edit(self.record, title=value, **how)

    def write_by_sql(self, value):
        set_by_sql(self.record, title=value)

    def read(self, content):
        return content.title


class CitedPlace:
    """The changing value stands in a part of the record."""

    kind = "drugs.drug"

    def __init__(self, by):
        self.record = make_drug(by=by, citations=[cite(locator=VALUES[0])])

    def save(self, value, **how):
        edit(self.record, citations=[cite(locator=value)], **how)

    def write_by_sql(self, value):
        Citation.objects.update(locator=value)

    def read(self, content):
        return content.citations[0].locator


@dataclass
class Account:
    """What a person with a notebook would know."""

    needed: int
    now: str = VALUES[0]
    as_saved: str = VALUES[0]
    writers: set[str] = field(default_factory=lambda: {"ann"})
    votes: dict[str, dict[str, str]] = field(default_factory=dict)

    def is_approved(self, value: str) -> bool:
        votes = list(self.votes.get(value, {}).values())
        agreed = sum(vote in {"agree", "reservation"} for vote in votes)
        return agreed >= self.needed and "request_changes" not in votes

    def saved(self, who: str, value: str) -> None:
        if value != self.as_saved:  # who puts back what somebody saved, after SQL, wrote nothing
            self.writers.add(who)
        self.now = self.as_saved = value

    def decided(self, who: str, decision: str) -> None:
        if decision in {"withdraw", "withhold"}:
            self.votes = {}
            return
        self.votes.setdefault(self.now, {})[who] = decision
        if decision in {"agree", "reservation"}:
            assert who not in self.writers, "an author agreed"
            assert self.now == self.as_saved, "somebody agreed to what nobody wrote"
            if self.is_approved(self.now):
                self.writers = set()


def make_move(world, account, move) -> None:
    what, who, value = move
    if what == "save":
        world.save(value, by=make_user("", who))
        account.saved(who, value)
    elif what == "note":
        edit(world.record, by=make_user("", who), editor_note=value)
        account.saved(who, account.now)
    elif what == "sql":
        world.write_by_sql(value)
        account.now = value
    else:
        try:
            decide(world.record, what, by=make_user("", who), reason="An example.")
        except CannotSign:
            return
        account.decided(who, what)


def check_document(world, account) -> None:
    document = assemble(HEADER, get_standings())
    entries = [entry for entry in document.entries() if entry.content.record_kind == world.kind]
    for entry in entries:
        assert account.is_approved(world.read(entry.content)), "the edition holds what is not approved"
        assert entry.digest == sha256(entry.content.canonical_bytes())
    stones = [stone for stone in document.tombstones if stone.record_kind == world.kind]
    assert len(entries) + len(stones) <= 1


@contextmanager
def a_world_of_its_own(make_world, needed: int) -> Iterator[tuple[object, Account]]:
    rule = {"approvals": needed, "groups": ("medical reviewer",)}
    rules = {"references.reference": rule, "drugs.drug": rule}
    with (
        override_settings(REVIEW_RULES=rules, REVIEW_FINDINGS="tests.review.test_four_eyes_always.find_nothing"),
        transaction.atomic(),
    ):
        for name in PEOPLE:
            make_user("", name).groups.set(Group.objects.filter(name__in=["medical reviewer", "editor"]))
        yield make_world(make_user("", "ann")), Account(needed)
        transaction.set_rollback(True)


def find_nothing(candidates):
    return []


@pytest.mark.parametrize("needed", [1, 2])
@pytest.mark.parametrize("make_world", [ReferenceTitle, CitedPlace])
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # to make a failing sequence shorter takes minutes, and it is short already
    suppress_health_check=list(HealthCheck),
)
@given(moves=st.lists(MOVES, min_size=5, max_size=9))
def test_no_edition_holds_what_nobody_else_approved(make_world, needed, moves):
    with a_world_of_its_own(make_world, needed) as (world, account):
        for move in moves:
            make_move(world, account, move)
            check_document(world, account)


@pytest.mark.parametrize("make_world", [ReferenceTitle, CitedPlace])
def test_the_account_and_the_site_agree_on_a_plain_case(make_world):
    """The property above would hold if nothing were ever approved: something is."""
    with a_world_of_its_own(make_world, 2) as (world, account):
        for move in [("save", "ann", "two"), ("agree", "eve", None), ("agree", "zoe", None), ("sql", None, "three")]:
            make_move(world, account, move)
        (entry,) = [one for one in assemble(HEADER, get_standings()).entries() if one.content.record_kind == world.kind]
        assert (world.read(entry.content), len(entry.signatures)) == ("two", 2)
