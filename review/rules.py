"""Who signs what: the reading of the one table in the settings."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from review.choices import Decision

WITHHOLDING_GROUP = "editor"
DUE_AFTER_MONTHS = 12


def approvals_needed(record_kind: str) -> int:
    """How many people must agree to a content of this kind, today."""
    rule = settings.REVIEW_RULES[record_kind]
    after_first = rule.get("approvals_after_first_edition")
    if after_first and import_string(settings.REVIEW_HAS_EDITION)():
        return after_first
    return rule["approvals"]


def due_after_months(record_kind: str) -> int:
    """How long an approval of this kind holds before the record should be read again."""
    return settings.REVIEW_RULES[record_kind].get("due_after_months", DUE_AFTER_MONTHS)


def who_signs(record_kind: str) -> str:
    """Who signs this kind, in words: "a data manager or a medical reviewer"."""
    return " or ".join(f"a {group}" for group in settings.REVIEW_RULES[record_kind]["groups"])


def may_decide(user: Any, record_kind: str, decision: Decision) -> bool:
    """Whether one of the user's groups takes this decision on this kind. Being an administrator gives no such right."""
    return user.is_active and groups_decide(get_groups(user), record_kind, decision)


def get_groups(user: Any) -> frozenset[str]:
    """The names of the user's groups."""
    return frozenset(user.groups.values_list("name", flat=True))


def groups_decide(groups: frozenset[str], record_kind: str, decision: Decision) -> bool:
    """Whether one of these groups takes this decision on this kind."""
    if decision == Decision.WITHHOLD:
        return WITHHOLDING_GROUP in groups
    return not groups.isdisjoint(settings.REVIEW_RULES[record_kind]["groups"])
