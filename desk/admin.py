"""Readers' reports in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from desk.models import ProblemReport


@admin.register(ProblemReport)
class ProblemReportAdmin(admin.ModelAdmin):
    """What readers say is wrong. They write it; editors say what became of it."""

    list_display = ["received_at", "what", "record_kind", "key", "edition_number", "outcome"]
    list_filter = ["outcome"]
    search_fields = ["what", "why", "key", "answer"]
    ordering = ["received_at", "pk"]
    fields = ["received_at", "what", "why", "record_kind", "key", "edition_number", "email", "outcome", "answer"]
    readonly_fields = ["received_at", "what", "why", "record_kind", "key", "edition_number", "email"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
