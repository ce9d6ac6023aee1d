"""Who could sign a record: everybody of the right role who did not write it."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model

from review.authors import display_name
from review.choices import Decision
from review.rules import groups_decide


class Account(NamedTuple):
    """Somebody who has a role."""

    pk: int
    name: str
    groups: frozenset[str]


def get_accounts() -> list[Account]:
    """Everybody who has a role, by user name; two queries."""
    User: Any = get_user_model()
    users = User.objects.filter(is_active=True, groups__isnull=False).distinct().order_by("username")
    return [
        Account(user.pk, display_name(user), frozenset(group.name for group in user.groups.all()))
        for user in users.prefetch_related("groups")
    ]


def find_able(accounts: Iterable[Account], record_kind: str, writers: Iterable[int]) -> list[str]:
    """The names of those who could agree to a record of this kind that these people wrote."""
    wrote = frozenset(writers)
    able = (one for one in accounts if groups_decide(one.groups, record_kind, Decision.AGREE))
    return [one.name for one in able if one.pk not in wrote]


def name_able(able: Sequence[str]) -> str:
    """They in words."""
    return ", ".join(able) if able else "nobody yet: a reviewer who did not write it is needed"
