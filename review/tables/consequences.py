"""Consequences: what a file would do to signatures, to the evidence checks, and to what rests on its records.

Asked of the dry run, while the rows are written and not yet taken back: so it knows what a cohort does to its results.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from pydantic import ValidationError

from review.choices import State
from review.content import RecordContent
from review.evidence import Finding
from review.models import Record, Reviewable, SignOff
from review.standing import Standing, judge

RecordName = tuple[str, str]
"""A record's kind and key."""


@dataclass(frozen=True)
class Lapse:
    """An approval of a present content that the file would change."""

    kind: str
    key: str
    name: str
    approved_by: tuple[str, ...]
    approved_at: datetime


@dataclass(frozen=True)
class Footing:
    """A changed record on which others rest: so many name it."""

    kind: str
    key: str
    count: int


@dataclass(frozen=True)
class Consequences:
    """What a file would do beyond its own rows."""

    lapses: Sequence[Lapse] = ()
    findings: Sequence[Finding] = ()
    footings: Sequence[Footing] = ()


Contents = Mapping[RecordName, tuple[Reviewable, RecordContent | None]]


def read_contents(rows: Iterable[models.Model]) -> Contents:
    """What the records among `rows`, and those whose content holds one of them by value, say as they are stored now."""
    keys: dict[type[Reviewable], list[str]] = defaultdict(list)
    for record in _with_dependants(rows):
        if isinstance(record, Reviewable):
            keys[type(record)].append(record.key)
    stored = (record for model, wanted in keys.items() for record in model.objects.for_keys(wanted).with_content())
    return {(record.record_kind(), record.key): (record, _build(record)) for record in stored}


def _with_dependants(rows: Iterable[models.Model]) -> Iterator[Record]:
    for row in rows:
        if isinstance(row, Record):
            yield row
            yield from _with_dependants(row.get_dependants())


def _build(record: Reviewable) -> Any:
    try:
        return record.build_content()
    except ValidationError:
        return None


def foresee(before: Contents, after: Contents) -> Consequences:
    """What follows if the contents `before` become those `after`."""
    differing = {name: one for name, one in after.items() if _digest(before, name) != _digest(after, name)}
    changed = [name for name in differing if name in before]
    return Consequences(
        lapses=list(_lapses(changed, before, after)),
        findings=_new_findings(differing.keys(), before, after),
        footings=_footings(changed, after),
    )


def _digest(contents: Contents, name: RecordName) -> str:
    content = contents[name][1] if name in contents else None
    return content.content_digest if content else ""


def _lapses(changed: Sequence[RecordName], before: Contents, after: Contents) -> Iterator[Lapse]:
    standings = _get_standings(changed)
    for name in changed:
        standing = standings.get(name, Standing())
        held = standing.state(_digest(before, name)) == State.APPROVED
        if held and standing.state(_digest(after, name)) != State.APPROVED:
            record, content = before[name]
            yield Lapse(
                str(record._meta.verbose_name),
                record.key,
                content.name if content else record.key,
                tuple(sign_off.signer_name for sign_off in standing.approvals),
                max(sign_off.signed_at for sign_off in standing.approvals),
            )


def _get_standings(names: Sequence[RecordName]) -> dict[RecordName, Standing]:
    kinds, wanted = {kind for kind, _ in names}, set(names)
    by_record: dict[RecordName, list[SignOff]] = defaultdict(list)
    for sign_off in SignOff.objects.filter(record_kind__in=kinds).in_chain_order():
        name = sign_off.record_kind, sign_off.key
        if name in wanted:
            by_record[name].append(sign_off)
    return {name: judge(sign_offs) for name, sign_offs in by_record.items()}


def _new_findings(names: Iterable[RecordName], before: Contents, after: Contents) -> list[Finding]:
    """The findings on these records that the next edition would not have as they stand now; each side is asked once."""
    wanted = set(names)
    if not wanted:
        return []
    find = import_string(settings.REVIEW_FINDINGS)
    known = set(find([content for name, (_, content) in before.items() if content and name in wanted]))
    found = find([content for name, (_, content) in after.items() if content and name in wanted])
    return [one for one in found if (one.record_kind, one.key) in wanted and one not in known]


def _footings(changed: Sequence[RecordName], after: Contents) -> list[Footing]:
    counts: Mapping[RecordName, int] = import_string(settings.REVIEW_USES)(changed) if changed else {}
    named = [
        Footing(str(after[name][0]._meta.verbose_name), name[1], counts[name]) for name in changed if counts.get(name)
    ]
    return sorted(named, key=lambda footing: (-footing.count, footing.kind, footing.key))
