"""Preview: the page as it would be if everything were approved as it stands. For the signed-in, never cached."""

import mimetypes

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from publication.assembly import assemble_working_copy
from publication.assets import read_assets
from publication.document import Document
from publication.html import render_pages
from publication.models import Edition
from publication.values import UnknownValue


def preview(request: HttpRequest, path: str = "") -> HttpResponse:
    """One file of the edition-to-be, drawn from the working copy. Asks for the permission to view editions."""
    if not request.user.has_perm("publication.view_edition"):
        raise PermissionDenied
    wanted = f"{path}index.html" if not path or path.endswith("/") else path
    try:
        body = _find(request, wanted)
    except UnknownValue as unknown:
        context = {**admin.site.each_context(request), "title": "No preview", "unknown": unknown}
        return TemplateResponse(request, "admin/publication/no_preview.html", context)
    response = HttpResponse(body, content_type=_content_type(wanted))
    response["Cache-Control"] = "no-store"
    return response


def _find(request: HttpRequest, wanted: str) -> bytes:
    """The file, or Http404; the style sheet needs no document."""
    if wanted.startswith("assets/"):
        files = read_assets().files
        if wanted not in files:
            raise Http404
        return files[wanted]
    for path, body in render_pages(_document(request), is_preview=True):
        if path == wanted:
            return body
    raise Http404


def _document(request: HttpRequest) -> Document:
    document = assemble_working_copy(by=request.user, as_of=timezone.localdate().isoformat())
    latest = Edition.objects.defer("document").order_by("-number").first()
    header = document.edition.model_copy(
        update={
            "number": latest.number + 1 if latest else 1,
            "published_at": timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )
    return document.model_copy(update={"edition": header})


def _content_type(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
