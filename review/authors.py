"""Four eyes: who wrote the content that is to be signed."""

from dataclasses import dataclass
from typing import Any

from review.models import Reviewable
from review.standing import Standing, judge


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
    """Who changed something since the last approval, from the history rows.

    `digest` is that of the content as computed now: if the history does not end in it, the row was written past
    the history (SQL, `update()`), and its author is unknown until someone saves it as their own.
    """
    rows = list(record.history.order_by("-history_id").select_related("history_user"))
    if not rows or rows[0].digest != digest:
        return Authorship((), "The row is not what its history says. Someone must save it as their own first.")
    if rows[0].history_user is None:
        return Authorship((), "The last change has no author. Someone must save the row as their own first.")
    writers = _writers(rows, judge(record.get_sign_offs()))
    return Authorship(tuple({user.pk: user for user in writers}.values()))


def _writers(rows: list[Any], standing: Standing) -> list[Any]:
    """The users of the rows, newest first, that changed the content since its approval was last given.

    Going back to the approved content forgets nobody: who wrote a text that was taken out again, and is put in once
    more by another, is still its author. Whoever saves a row after a change without an author takes that change as
    their own.
    """
    writers = []
    approved_at = max((approval.signed_at for approval in standing.approvals), default=None)
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        if approved_at and row.digest == standing.approved_digest and row.history_date <= approved_at:
            break
        changed = before is None or before.digest != row.digest or before.history_user is None
        if changed and row.history_user is not None:
            writers.append(row.history_user)
    return writers
