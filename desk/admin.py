"""Readers' reports in the admin."""

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from desk.choices import Outcome
from desk.models import ProblemReport
from desk.report_mail import send_answer
from desk.reports import answer, note_reading
from publication.on_request.library import NoSuchEdition, open_document
from publication.rendering.places import place_by_name
from publication.serving.bundle import BrokenBundle
from review.kinds import UnknownKind, model_for

_NUMBER = re.compile(r"\s*R-[0-9]{4}-0*([1-9][0-9]*)\s*", re.IGNORECASE)


class AnswerForm(forms.ModelForm):
    """What became of a report."""

    def clean_duplicate_of(self) -> ProblemReport | None:
        repeated: ProblemReport | None = self.cleaned_data["duplicate_of"]
        if repeated and repeated.pk >= self.instance.pk:
            raise forms.ValidationError("Choose a report that came before this one.")
        return repeated


@admin.register(ProblemReport)
class ProblemReportAdmin(admin.ModelAdmin):
    """What readers say is wrong, the newest first. They write it; editors say what became of it."""

    form = AnswerForm
    list_display = ["number", "received_at", "what", "about", "edition_number", "outcome", "answered_by"]
    list_filter = ["outcome"]
    list_select_related = ["answered_by"]
    search_fields = ["what", "why", "key", "answer"]
    ordering = ["-received_at", "-pk"]
    autocomplete_fields = ["duplicate_of"]
    readonly_fields = [
        *("number", "received_at", "what", "why", "about", "record", "place", "edition_number", "email"),
        *("read_at", "read_by", "answered_at", "answered_by"),
    ]
    fieldsets = [
        (
            "What the reader says",
            {
                "fields": ["number", "received_at", "what", "why", "email"],
                "description": "If this holds data of a patient, copy none of it anywhere, and tell an administrator.",
            },
        ),
        ("About", {"fields": ["about", "record", "place", "edition_number"]}),
        ("What became of it", {"fields": ["outcome", "duplicate_of", "answer"]}),
        ("Who read and answered it", {"fields": [("read_by", "read_at"), ("answered_by", "answered_at")]}),
    ]

    @admin.display(ordering="pk")
    def number(self, report: ProblemReport) -> str:
        return report.number

    @admin.display(ordering="key")
    def about(self, report: ProblemReport) -> str:
        return f"{report.record_kind.partition('.')[2]} {report.key}".strip() or "the site as a whole"

    @admin.display(description="as it stands now")
    def record(self, report: ProblemReport) -> str:
        """A link to the record in the admin."""
        try:
            model = model_for(report.record_kind)
        except UnknownKind:
            return "-"
        record = model._base_manager.filter(key=report.key).first()
        if record is None:
            return "-"
        change = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        return format_html('<a href="{}">{}</a>', reverse(change, args=[record.pk]), record)

    @admin.display(description="as the reader had it")
    def place(self, report: ProblemReport) -> str:
        """A link to where it stands in the edition that was read."""
        try:
            document = open_document(report.edition_number or 0)
        except (NoSuchEdition, BrokenBundle):
            return "-"
        inside = place_by_name(document, report.record_kind, report.key)
        number = document.edition.number
        return format_html('<a href="/editions/{}/{}">Edition {}</a>', number, inside, number)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        named = _NUMBER.fullmatch(search_term)
        return (
            (queryset.filter(pk=named[1]), False)
            if named
            else super().get_search_results(request, queryset, search_term)
        )

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        report = self.get_object(request, object_id)
        if report is not None and self.has_change_permission(request, report):
            note_reading(report, by=request.user)
        return super().change_view(request, object_id, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: ProblemReport, form: Any, change: bool) -> None:
        if not form.changed_data:
            return
        answer(obj, by=request.user)
        is_told = obj.email and obj.outcome not in {Outcome.OPEN, Outcome.NO_REPORT}
        if is_told and not send_answer(obj):
            messages.warning(request, f"Kept. But the mail to {obj.email} could not be sent.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
