"""Previews, for the signed-in, never cached: the working copy as it stands, and the next edition as it is signed."""

import mimetypes
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from publication import notices
from publication.actions import get_earlier_headers
from publication.assembly import assemble_working_copy, propose
from publication.document import Document
from publication.models import Edition
from publication.rendering.assets import read_assets
from publication.rendering.book import Book
from publication.rendering.files import PDF, SUMMARY_PDF
from publication.rendering.html import render_book
from publication.suggestion import suggest_summary
from publication.values import UnknownValue
from review.chain import BrokenChain

WITHOUT_PREVIEW = ("data/", "figures/", "cite/", "editions/feed.atom")
"""Files to take away. Nothing in them could say that they are of a preview."""


class TakenAway(Exception):
    """A file that readers take away was asked for. The message says where it will be."""


def preview(request: HttpRequest, path: str = "") -> HttpResponse:
    """One file of the working copy, signed or not. Asks for the permission to view editions."""
    if not request.user.has_perm("publication.view_edition"):
        raise PermissionDenied
    return _answer(request, path, _working_copy)


def preview_next(request: HttpRequest, path: str = "") -> HttpResponse:
    """One file of the edition-to-be, what changed marked. Asks for the permission to publish."""
    if not request.user.has_perm("publication.publish_edition"):
        raise PermissionDenied
    return _answer(request, path, _next_edition)


def _answer(request: HttpRequest, path: str, make_book: Any) -> HttpResponse:
    wanted = f"{path}index.html" if not path or path.endswith("/") else path
    try:
        body = _find(request, wanted, make_book)
    except TakenAway as trouble:
        return _no_preview(request, trouble, status=404)
    except (UnknownValue, BrokenChain) as trouble:
        return _no_preview(request, trouble)
    response = HttpResponse(body, content_type=_content_type(wanted))
    response["Cache-Control"] = "no-store"
    return response


def _no_preview(request: HttpRequest, trouble: Exception, status: int = 200) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": "No preview", "trouble": trouble}
    return TemplateResponse(request, "admin/publication/no_preview.html", context, status=status)


def _find(request: HttpRequest, wanted: str, make_book: Any) -> bytes:
    """The file; the style sheet needs no document. Raises Http404, TakenAway."""
    if wanted.startswith(WITHOUT_PREVIEW):
        raise TakenAway(
            f"{wanted} is a file to take away, and could be mistaken for what is published. "
            "It is made when the edition is published; the preview of its page shows what it will hold."
        )
    if wanted.startswith("assets/"):
        files = read_assets().files
        if wanted not in files:
            raise Http404
        return files[wanted]
    if wanted == PDF:
        # Here, not above: WeasyPrint takes half a second to load, and every start of the site would wait for it.
        from publication.rendering.pdf import render_book_pdf

        return render_book_pdf(make_book(request))
    if wanted == SUMMARY_PDF:
        from publication.rendering.two_sides.pdf import render_book_two_sides

        return render_book_two_sides(make_book(request))
    for path, body in render_book(make_book(request)):
        if path == wanted:
            return body
    raise Http404


def _working_copy(request: HttpRequest) -> Book:
    return Book(_working_document(request), is_preview=True)


def _next_edition(request: HttpRequest) -> Book:
    """What is signed, as it would be published now. Raises BrokenChain."""
    document = propose(
        by=request.user,
        as_of=timezone.localdate().isoformat(),
        summary="",
        published_at=timezone.now(),
        is_demonstration=settings.IS_DEMONSTRATION,
    ).document
    header = document.edition.model_copy(update={"summary": suggest_summary(document)})
    return Book(
        document.model_copy(update={"edition": header}),
        get_earlier_headers(header.number),
        is_preview=True,
        preview_notice=notices.PREVIEW_OF_NEXT_EDITION,
        marks_changes=header.number > 1,
    )


def _working_document(request: HttpRequest) -> Document:
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
