"""What a record's page in the admin shows of its evidence: changed sources, where it is used, the emergency brake."""

from typing import Any

from django import template
from django.urls import reverse

from publication.assembly import get_source_changes
from publication.uses import Use, get_uses
from publication.withholding import may_withhold
from review.kinds import UnknownKind, model_for
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
def kind_name(record_kind: str) -> str:
    """What people call a kind of record; a kind that there is not stands as it was typed."""
    try:
        return str(model_for(record_kind)._meta.verbose_name)
    except UnknownKind:
        return record_kind


@register.filter
def admin_address(use: Use) -> str:
    """Where the record is changed, or "" for one that is no longer there."""
    return change_address(use.record_kind, use.pk)


@register.filter
def change_address(record_kind: str, pk: int | None) -> str:
    """The same for a record of this kind with this number."""
    return "" if pk is None else reverse(f"admin:{record_kind.replace('.', '_')}_change", args=[pk])


@register.filter
def where(use: Use) -> str:
    """Whether a use stands now, before readers, or both."""
    if use.is_now and use.is_published:
        return "now, and in the current edition"
    return "now; not yet before readers" if use.is_now else "in the current edition only"
