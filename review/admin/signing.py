"""The sign view: exactly what would be signed, what changed, what the checks say, and the decision."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from review.actions import CannotSign, sign
from review.admin.looking import Look, errors_by_check, has_sign_permission, look_at
from review.choices import Decision
from review.declarations import get_declaration
from review.evidence import Finding


@dataclass(frozen=True)
class Source:
    """A source of a record, with the place in it, as a reviewer opens it."""

    name: str
    links: tuple[tuple[str, str], ...] = ()
    locator: str = ""
    quote: str = ""


class SignForm(forms.Form):
    """A decision on one content, with the password asked again."""

    digest = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label="Your decision",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a decision.", "invalid_choice": "That decision is not open to you here."},
    )
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed for everything but a plain agreement. Reservations and dissent stand beside the value. "
        "Whatever readers see of it holds no number: ask for changes where one is wrong.",
    )
    password = forms.CharField(
        label="Your password, again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password: it is what makes this your signature."},
    )

    def __init__(self, *args: Any, look: Look, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = look.user
        self.errors_by_check = errors_by_check(findings)
        is_open = [choice.decision for choice in look.choices if choice.is_open]
        self.fields["decision"].choices = [(one.value, one.label) for one in is_open]  # type: ignore[attr-defined]
        for check_id in self.errors_by_check:
            self.fields[f"override-{check_id}"] = forms.CharField(
                label=f"Let {check_id} pass, because",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="This reason is published beside the value, without numbers, and lapses with the signature.",
            )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("That is not your password. Nothing was signed.")
        return password

    def clean(self) -> Any:
        """What readers see of a signer must be true today, so she declares it before she decides."""
        decision = self.cleaned_data.get("decision")
        if decision in Decision.declared() and not get_declaration(self.user).is_current:
            raise forms.ValidationError("Confirm your credentials and interests first: readers see them beside this.")
        return super().clean()

    @property
    def overrides(self) -> dict[str, str]:
        return {check_id: self.cleaned_data[f"override-{check_id}"] for check_id in self.errors_by_check}

    @property
    def override_rows(self) -> list[tuple[list[Finding], forms.BoundField]]:
        """For the page: the errors of each check, with the field to let it pass."""
        return [(found, self[f"override-{check_id}"]) for check_id, found in self.errors_by_check.items()]


class SigningAdmin(admin.ModelAdmin):
    """Adds `<id>/sign/`."""

    sign_template = "admin/record/sign.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_sign"
        sign_view = path("<path:object_id>/sign/", self.admin_site.admin_view(self.sign_view), name=name)
        return [sign_view, *super().get_urls()]

    def sign_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what is to be signed; sign it."""
        record = self.get_object(request, unquote(object_id))
        if not has_sign_permission(request.user, self.model) or not self.has_view_permission(request, record):
            raise PermissionDenied
        if record is None:
            raise Http404
        look = look_at(record, request.user)
        findings = look.get_findings()
        form = SignForm(request.POST or None, look=look, findings=findings, initial=_initial(request, look))
        if request.method == "POST" and form.is_valid() and self._sign(request, look, form):
            return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk]))
        if request.method == "POST":
            form = _show_what_stands_now(form, look, findings)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Sign: {record}",
            "opts": self.opts,
            "original": record,
            "look": look,
            "findings": findings,
            "sources": self.get_sources(record),
            "form": form,
            "has_view_permission": True,
        }
        return TemplateResponse(request, self.sign_template, context)

    def get_sources(self, record: Any) -> list[Source]:
        """Where a reviewer can read what the record rests on."""
        return []

    def _sign(self, request: HttpRequest, look: Look, form: SignForm) -> bool:
        """Whether it was signed; else the form says why not."""
        answers = form.cleaned_data
        try:
            with transaction.atomic():
                sign_off = sign(
                    look.record,
                    by=request.user,
                    digest=answers["digest"],
                    decision=Decision(answers["decision"]),
                    reason=answers["reason"],
                    overrides=form.overrides,
                )
        except CannotSign as objection:
            form.add_error(None, str(objection))
            return False
        said = format_html("You decided “{}” on <b>{}</b>.", Decision(sign_off.decision).label, look.record)
        self.message_user(request, said, messages.SUCCESS)
        return True


def _initial(request: HttpRequest, look: Look) -> dict[str, str]:
    return {"digest": look.digest, "decision": request.GET.get("decision", "")}


def _show_what_stands_now(form: SignForm, look: Look, findings: list[Finding]) -> SignForm:
    """The same form with what was typed, now for the content that the page shows."""
    if form.data.get("digest") == look.digest:
        return form
    errors = form.errors
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["digest"] = look.digest
    fresh = SignForm(data, look=look, findings=findings)
    fresh._errors = errors  # type: ignore[attr-defined]  # the objections belong to what was sent
    return fresh
