"""What a record's page in the admin shows of its evidence: changed sources, where it is used, the emergency brake."""

from typing import Any

from django import template
from django.urls import reverse

from publication.assembly import get_source_changes
from publication.uses import Use, get_uses
from publication.withholding import may_withhold
from review.models import Reviewable

register = template.Library()


@register.inclusion_tag("admin/publication/_evidence_panel.html")
def evidence_panel(record: Reviewable, user: Any) -> dict[str, Any]:
    """The panel. The queries do not grow with the records."""
    name = (record.record_kind(), record.key)
    return {
        "record": record,
        "changes": get_source_changes().get(name, []),
        "uses": get_uses([name])[name],
        "withhold_url": reverse("withhold", args=name) if may_withhold(user) else "",
    }


@register.filter
def admin_address(use: Use) -> str:
    """Where the record is changed, or "" for one that is no longer there."""
    if use.pk is None:
        return ""
    return reverse(f"admin:{use.record_kind.replace('.', '_')}_change", args=[use.pk])


@register.filter
def where(use: Use) -> str:
    """Whether a use stands now, before readers, or both."""
    if use.is_now and use.is_published:
        return "now, and in the current edition"
    return "now; not yet before readers" if use.is_now else "in the current edition only"
