"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from review.admin.listing import state_badge
from review.choices import State
from review.formatting import short_digest

register = template.Library()

READING_ORDER = ("pages", "trials", "drugs", "algorithm", "references", "publication", "review", "auth")
"""The rooms as an editor walks through them."""


@register.simple_tag
def is_demonstration() -> bool:
    return bool(settings.IS_DEMONSTRATION)


@register.filter
def in_reading_order(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rooms of the index in reading order; others follow."""
    place = {label: number for number, label in enumerate(READING_ORDER)}
    return sorted(apps, key=lambda app: place.get(app["app_label"], len(place)))


@register.filter
def badge(state: State) -> SafeString:
    return state_badge(state)


@register.filter
def short(digest: str) -> str:
    return short_digest(digest)
