"""A page drawn on request, sent as the edition server sends those of the bundle."""

from functools import lru_cache, wraps
from typing import Any
from urllib.parse import urlencode

import brotli
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified

from publication.on_request.library import NoSuchEdition, current_site
from publication.refusing import View, only_read
from publication.rendering.book import Book
from publication.rendering.html import treatment_page
from publication.rendering.numbering import order_of_citation
from publication.rendering.page import Page
from publication.serving.answers import ASK_EACH_TIME, NO_INDEX, SAFETY
from publication.serving.negotiation import choose_encoding, is_known
from publication.serving.site import split_edition
from publication.serving.superseded import MARKER, superseded_line
from publication.views import nothing_published
from review.content import sha256

QUICK = 5
"""How hard brotli tries while a reader waits: a thirtieth of the time of its best, and a few bytes more."""


def on_request(view: View) -> View:
    """A view that draws a page: GET and HEAD alone; what no edition has is not found."""

    @only_read
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
        try:
            return view(request, *args, **names)
        except NoSuchEdition as error:
            if not _has_edition():
                return nothing_published(request)
            raise Http404(str(error)) from error

    return answered


def _has_edition() -> bool:
    try:
        current_site()
    except NoSuchEdition:
        return False
    return True


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    """The page as a response, numbered as its edition is."""
    body = page.render(_numbers(page.book)).replace(MARKER, _superseded(request, page), 1)
    return send(request, body)


@lru_cache(maxsize=16)
def _numbers(book: Book) -> dict[str, int]:
    """The numbers of an edition's references. Kept, because only its whole treatment page tells them."""
    return order_of_citation(treatment_page(book).draw(), book.references)


def send(request: HttpRequest, body: bytes, content_type: str = "text/html; charset=utf-8") -> HttpResponse:
    """Bytes with the headers of a public page; 304 for who has them already.

    What a query asks is not for search engines: it has no end of answers.
    """
    forms = {"identity": lambda: body, "br": lambda: brotli.compress(body, quality=QUICK)}
    encoding = choose_encoding(request.headers.get("Accept-Encoding"), forms)
    etag = f'"{sha256(body)[:32]}-{encoding}"'
    if is_known(request.headers.get("If-None-Match"), etag):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(forms[encoding](), content_type=content_type)
        if encoding != "identity":
            response["Content-Encoding"] = encoding
    for name, value in (
        *SAFETY,
        *([NO_INDEX] if request.META.get("QUERY_STRING") else []),
        ("Cache-Control", ASK_EACH_TIME),
        ("Vary", "Accept-Encoding"),
        ("ETag", etag),
    ):
        response[name] = value
    return response


def _superseded(request: HttpRequest, page: Page) -> bytes:
    """The line that an old edition's page bears, with the way to the same question in the current one."""
    site = current_site()
    number = page.book.document.edition.number
    if number == site.manifest.number:
        return b""
    address = split_edition(request.path_info.removeprefix("/"))[1]
    return superseded_line(number, address, site, request.GET.urlencode()).encode()


def query(**values: str) -> str:
    """ "?a=1&b=2" of the values that are not empty."""
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
