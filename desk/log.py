"""The log: every sign-off, publication, import and change of role in one list, by time, the newest first."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import CharField, F, Q, QuerySet, TextChoices, Value
from django.urls import reverse

from publication.models import Edition
from review.authors import display_name
from review.choices import Decision, LogKind
from review.kinds import UnknownKind, model_for
from review.models import LogEntry, SignOff

NOBODY = "nobody"
"""As a person: what came from a command or a shell, and not from a request."""


class Happening(TextChoices):
    """What the log can be narrowed to."""

    SIGN_OFF = "sign-off", "sign-offs"
    OVERRIDE = "override", "overrides of checks"
    REQUEST = "request", "requests for changes"
    STOP = "stop", "withdrawals and withholdings"
    PUBLICATION = "publication", "publications"
    IMPORT = "import", "imports"
    ROLE = "role", "changes of role"


WORDS = {
    Decision.AGREE: "Agreed",
    Decision.RESERVATION: "Agreed with reservation",
    Decision.DISSENT: "Dissented",
    Decision.REQUEST_CHANGES: "Sent back",
    Decision.WITHDRAW: "Withdrew",
    Decision.WITHHOLD: "Withheld",
}
STOPS = {Decision.WITHDRAW, Decision.WITHHOLD}
OF_SIGN_OFFS: dict[Happening, Q] = {
    Happening.SIGN_OFF: Q(),
    Happening.OVERRIDE: ~Q(overrides={}),
    Happening.REQUEST: Q(decision=Decision.REQUEST_CHANGES),
    Happening.STOP: Q(decision__in=STOPS),
}
OF_ENTRIES = {Happening.IMPORT: LogKind.IMPORT, Happening.ROLE: LogKind.ROLE}


@dataclass(frozen=True)
class Filters:
    """What of the log is asked for. `person` is a user's number as text, NOBODY or ""."""

    kind: str = ""
    person: str = ""
    record: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class LogRow:
    """One line of the log."""

    happened_at: datetime.datetime
    who: str
    kind: str
    what: str
    why: str
    details: tuple[str, ...]
    address: str
    digest: str
    record_kind: str = ""
    key: str = ""
    is_stop: bool = False


def find_happenings(filters: Filters) -> QuerySet:
    """Where each line stands: the name of its source, its time, its number there."""
    found = [
        queryset.order_by()
        .annotate(source=Value(source, output_field=CharField()), at=F(at))
        .values_list("source", "at", "pk")
        for source, at, queryset in _sources(filters)
    ]
    if not found:
        return SignOff.objects.none()
    return found[0].union(*found[1:], all=True).order_by("-at", "source", "-pk")


def _sources(filters: Filters) -> Iterator[tuple[str, str, QuerySet]]:
    kind = Happening(filters.kind) if filters.kind else None
    if kind is None or kind in OF_SIGN_OFFS:
        rows: QuerySet = SignOff.objects.filter(OF_SIGN_OFFS[kind or Happening.SIGN_OFF])
        rows = _by(rows, "signed_by", filters.person).filter(key__icontains=filters.record)
        yield "sign-off", "signed_at", _between(rows, "signed_at", filters)
    if kind in {None, Happening.PUBLICATION} and not filters.record:
        editions = _by(Edition.objects.all(), "published_by", filters.person)
        yield "publication", "published_at", _between(editions, "published_at", filters)
    if kind is None or kind in OF_ENTRIES:
        entries: QuerySet = LogEntry.objects.filter(kind=OF_ENTRIES[kind]) if kind else LogEntry.objects.all()
        entries = _by(entries, "entered_by", filters.person).filter(subject__icontains=filters.record)
        yield "entry", "entered_at", _between(entries, "entered_at", filters)


def _by(rows: QuerySet, field: str, person: str) -> QuerySet:
    if not person:
        return rows
    return rows.filter(**({f"{field}__isnull": True} if person == NOBODY else {field: person}))


def _between(rows: QuerySet, field: str, filters: Filters) -> QuerySet:
    """Both days count whole, in the site's time zone."""
    if filters.since:
        rows = rows.filter(**{f"{field}__date__gte": filters.since})
    if filters.until:
        rows = rows.filter(**{f"{field}__date__lte": filters.until})
    return rows


def read_rows(happenings: Iterable[tuple[str, Any, int]]) -> list[LogRow]:
    """The lines themselves: a query for each source, however many lines."""
    places = list(happenings)
    wanted: dict[str, list[int]] = defaultdict(list)
    for source, _, pk in places:
        wanted[source].append(pk)
    rows = {source: _read(source, pks) for source, pks in wanted.items()}
    return [rows[source][pk] for source, _, pk in places]


def _read(source: str, pks: Sequence[int]) -> Mapping[int, LogRow]:
    if source == "sign-off":
        sign_offs = SignOff.objects.defer("content", "interests", "authors").in_bulk(pks)
        return {pk: _from_sign_off(one) for pk, one in sign_offs.items()}
    if source == "publication":
        editions = Edition.objects.defer("document").select_related("published_by").in_bulk(pks)
        return {pk: _from_edition(one) for pk, one in editions.items()}
    return {pk: _from_entry(one) for pk, one in LogEntry.objects.in_bulk(pks).items()}


def _from_sign_off(one: SignOff) -> LogRow:
    return LogRow(
        happened_at=one.signed_at,
        who=one.signer_name,
        kind=WORDS[Decision(one.decision)],
        what=f"{_kind_name(one.record_kind)} {one.key}",
        why=one.reason,
        details=tuple(f"Let {check} pass: {reason}" for check, reason in sorted(one.overrides.items())),
        address=reverse("admin:review_signoff_change", args=[one.pk]),
        digest=one.chain_digest,
        record_kind=one.record_kind,
        key=one.key,
        is_stop=one.decision in STOPS,
    )


def _kind_name(record_kind: str) -> str:
    try:
        return str(model_for(record_kind)._meta.verbose_name)
    except UnknownKind:
        return record_kind


def _from_edition(one: Edition) -> LogRow:
    return LogRow(
        happened_at=one.published_at,
        who=display_name(one.published_by),
        kind="Published",
        what=f"edition {one.number}, state of knowledge {one.as_of}",
        why=one.summary,
        details=(),
        address=reverse("admin:publication_edition_change", args=[one.pk]),
        digest=one.digest,
    )


def _from_entry(one: LogEntry) -> LogRow:
    is_import = one.kind == LogKind.IMPORT
    said = (
        (f"File {one.details.get('file') or 'without a name'}, SHA-256 {one.details['sha256']}",) if is_import else ()
    )
    return LogRow(
        happened_at=one.entered_at,
        who=one.entered_by_name or "no one named: not from a request",
        kind="Imported" if is_import else "Role",
        what=f"{one.subject}: {one.said}",
        why=one.reason,
        details=said,
        address="",
        digest=one.chain_digest,
    )


def read_all(filters: Filters, chunk: int = 500) -> Iterator[LogRow]:
    """All lines, read a few at a time."""
    pages = Paginator(find_happenings(filters), chunk)
    for number in pages.page_range:
        yield from read_rows(pages.page(number).object_list)
