"""Saving in the admin: one call of `save_record` with all parts, one history row, or nothing."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse

from review.actions import save_record
from review.admin.forms import REASON, RecordForm, relation_to
from review.admin.locking import Conflict, find_conflict


class SavingAdmin(admin.ModelAdmin):
    """Writes through `save_record`, never past what someone else has saved meanwhile."""

    form = RecordForm

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the models or the database object to at the last moment comes back on the form, nothing lost."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (ValidationError, IntegrityError) as error:
            said = error if isinstance(error, ValidationError) else ValidationError(f"The database says: {error}.")
            request.refusal = said  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def _changeform_view(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: dict[str, Any] | None
    ) -> HttpResponse:
        """Inside the transaction: compare what the form was opened at with what is stored now."""
        conflict: Conflict | None = None
        if request.method == "POST" and object_id:
            conflict = find_conflict(self, request, object_id)
        if conflict:
            request.POST = conflict.data  # type: ignore[assignment]
            extra_context = {**(extra_context or {}), "conflict": conflict}
        request.conflict = conflict  # type: ignore[attr-defined]
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.conflict = getattr(request, "conflict", None)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: record and parts are written together."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the record with its links and parts. Raises ValidationError."""
        record = form.instance
        many = [field.name for field in record._meta.many_to_many if field.name in form.cleaned_data]
        lists = {name: list(form.cleaned_data[name]) for name in many}
        for formset in formsets:
            lists[relation_to(type(record), formset.model)] = formset.wanted()
        reason = form.cleaned_data[REASON]
        request.was_written = save_record(record, by=request.user, reason=reason, lists=lists)  # type: ignore[attr-defined]

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return form.cleaned_data[REASON]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Into the list of recent actions, if there was one."""
        return super().log_change(request, obj, message) if request.was_written else None  # type: ignore[attr-defined]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        response = super().response_change(request, obj)
        if not request.was_written:  # type: ignore[attr-defined]
            list(messages.get_messages(request))
            self.message_user(request, f"Nothing changed, so nothing was written: {obj}.", messages.INFO)
        return response
