"""The emergency brake in the admin: one page that says what will happen, one confirmation, and readers have it."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

from publication import streaming
from publication.actions import withhold_and_publish
from publication.models import Edition
from publication.sent_back import find_sent_back
from publication.uses import get_uses
from review.kinds import UnknownKind, model_for
from review.models import Reviewable
from review.unsigned_numbers import object_to_reason


class WithholdForm(forms.Form):
    """Why at once, and the password again."""

    reason = forms.CharField(
        label="Why readers must not see it",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField", "autofocus": True}),
        help_text="Stands in its place, for every reader, until a reviewer has signed it again. No numbers: nobody "
        "has signed them here.",
        error_messages={"required": "Say why: it is what readers get in its place."},
    )
    password = forms.CharField(
        label="Your password, again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password: it is what makes this your signature."},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if objection := object_to_reason(reason):
            raise forms.ValidationError(objection)
        return reason

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("That is not your password. Nothing was withheld.")
        return password


def may_withhold(user: Any) -> bool:
    """Whether the user may take a claim from readers at once."""
    return user.has_perms(["review.withhold_signoff", "publication.publish_edition"])


def withhold(request: HttpRequest, record_kind: str, key: str) -> HttpResponseBase:
    """What taking this record from readers means; do it."""
    if not may_withhold(request.user):
        raise PermissionDenied
    record = _get_record(record_kind, key)
    form = WithholdForm(request.POST or None, user=request.user)
    context = {
        **admin.site.each_context(request),
        "title": f"Withhold: {record}",
        "record": record,
        "opts": record._meta,
    }
    if request.method == "POST" and form.is_valid():
        action = partial(withhold_and_publish, record, by=request.user, reason=form.cleaned_data["reason"])
        return streaming.tell_of(action, request, {**context, "title": "Withholding"})
    context |= {"form": form, **_what_readers_have(record)}
    return TemplateResponse(request, "admin/publication/withhold.html", context)


def _get_record(record_kind: str, key: str) -> Reviewable:
    try:
        record = model_for(record_kind)._base_manager.filter(key=key).first()
    except UnknownKind as unknown:
        raise Http404 from unknown
    if record is None:
        raise Http404
    return record


def _what_readers_have(record: Reviewable) -> dict[str, Any]:
    latest = Edition.objects.get_latest()
    entry = latest.get_document().entry(record.record_kind(), record.key) if latest else None
    name = (record.record_kind(), record.key)
    uses = get_uses([name])[name] if entry else []
    others = [one for one in find_sent_back() if (one.content.record_kind, one.content.key) != name]
    return {
        "latest": latest,
        "sent_back": others if entry else [],
        "published": entry.content if entry else None,
        "uses": [use for use in uses if use.is_published],
    }
