"""Who uses what: the records that name a record, or print a value of it, as they stand now and as readers have them.

`publication.links` says what one content names. Everything that asks it the other way round asks here: the packet, a
record's own page, the brake's page, and the dry run of an import.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from pydantic import ValidationError

from publication.document import TABLES
from publication.links import Link, links_of
from publication.models import Edition
from review.choices import State
from review.content import RecordContent
from review.kinds import model_for
from review.models import SignOff
from review.standing import judge

FEW = 5
"""The rows that mention so many records are looked for by the database; for more, all rows are read."""


@dataclass(frozen=True)
class Use:
    """A record that names another: now, in the current edition, or in both; with what it says, now if it can."""

    content: RecordContent
    state: State
    pk: int | None
    is_now: bool
    is_published: bool

    @property
    def record_kind(self) -> str:
        return self.content.record_kind

    @property
    def key(self) -> str:
        return self.content.key

    @property
    def name(self) -> str:
        return self.content.name

    @property
    def kind(self) -> str:
        return str(model_for(self.record_kind)._meta.verbose_name)


@dataclass(frozen=True)
class Row:
    """A record as its newest history row has it."""

    record_kind: str
    pk: int
    key: str
    digest: str
    content: str


Users = Mapping[Link, Mapping[Link, RecordContent]]
"""For each record that is named, the contents that name it, by their own names."""


def find_users(contents: Iterable[RecordContent]) -> Users:
    """Who among these contents names whom. Nothing uses itself."""
    users: dict[Link, dict[Link, RecordContent]] = defaultdict(dict)
    for content in contents:
        own = (content.record_kind, content.key)
        for name in links_of(content) - {own}:
            users[name][own] = content
    return users


def get_uses(names: Collection[Link]) -> dict[Link, list[Use]]:
    """For each of these records those that name it, in the order of the tables, then of the keys.

    Four queries, however many.
    """
    published = _get_published_users()
    users_of_old = {own for name in names for own in published.get(name, ())}
    rows = {(row.record_kind, row.key): row for row in _newest_rows(names, users_of_old)}
    now = find_users(_parse(rows.values()))
    users = {own for name in names for own in now.get(name, ())} | users_of_old
    states = _get_states(users, rows)
    return {
        name: [
            Use(
                content=now.get(name, {}).get(own) or published[name][own],
                state=states[own],
                pk=rows[own].pk if own in rows else None,
                is_now=own in now.get(name, ()),
                is_published=own in published.get(name, ()),
            )
            for own in sorted({*now.get(name, ()), *published.get(name, ())}, key=_place)
        ]
        for name in names
    }


def count_uses(names: Collection[Link]) -> Mapping[Link, int]:
    """For each of these records, how many others name it as they stand now, signed or not."""
    now = find_users(_parse(_newest_rows(names)))
    return {name: len(now[name]) for name in names if name in now}


def _place(name: Link) -> tuple[int, str]:
    return list(TABLES).index(name[0]), name[1]


def _parse(rows: Iterable[Row]) -> Iterable[RecordContent]:
    for row in rows:
        try:
            yield model_for(row.record_kind).content_class.model_validate_json(row.content)  # type: ignore[misc]
        except ValidationError:  # written past the history, or before a field had its present form
            continue


def _get_published_users() -> Users:
    digest = Edition.objects.order_by("-number").values_list("digest", flat=True).first()
    return _users_of_edition(digest) if digest else {}


@lru_cache(maxsize=1)
def _users_of_edition(digest: str) -> Users:
    """Who names whom in an edition, which is never altered, so that this may be kept."""
    return find_users(entry.content for entry in Edition.objects.get(digest=digest).get_document().entries())


def _newest_rows(names: Collection[Link], others: Collection[Link] = ()) -> Iterable[Row]:
    """The newest history rows that may name one of `names`, or are of one of `others`. One query over all kinds."""
    condition = Q(key__in=[key for _, key in others])
    for _, key in names:
        condition |= Q(content__contains=key)
    queries = [_newest_of_kind(kind, condition if len(names) <= FEW else Q()) for kind in TABLES]
    return (Row(*values) for values in queries[0].union(*queries[1:], all=True))


def _newest_of_kind(record_kind: str, condition: Q) -> QuerySet[Any, tuple[Any, ...]]:
    past: Any = model_for(record_kind).history.model
    newer = past.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    newest = past.objects.filter(condition, ~Exists(newer)).exclude(history_type="-")
    kind = Value(record_kind, output_field=CharField())
    return newest.order_by().annotate(labelled=kind).values_list("labelled", "id", "key", "digest", "content")


def _get_states(names: Collection[Link], rows: Mapping[Link, Row]) -> dict[Link, State]:
    heard: dict[Link, list[SignOff]] = defaultdict(list)
    for sign_off in SignOff.objects.filter(key__in={key for _, key in names}).in_chain_order():
        heard[sign_off.record_kind, sign_off.key].append(sign_off)
    return {name: judge(heard[name]).state(rows[name].digest if name in rows else "") for name in names}
