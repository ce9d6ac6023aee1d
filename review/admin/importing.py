"""Tables in and out: the dry run shown row by row, then the same import in earnest."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from import_export.admin import ImportExportModelAdmin
from import_export.tmp_storages import TempFolderStorage

from review.content import normalise_text
from review.resources import RecordResource, SheetFormat
from review.tables import ImportSummary, Outcome, Table, import_table
from review.tables.files import UnreadableFile, check_size

SHOWN_ROWS = 500
"""So many changed rows are shown in full; a longer list helps nobody."""


class ImportForm(forms.Form):
    """A file, and why it is imported."""

    file = forms.FileField(label="CSV file", help_text="UTF-8, comma or semicolon, at most 10 MB.")
    reason = forms.CharField(
        label="Why",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="It goes into the history of each row, behind the name of the file.",
    )

    def clean_file(self) -> Any:
        """Raises ValidationError before the file is read."""
        try:
            check_size(self.cleaned_data["file"].size)
        except UnreadableFile as error:
            raise forms.ValidationError(str(error)) from error
        return self.cleaned_data["file"]

    @property
    def full_reason(self) -> str:
        name, reason = self.cleaned_data["file"].name, normalise_text(self.cleaned_data["reason"])
        return f"Import of {name}: {reason}"


class TableAdmin(ImportExportModelAdmin):
    """The import and export of one table."""

    import_template_name = "admin/record/import.html"
    skip_export_form = True
    formats = [SheetFormat]

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        return f"{self.resource.table}-{timezone.localdate().isoformat()}.csv"

    @property
    def resource(self) -> type[RecordResource]:
        return self.resource_classes[0]

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The dry run: what the file would do. Writes nothing."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form=form)
        data = form.cleaned_data["file"].read()
        summary = import_table(self.model, data, by=request.user, reason=form.full_reason, dry_run=True)
        ticket = "" if summary.refused else self._keep(request, data, form)
        return self._import_page(request, form=form, summary=summary, ticket=ticket)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The import in earnest, of the file whose dry run was shown."""
        if not self.has_import_permission(request) or request.method != "POST":
            raise PermissionDenied
        try:
            storage, name, reason = self._find(request, request.POST.get("ticket", ""))
            data = storage.read()
        except (BadSignature, OSError):
            self.message_user(request, "The file is no longer here. Choose it again; nothing was imported.", "error")
            return redirect(self._address("import"))
        storage.remove()
        summary = import_table(self.model, data, by=request.user, reason=reason, file_name=name)
        if summary.refused:
            return self._import_page(request, form=ImportForm(), summary=summary)
        self.message_user(request, _in_words(summary))
        return redirect(self._address("changelist"))

    def _keep(self, request: HttpRequest, data: bytes, form: ImportForm) -> str:
        storage = TempFolderStorage()
        storage.save(data)
        told = [form.cleaned_data["file"].name, form.full_reason]
        return _signer().sign_object([storage.name, *told, self.opts.label, request.user.pk])

    def _find(self, request: HttpRequest, ticket: str) -> tuple[TempFolderStorage, str, str]:
        """The kept file, its name, and why it is imported.

        Raises BadSignature for a ticket of someone else, or for another table.
        """
        stored, name, reason, label, user = _signer().unsign_object(ticket)
        if (label, user) != (self.opts.label, request.user.pk):
            raise BadSignature
        return TempFolderStorage(name=stored, read_mode="rb"), name, reason

    def _import_page(
        self, request: HttpRequest, *, form: ImportForm, summary: ImportSummary | None = None, ticket: str = ""
    ) -> HttpResponse:
        rows = [row for row in summary.rows if row.outcome in {Outcome.ADDED, Outcome.CHANGED}] if summary else []
        context = {
            **self.admin_site.each_context(request),
            "title": f"Import {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "form": form,
            "summary": summary,
            "rows": rows[:SHOWN_ROWS],
            "hidden_rows": max(len(rows) - SHOWN_ROWS, 0),
            "ticket": ticket,
            "columns": Table(self.model).names,
            "is_stamped": Table(self.model).is_stamped,
        }
        return TemplateResponse(request, self.import_template_name, context)

    def _address(self, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}")


def _signer() -> Signer:
    return Signer(salt="review.admin.importing")


def _in_words(summary: ImportSummary) -> str:
    return f"Imported: {summary.added} added, {summary.changed} changed, {summary.unchanged} unchanged."
