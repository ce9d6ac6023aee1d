"""The log in the admin, and the same as a table."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from desk.log import Filters, find_happenings, read_all, read_rows
from desk.log_forms import LogForm
from review.tables.spreadsheets import escape

ROWS_A_PAGE = 50
COLUMNS = ["when", "who", "kind", "what", "record_kind", "key", "why", "details", "digest"]

reads_log = permission_required("review.view_signoff", raise_exception=True)


@require_GET
@reads_log
def log(request: HttpRequest) -> HttpResponse:
    """Everything that was decided, published, imported, and who was given which role."""
    form = LogForm(request.GET)
    found: Any = find_happenings(form.filters) if form.is_valid() else []
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        **admin.site.each_context(request),
        "title": "Log",
        "form": form,
        "page": page,
        "rows": read_rows(page.object_list),
        "query": query.urlencode(),
        "is_filtered": any(form.data.get(name) for name in form.fields),
    }
    return TemplateResponse(request, "desk/log.html", context, status=200 if form.is_valid() else 400)


@require_GET
@reads_log
def export_log(request: HttpRequest) -> StreamingHttpResponse:
    """The lines that the same filters show, all of them, as CSV."""
    form = LogForm(request.GET)
    if not form.is_valid():
        raise BadRequest(form.errors.as_text())
    name = f"log-{timezone.localdate().isoformat()}.csv"
    return StreamingHttpResponse(
        _as_csv(form.filters),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class _Line:
    """What csv.writer writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def _as_csv(filters: Filters) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in read_all(filters):
        cells = [row.who, row.kind, row.what, row.record_kind, row.key, row.why, " | ".join(row.details), row.digest]
        yield writer.writerow([row.happened_at.isoformat(), *map(escape, cells)])
