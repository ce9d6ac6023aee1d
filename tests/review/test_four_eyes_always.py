"""Whatever people do, in whatever order, no edition holds what nobody else approved.

Sequences of saves, notes, SQL, decisions, publications and pulls of the emergency brake by three people who may all do
everything. A short account of who wrote what and who agreed to what is kept beside it in plain Python, and each edition
that is published is held to it, and so is what would be published after every move.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar
from unittest.mock import patch

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publication import actions
from publication.actions import CannotPublish, publish, withhold_and_publish
from publication.assembly import assemble, get_standings
from publication.document import Document, EditionHeader
from publication.models import Edition
from references.models import Citation
from review.actions import CannotSign
from review.content import sha256
from tests.factories import cite, decide, edit, make_drug, make_reference, make_user, set_by_sql, the_reference
from tests.publication.editing import render_in_little

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
    st.tuples(st.sampled_from(["publish", "publish", "brake"]), someone, st.none()),
)


AGREED = [("agree", "eve", None), ("agree", "zoe", None)]
PUBLISHED = [*AGREED, ("publish", "eve", None)]


class ReferenceTitle:
    """The changing value is a column of the record."""

    kind = "references.reference"
    sources: ClassVar = {}

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
        self.sources = {"example2024": the_reference()}

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
    is_stopped: bool = False
    before_readers: str | None = None
    editions: list[bytes] = field(default_factory=list)

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
            self.votes, self.is_stopped = {}, True
            return
        self.votes.setdefault(self.now, {})[who] = decision
        if decision in {"agree", "reservation"}:
            assert who not in self.writers, "an author agreed"
            assert self.now == self.as_saved, "somebody agreed to what nobody wrote"
            if self.is_approved(self.now):
                self.writers, self.is_stopped = set(), False


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
    elif what in {"publish", "brake"}:
        publish_something(world, account, who, what)
    else:
        try:
            decide(world.record, what, by=make_user("", who), reason="An example.")
        except CannotSign:
            return
        account.decided(who, what)


def publish_something(world, account, who, what) -> None:
    """The next edition; or that of the brake, which takes another record from readers."""
    try:
        if what == "publish":
            edition = publish(by=make_user("", who), as_of="2024-02-05", summary="An example.")
        else:
            edition = withhold_and_publish(world.other, by=make_user("", who), reason="An example.")
    except (CannotPublish, CannotSign):
        return
    document = edition.get_document()
    if what == "publish":
        check_document(world, account, document)
    else:
        check_edition_of_brake(world, account, document)
    account.before_readers = held_by(world, document)
    account.editions.append(bytes(edition.document))


def held_by(world, document: Document) -> str | None:
    """What a document says in the place of the record, if it has it."""
    entry = document.entry(world.kind, world.record.key)
    return world.read(entry.content) if entry else None


def check_document(world, account, document: Document) -> None:
    entry = document.entry(world.kind, world.record.key)
    stones = [stone for stone in document.tombstones if stone.key == world.record.key]
    if entry is not None:
        assert account.is_approved(world.read(entry.content)), "the edition holds what is not approved"
        assert entry.digest == sha256(entry.content.canonical_bytes())
        assert not account.is_stopped, "the edition holds what was withdrawn or withheld"
        agreed = {one.signer for one in entry.signatures if one.decision in {"agree", "reservation"}}
        assert len(agreed) >= account.needed
        assert agreed.isdisjoint(entry.authors), "somebody signed what they wrote"
    assert len(stones) + (entry is not None) <= 1


def check_edition_of_brake(world, account, document: Document) -> None:
    """It holds what readers had before, and nothing else: what was stopped is gone, and nothing new came in."""
    held = held_by(world, document)
    assert held in ({None} if account.is_stopped else {account.before_readers})
    assert document.entry(world.other.record_kind(), world.other.key) is None


def check_all(world, account) -> None:
    """What would be published now is approved, and what was published is what it was."""
    check_document(world, account, assemble(HEADER, get_standings()))
    assert [bytes(edition.document) for edition in Edition.objects.in_number_order()] == account.editions


@contextmanager
def a_world_of_its_own(make_world, needed: int) -> Iterator[tuple[object, Account]]:
    rule = {"approvals": needed, "groups": ("medical reviewer",)}
    rules = {"references.reference": rule, "drugs.drug": rule}
    find = "tests.review.test_four_eyes_always.find_nothing"
    with (
        TemporaryDirectory() as folder,
        override_settings(REVIEW_RULES=rules, REVIEW_FINDINGS=find, EDITIONS_ROOT=Path(folder)),
        patch.object(actions, "render_site", render_in_little),
        transaction.atomic(),
    ):
        for name in PEOPLE:
            make_user("", name).groups.set(Group.objects.filter(name__in=["medical reviewer", "editor"]))
        world = make_world(make_user("", "ann"))
        world.other = make_reference(key="other2024")
        for source in {world.other.key: world.other, **world.sources}.values():
            for name in ("eve", "zoe"):
                decide(source, by=make_user("", name))
        yield world, Account(needed)
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
@given(begun=st.sampled_from([[], PUBLISHED]), moves=st.lists(MOVES, min_size=5, max_size=8))
def test_no_edition_holds_what_nobody_else_approved(make_world, needed, begun, moves):
    with a_world_of_its_own(make_world, needed) as (world, account):
        for move in [*begun, *moves]:
            make_move(world, account, move)
            check_all(world, account)


@pytest.mark.parametrize("make_world", [ReferenceTitle, CitedPlace])
@pytest.mark.parametrize(
    ("moves", "held"),
    [
        ([("save", "ann", "two"), *AGREED, ("sql", None, "three"), ("publish", "ann", None)], ["two"]),
        ([*PUBLISHED, ("save", "ann", "two"), ("publish", "eve", None)], ["one", "one"]),
        ([*PUBLISHED, ("withdraw", "eve", None), ("publish", "eve", None)], ["one", None]),
        ([*PUBLISHED, ("request_changes", "eve", None), ("brake", "zoe", None)], ["one", "one"]),
        ([*PUBLISHED, ("withdraw", "eve", None), ("brake", "zoe", None)], ["one", None]),
    ],
    ids=["signed", "changed since", "withdrawn", "brake with a request open", "brake after a withdrawal"],
)
def test_something_is_published_indeed(make_world, moves, held):
    """The property above would hold if nothing ever were."""
    with a_world_of_its_own(make_world, 2) as (world, account):
        for move in moves:
            make_move(world, account, move)
            check_all(world, account)
        documents = [Document.model_validate_json(data) for data in account.editions]
        assert [held_by(world, document) for document in documents] == held
