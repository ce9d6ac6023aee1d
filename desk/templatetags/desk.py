"""Tags that put the desk into the admin's own pages."""

from typing import Any

from django import template

from desk.boxes import get_desk
from desk.models import Comment, ProposedWording
from desk.selection import kinds_to_read
from review.declarations import has_declared
from review.differences import compare_words, label_of
from review.kinds import model_for
from review.models import Reviewable

register = template.Library()


@register.inclusion_tag("desk/_desk.html", takes_context=True)
def my_desk(context: Any) -> dict[str, Any]:
    """The desk of whoever is signed in. An account without a role has none."""
    user = context["request"].user
    return {"desk": get_desk(user) if kinds_to_read(user) else None, "perms": context["perms"]}


@register.filter
def field_label(wording: ProposedWording) -> str:
    """What people call the field that a wording is meant for."""
    return label_of(model_for(wording.sign_off.record_kind), wording.field)


@register.filter
def pieces(entry: Any, wording: Any) -> Any:
    """A proposed wording against what the record says, word by word."""
    return entry.wording_pieces(wording)


@register.inclusion_tag("desk/_talk.html", takes_context=True)
def record_talk(context: Any, record: Any) -> dict[str, Any]:
    """What is said beside a record on its own page: comments, and words that a reviewer proposes."""
    model = type(record)
    is_signed = isinstance(record, Reviewable)
    name = (model.record_kind(), record.key) if is_signed else ("", "")
    about = {"record_kind": name[0], "key": name[1]}
    wordings = ProposedWording.objects.filter(
        sign_off__record_kind=name[0], sign_off__key=name[1], sign_off__digest=record.digest, adopted_at=None
    )
    return {
        "is_signed": is_signed,
        "about": about,
        "digest": record.digest,
        "comments": Comment.objects.filter(**about).select_related("written_by").order_by("pk"),
        "wordings": [
            (one, compare_words(getattr(record, one.field), one.text))
            for one in wordings.select_related("sign_off").order_by("pk")
        ],
        "may_adopt": context["request"].user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("desk/_declaration_reminder.html")
def declaration_reminder(user: Any) -> dict[str, Any]:
    """That a declaration has to be confirmed before an opinion is signed."""
    return {"must_declare": not has_declared(user)}
