"""Who signs what: the reading of the one table in the settings."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from review.choices import Decision

WITHHOLDING_GROUP = "editor"


def approvals_needed(record_kind: str) -> int:
    """How many people must agree to a content of this kind, today."""
    rule = settings.REVIEW_RULES[record_kind]
    after_first = rule.get("approvals_after_first_edition")
    if after_first and import_string(settings.REVIEW_HAS_EDITION)():
        return after_first
    return rule["approvals"]


def may_decide(user: Any, record_kind: str, decision: Decision) -> bool:
    """Whether one of the user's groups takes this decision on this kind. Being an administrator gives no such right."""
    groups = set(user.groups.values_list("name", flat=True))
    if not user.is_active:
        return False
    if decision == Decision.WITHHOLD:
        return WITHHOLDING_GROUP in groups
    return bool(groups & set(settings.REVIEW_RULES[record_kind]["groups"]))
