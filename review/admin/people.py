"""Organisations, profiles of reviewers, and the sign-offs, which are only read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join

from review.admin.importing import TableAdmin
from review.differences import parse_content, show
from review.formatting import short_digest
from review.kinds import UnknownKind, model_for
from review.models import Organisation, ReviewerProfile, SignOff
from review.resources import OrganisationResource


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only the actions of the site write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Organisation)
class OrganisationAdmin(TableAdmin):
    resource_classes = [OrganisationResource]
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    ordering = ["name"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A drug's content names its makers by name."""
        return ["name"] if obj and obj.drugs.exists() else []


@admin.register(ReviewerProfile)
class ReviewerProfileAdmin(admin.ModelAdmin):
    list_display = ["user", "credentials", "confirmed_at"]
    search_fields = ["user__username", "user__first_name", "user__last_name", "credentials"]
    autocomplete_fields = ["user", "interested_in"]
    readonly_fields = ["confirmed_at", "confirmed_by"]

    def save_model(self, request: HttpRequest, obj: ReviewerProfile, form: Any, change: bool) -> None:
        """What somebody else puts down for her, she has to confirm before she signs again."""
        if form.changed_data and obj.user_id != request.user.pk:
            obj.confirmed_at, obj.confirmed_by = None, None
        super().save_model(request, obj, form, change)


@admin.register(SignOff)
class SignOffAdmin(ReadOnlyAdmin):
    """The log of decisions."""

    list_display = ["signed_at", "signer_name", "decision", "record_kind", "key", "short"]
    list_filter = ["decision", "record_kind", "is_demonstration"]
    search_fields = ["key", "signer_name", "reason", "digest"]
    ordering = ["-pk"]
    fields = [
        "signed_at",
        "signer_name",
        "credentials",
        "interests",
        "decision",
        "reason",
        "overrides",
        "record_kind",
        "key",
        "what",
        "authors",
        "approvals_needed",
        "is_demonstration",
        "digest",
        "previous_digest",
        "chain_digest",
    ]
    readonly_fields = ["what"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("signed_by")

    @admin.display(description="content")
    def short(self, sign_off: SignOff) -> str:
        return short_digest(sign_off.digest)

    @admin.display(description="what was signed")
    def what(self, sign_off: SignOff) -> Any:
        try:
            model = model_for(sign_off.record_kind)
        except UnknownKind:
            return sign_off.content
        shown = show(parse_content(sign_off.content), model)
        return format_html_join("", "<p><b>{}</b><br>{}</p>", ((row.label, " | ".join(row.lines)) for row in shown))
