"""Four eyes: who wrote the content that is to be signed."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth import get_user_model

from review.choices import Decision
from review.models import Reviewable, SignOff
from review.standing import Standing, judge

WRITTEN_PAST_HISTORY = "The row is not what its history says. Someone must save it as their own first."
SAVED_BY_NOBODY = "The last change has no author. Someone must save the row as their own first."


class Written(Protocol):
    """What a history row tells of who wrote it. `co_author_id` is who proposed the words that another put in."""

    @property
    def digest(self) -> str: ...

    @property
    def history_date(self) -> datetime.datetime: ...

    @property
    def history_user_id(self) -> int | None: ...

    @property
    def co_author_id(self) -> int | None: ...


@dataclass(frozen=True)
class Writers:
    """Who wrote a record's present content, as numbers of users, the latest first. With `unknown`, nobody may sign."""

    ids: tuple[int, ...]
    unknown: str = ""


@dataclass(frozen=True)
class Authorship:
    """The writers of a record's present content since it was last approved. With `unknown`, nobody may sign."""

    users: tuple[Any, ...]
    unknown: str = ""

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(user.pk for user in self.users)

    @property
    def names(self) -> list[str]:
        return sorted({display_name(user) for user in self.users})


def display_name(user: Any) -> str:
    """The name that readers see beside a signature."""
    return user.get_full_name() or user.get_username()


def get_authorship(record: Reviewable, digest: str) -> Authorship:
    """Who changed something since the last approval, from the history rows. `digest`: see `find_writers`."""
    rows = list(record.history.defer("content").order_by("-history_id"))
    writers = find_writers(rows, digest, record.get_sign_offs())
    users = get_user_model().objects.in_bulk(writers.ids)
    return Authorship(tuple(users[pk] for pk in writers.ids), writers.unknown)


def find_writers(rows: Sequence[Written], digest: str, sign_offs: Iterable[SignOff]) -> Writers:
    """Who changed something since the last approval of anything else, from a record's history rows, newest first.

    `digest` is that of the content as computed now: if the history does not end in it, the row was written past
    the history (SQL, `update()`), and its author is unknown until someone saves it as their own.
    """
    if not rows or rows[0].digest != digest:
        return Writers((), WRITTEN_PAST_HISTORY)
    if rows[0].history_user_id is None:
        return Writers((), SAVED_BY_NOBODY)
    return Writers(tuple(dict.fromkeys(_writers(rows, judge(_without_approvals_of(digest, sign_offs))))))


def _without_approvals_of(digest: str, sign_offs: Iterable[SignOff]) -> list[SignOff]:
    """Who renews an approval did not write that content, no more than who gave it."""
    stops = {Decision.WITHDRAW, Decision.WITHHOLD}
    return [one for one in sign_offs if one.digest != digest or one.decision in stops]


def _writers(rows: Sequence[Written], standing: Standing) -> Iterable[int]:
    """The users of the rows, newest first, that changed the content since its approval was last given.

    Going back to the approved content forgets nobody: who wrote a text that was taken out again, and is put in once
    more by another, is still its author. Whoever saves a row after a change without an author takes that change as
    their own.
    """
    approved_at = max((approval.signed_at for approval in standing.approvals), default=None)
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        if approved_at and row.digest == standing.approved_digest and row.history_date <= approved_at:
            break
        changed = before is None or before.digest != row.digest or before.history_user_id is None
        if changed and row.history_user_id is not None:
            yield row.history_user_id
        if changed and row.co_author_id is not None:
            yield row.co_author_id
