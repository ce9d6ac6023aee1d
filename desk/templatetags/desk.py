"""Tags that put the desk into the admin's own pages."""

from typing import Any

from django import template

from desk.boxes import get_desk

register = template.Library()


@register.inclusion_tag("desk/_desk.html", takes_context=True)
def my_desk(context: Any) -> dict[str, Any]:
    """The desk of whoever is signed in."""
    user = context["request"].user
    return {"desk": get_desk(user), "perms": context["perms"]}


@register.filter
def pieces(entry: Any, wording: Any) -> Any:
    """A proposed wording against what the record says, word by word."""
    return entry.wording_pieces(wording)
