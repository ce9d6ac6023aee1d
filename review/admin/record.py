"""The base of every record's admin. Concrete admins only declare."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from review.admin.forms import OWN_FIELDS, PartForm, PartFormSet
from review.admin.history import ReadHistoryAdmin
from review.admin.importing import TableAdmin
from review.admin.listing import ListingAdmin, StateFilter
from review.admin.looking import look_at
from review.admin.saving import SavingAdmin
from review.admin.signing import SigningAdmin
from review.models import Record, SignOff
from review.models.reviewable import Reviewable, SignedRecordStays

Fieldset = tuple[str, dict[str, Any]]

HOW_FAR = ("origin", "verification", "verification_note")
"""The fields that every signed record has."""


def section(title: str, sentence: str, *fields: Any) -> Fieldset:
    """A fieldset: a heading, a sentence for the editor, and fields in reading order."""
    return title, {"fields": fields, "description": sentence}


class LinkingAdmin(BaseModelAdmin):
    """A related record is looked at, or added; it is changed on its own page, with its own reason."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        form_field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if form_field is not None and hasattr(form_field.widget, "can_change_related"):
            form_field.widget.can_change_related = False
        return form_field


class PartInline(LinkingAdmin, admin.TabularInline):
    """Parts of a record. Whoever may change the record may change its parts."""

    form = PartForm
    formset = PartFormSet
    extra = 0
    show_change_link = False

    def _may(self, request: HttpRequest, action: str) -> bool:
        opts = self.parent_model._meta
        return request.user.has_perm(f"{opts.app_label}.{action}_{opts.model_name}")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view") or self._may(request, "change")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change" if obj else "add")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")


class RecordAdmin(LinkingAdmin, SavingAdmin, ListingAdmin, TableAdmin, ReadHistoryAdmin):  # type: ignore[misc]
    """A record that is not signed by itself."""

    change_form_template = "admin/record/change_form.html"
    save_on_top = True
    formfield_overrides: ClassVar[Any] = {
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    }
    sections: ClassVar[tuple[Fieldset, ...]] = ()
    last_sections: ClassVar[tuple[Fieldset, ...]] = (
        section("For editors only", "Never signed, never published.", "editor_note"),
    )
    why_section: ClassVar[Fieldset] = section(
        "Why you change it", "Stands in the history beside your name, for good.", *OWN_FIELDS
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*self.sections, *self.last_sections, *([self.why_section] if may_write else [])]

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return self.ordering or ("key",)  # type: ignore[return-value]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The key is the address: fixed once signed."""
        fields = list(super().get_readonly_fields(request, obj))
        return [*fields, "key"] if obj and self._was_signed(obj) else fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and self._was_signed(obj))

    def _was_signed(self, record: Record) -> bool:
        return isinstance(record, Reviewable) and record.get_sign_offs().exists()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            actions["delete_selected"] = (delete_drafts, "delete_selected", delete_drafts.short_description)  # type: ignore[attr-defined]
        return actions

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """One by one, so that each deletion asks its record and leaves a history row."""
        for record in queryset:
            record._change_reason = "Deleted in the admin"
            record.delete()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj._change_reason = "Deleted in the admin"
        super().delete_model(request, obj)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except SignedRecordStays as stays:
            self.message_user(request, str(stays), messages.ERROR)
            address = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return redirect(reverse(address, args=[object_id]))


class ReviewableAdmin(SigningAdmin, RecordAdmin):  # type: ignore[misc]
    """A record that is signed by itself: adds the review panel, the sign view, and the state in the list."""

    last_sections = (
        section("How far it was checked", "Readers see these words beside the record.", *HOW_FAR),
        *RecordAdmin.last_sections,
    )
    list_filter: ClassVar[Any] = (StateFilter, "verification", "origin")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None:
            fresh = self.model._base_manager.get(pk=record.pk)
            context["look"] = look_at(fresh, request.user)
        return super().render_change_form(request, context, *args, **kwargs)


@admin.action(description="Delete selected drafts", permissions=["delete"])
def delete_drafts(model_admin: RecordAdmin, request: HttpRequest, queryset: QuerySet) -> Any:
    """Delete what was never signed, after the usual question; what was signed is withdrawn instead."""
    signed: set[str] = set()
    if issubclass(model_admin.model, Reviewable):
        kind = SignOff.objects.for_kind(model_admin.model.record_kind())
        signed = set(kind.filter(key__in=queryset.values_list("key", flat=True)).values_list("key", flat=True))
    if signed:
        kept = ", ".join(sorted(signed))
        said = f"Not deleted, because signed: {kept}. Withdraw these instead, each with a reason."
        model_admin.message_user(request, said, messages.ERROR)
        return None
    return delete_selected(model_admin, request, queryset)
