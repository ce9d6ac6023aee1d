"""Where-used: which records name a record, or print a value of it, as they stand now and as readers have them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True)
class Use:
    """A record that names another: now, in the current edition, or in both."""

    record_kind: str
    key: str
    name: str
    state: State
    pk: int | None
    is_now: bool
    is_published: bool


@dataclass(frozen=True)
class Row:
    """A record as its newest history row has it."""

    record_kind: str
    pk: int
    key: str
    digest: str
    content: str


def get_uses(record_kind: str, key: str) -> list[Use]:
    """The records that name this one, in the order of the tables, then of the keys. Four queries, however many."""
    published = {name: content for name, content in _published(key).items() if _names(content, record_kind, key)}
    rows = {(row.record_kind, row.key): row for row in _newest_rows(key, [key for _, key in published])}
    now = {
        name: content for name, row in rows.items() if _names(content := _parse(name[0], row.content), record_kind, key)
    }
    names = sorted({*now, *published}, key=lambda name: (list(TABLES).index(name[0]), name[1]))
    states = _states(names, rows)
    return [
        Use(
            *name,
            name=(now.get(name) or published[name]).name,  # type: ignore[union-attr]
            state=states[name],
            pk=rows[name].pk if name in rows else None,
            is_now=name in now,
            is_published=name in published,
        )
        for name in names
        if name != (record_kind, key)
    ]


def _names(content: RecordContent | None, record_kind: str, key: str) -> bool:
    return content is not None and (record_kind, key) in links_of(content)


def _parse(record_kind: str, text: str) -> RecordContent | None:
    try:
        return model_for(record_kind).content_class.model_validate_json(text)  # type: ignore[return-value]
    except ValidationError:  # written past the history, or before a field had its present form
        return None


def _published(key: str) -> dict[Link, RecordContent | None]:
    """The contents of the current edition in which the key occurs at all."""
    digest = Edition.objects.order_by("-number").values_list("digest", flat=True).first()
    texts = _texts_of_edition(digest) if digest else ()
    return {(kind, own): _parse(kind, text) for kind, own, text in texts if key in text}


@lru_cache(maxsize=1)
def _texts_of_edition(digest: str) -> Sequence[tuple[str, str, str]]:
    """Kind, key and content of each record of an edition, which is never altered, so that this may be kept."""
    document = json.loads(bytes(Edition.objects.get(digest=digest).document))
    entries = [(kind, entry["content"]) for kind, table in TABLES.items() for entry in document.get(table, ())]
    return [(kind, content["key"], json.dumps(content, ensure_ascii=False)) for kind, content in entries]


def _newest_rows(key: str, others: Sequence[str]) -> Iterable[Row]:
    """The newest history rows that contain the key, or are of one of the other keys. One query over all kinds."""
    queries = [_newest_of_kind(kind, Q(content__contains=key) | Q(key__in=others)) for kind in TABLES]
    return (Row(*values) for values in queries[0].union(*queries[1:], all=True))


def _newest_of_kind(record_kind: str, condition: Q) -> QuerySet[Any, tuple[Any, ...]]:
    past: Any = model_for(record_kind).history.model
    newer = past.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    newest = past.objects.filter(condition, ~Exists(newer)).exclude(history_type="-")
    kind = Value(record_kind, output_field=CharField())
    return newest.order_by().annotate(labelled=kind).values_list("labelled", "id", "key", "digest", "content")


def _states(names: Sequence[Link], rows: dict[Link, Row]) -> dict[Link, State]:
    heard: dict[Link, list[SignOff]] = defaultdict(list)
    keys = {key for _, key in names}
    for sign_off in SignOff.objects.filter(key__in=keys).in_chain_order():
        heard[sign_off.record_kind, sign_off.key].append(sign_off)
    return {name: judge(heard[name]).state(rows[name].digest if name in rows else "") for name in names}
