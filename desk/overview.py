"""Where all records stand, and for whom they wait: three queries, however many records there are."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value

from desk.reading_order import rank_expression
from review.authors import Writers, find_writers
from review.choices import Decision, State
from review.kinds import reviewable_models
from review.models import Reviewable, SignOff
from review.rules import due_after_months, groups_decide
from review.standing import Standing, judge

RecordName = tuple[str, str]

VOTING = {Decision.AGREE, Decision.RESERVATION, Decision.DISSENT}
WAITING = {State.DRAFT, State.CHANGED, State.WITHHELD}
"""The states in which a signature is asked for."""


class HistoryRow(NamedTuple):
    """A history row without what the record said."""

    record_kind: str
    record_id: int
    history_id: int
    digest: str
    history_date: datetime.datetime
    history_user_id: int | None
    co_author_id: int | None


@dataclass(frozen=True)
class Item:
    """A record as lists know it. Its digest is the column, which is fast and never believed when signing."""

    record_kind: str
    pk: int
    key: str
    digest: str
    drug: str
    section: str
    rank: int
    sign_offs: Sequence[SignOff] = ()
    history: Sequence[HistoryRow] = field(default=(), repr=False)

    @property
    def name(self) -> RecordName:
        return self.record_kind, self.key

    @cached_property
    def standing(self) -> Standing:
        return judge(self.sign_offs)

    @cached_property
    def state(self) -> State:
        return self.standing.state(self.digest)

    @cached_property
    def writers(self) -> Writers:
        return find_writers(self.history, self.digest, self.sign_offs)

    @property
    def requests(self) -> Sequence[SignOff]:
        """Who sent exactly this content back."""
        return self.standing.requests.get(self.digest, [])

    @property
    def votes(self) -> list[SignOff]:
        """The latest opinion of each signer on exactly this content, those before it was stopped left out."""
        stopped = self.standing.stopped_by
        since = [one for one in self.sign_offs if stopped is None or one.pk > stopped.pk]
        return list({one.signed_by_id: one for one in since if one.digest == self.digest}.values())

    @property
    def changed_at(self) -> datetime.datetime:
        """When it was last written."""
        return self.history[0].history_date if self.history else datetime.datetime.min.replace(tzinfo=datetime.UTC)

    @property
    def approved_at(self) -> datetime.datetime | None:
        """When its present approval was last given."""
        return max((one.signed_at for one in self.standing.approvals), default=None)

    def waits_for(self, reader: "Reader") -> bool:
        """Whether the reader's signature is asked for: her role, not her work, not decided by her yet."""
        return (
            self.state in WAITING
            and groups_decide(reader.groups, self.record_kind, Decision.AGREE)
            and not self.writers.unknown
            and reader.user_id not in self.writers.ids
            and not any(vote.signed_by_id == reader.user_id and vote.decision in VOTING for vote in self.votes)
        )

    def was_sent_back_to(self, reader: "Reader") -> bool:
        return self.state == State.CHANGES_REQUESTED and reader.user_id in self.writers.ids

    def is_due(self, now: datetime.datetime) -> bool:
        """Whether it was approved so long ago that it should be read again."""
        if self.state != State.APPROVED or self.approved_at is None:
            return False
        return self.approved_at < months_before(now, due_after_months(self.record_kind))


@dataclass(frozen=True)
class Reader:
    """Who looks: her number and her groups."""

    user_id: int
    groups: frozenset[str]


def months_before(now: datetime.datetime, months: int) -> datetime.datetime:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    following = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return now.replace(year=year, month=month + 1, day=min(now.day, last))


def get_items() -> list[Item]:
    """Every record that is signed, with its sign-offs and its history, their contents left in the database."""
    sign_offs = _get_sign_offs()
    history = _get_history()
    rows = union(_record_rows(model) for model in reviewable_models())
    return [
        Item(kind, pk, key, digest, drug, section, rank, sign_offs.get((kind, key), ()), history.get((kind, pk), ()))
        for kind, pk, key, digest, drug, section, rank in rows
    ]


def _record_rows(model: type[Reviewable]) -> QuerySet:
    """Kind, number, key, digest; drug and section where the kind has one; place in the reading order."""
    return model._base_manager.order_by().values_list(
        Value(model.record_kind(), output_field=CharField()),
        "pk",
        "key",
        "digest",
        _key_of(model, "drug"),
        _key_of(model, "section"),
        rank_expression(model),
    )


def _key_of(model: type[Reviewable], relation: str) -> Any:
    if model._meta.model_name == relation:
        return F("key")
    has_it = any(one.name == relation for one in model._meta.fields)
    return F(f"{relation}__key") if has_it else Value("", output_field=CharField())


def _get_sign_offs() -> Mapping[RecordName, Sequence[SignOff]]:
    light = SignOff.objects.in_chain_order().only(
        "record_kind", "key", "digest", "decision", "reason", "approvals_needed", "signed_by_id", "signer_name",
        "signed_at",
    )  # fmt: skip
    by_record: dict[RecordName, list[SignOff]] = defaultdict(list)
    for one in light:
        by_record[one.record_kind, one.key].append(one)
    return by_record


def _get_history() -> Mapping[tuple[str, int], Sequence[HistoryRow]]:
    """The history rows of each record, newest first."""
    by_record: dict[tuple[str, int], list[HistoryRow]] = defaultdict(list)
    for values in union(_history_rows(model) for model in reviewable_models()):
        row = HistoryRow(*values)
        by_record[row.record_kind, row.record_id].append(row)
    for rows in by_record.values():
        rows.sort(key=lambda row: row.history_id, reverse=True)
    return by_record


def _history_rows(model: type[Reviewable]) -> QuerySet:
    rows: QuerySet = model.history.order_by()
    kind = Value(model.record_kind(), output_field=CharField())
    return rows.values_list(kind, "id", "history_id", "digest", "history_date", "history_user_id", "co_author_id")


def union(querysets: Iterable[QuerySet]) -> QuerySet:
    """The rows of all, in one query."""
    first, *others = querysets
    return first.union(*others, all=True)
