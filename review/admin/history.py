"""History: who changed what, when and why, field by field, from the content that each history row keeps."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from simple_history.admin import SimpleHistoryAdmin

from review.differences import Difference, Shown, differences, parse_content, show

ROWS_A_PAGE = 50


@dataclass(frozen=True)
class Step:
    """A history row, with what it changed against the row before it."""

    row: Any
    changes: list[Difference]
    added: list[Shown]


def take_steps(rows: list[Any], model: Any) -> list[Step]:
    """The steps between history rows given newest first; the last row given is only compared with."""
    return [
        Step(row, compare_rows(before, row, model) if before else [], [] if before else show(_said(row, model), model))
        for row, before in zip(rows, [*rows[1:], None], strict=True)
    ]


def compare_rows(before: Any, after: Any, model: Any) -> list[Difference]:
    """What changed from one history row to another, the working notes included."""
    return differences(_said(before, model), _said(after, model), model)


def _said(row: Any, model: Any) -> dict[str, Any]:
    notes = {name: getattr(row, name) for name in model.working_fields if getattr(row, name)}
    return {**parse_content(row.content), **notes}


class ReadHistoryAdmin(SimpleHistoryAdmin):
    """Replaces the history pages: nothing can be reverted from them, and they need the permission to view."""

    object_history_template = "admin/record/history.html"
    version_template = "admin/record/version.html"

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Every change of a record, newest first."""
        record = self._get_record(request, object_id)
        paginator = Paginator(self._get_rows(object_id), ROWS_A_PAGE)
        page = paginator.get_page(request.GET.get(PAGE_VAR))
        following = list(self._get_rows(object_id)[page.end_index() : page.end_index() + 1])
        steps = take_steps([*page.object_list, *following], self.model)[: len(page.object_list)]
        context = {**self._context(request, record), "title": f"History: {record}", "steps": steps, "page": page}
        return TemplateResponse(request, self.object_history_template, {**context, **(extra_context or {})})

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What a record said at one time, and what differs from now (or from the row `?against=`)."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET"])
        record = self._get_record(request, object_id)
        rows = list(self._get_rows(object_id))
        version = _row(rows, version_id)
        against = _row(rows, request.GET.get("against", str(rows[0].history_id)))
        context = {
            **self._context(request, record),
            "title": f"As it was: {record}",
            "row": version,
            "rows": rows,
            "against": against,
            "shown": show(parse_content(version.content), self.model),
            "changes": compare_rows(version, against, self.model),
        }
        return TemplateResponse(request, self.version_template, {**context, **(extra_context or {})})

    def _get_record(self, request: HttpRequest, object_id: str) -> Any:
        """The record, or what it last was if it is gone. Raises PermissionDenied, Http404."""
        request.current_app = self.admin_site.name
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is not None:
            return record
        latest = self._get_rows(object_id).first()
        if latest is None:
            raise Http404
        return latest.instance

    def _get_rows(self, object_id: str) -> Any:
        history: Any = self.model
        pk = unquote(object_id)
        rows = history.history.filter(id=pk) if pk.isdigit() else history.history.none()
        return rows.select_related("history_user").order_by("-history_date", "-history_id")

    def _context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": record,
            "is_gone": not self.model._base_manager.filter(pk=record.pk).exists(),
        }


def _row(rows: list[Any], history_id: str) -> Any:
    for row in rows:
        if str(row.history_id) == history_id:
            return row
    raise Http404
