"""The page of results, and the part of it that a script asks for while a reader types."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from publication.on_request.answering import answer, on_request, send
from publication.on_request.library import open_book
from publication.on_request.search.results import SHOWN_WHILE_TYPING, Results, find
from publication.on_request.search.things import ThingKind
from publication.on_request.search.words import LONGEST_QUERY
from publication.rendering.book import Book
from publication.rendering.html import search_page
from publication.views import read

KINDS = {kind.slug: kind for kind in ThingKind}


@on_request
def search(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """`?q=`: what is found in an edition; `&kind=`: all that is found of one kind. Without `q`: the form."""
    if "q" not in request.GET:
        return _form(request, number)
    book = open_book(number)
    results = _find(request, book)
    page = search_page(book, results)
    if request.GET.get("part") == "results":
        return send(request, render_to_string("search/_typed.html", {"page": page, "results": results}).encode())
    return answer(request, page)


def _form(request: HttpRequest, number: int | None) -> HttpResponse:
    """The form as the bundle has it; drawn now for a bundle from before there was a search."""
    try:
        return read(request)
    except Http404:
        return answer(request, search_page(open_book(number)))


def _find(request: HttpRequest, book: Book) -> Results | None:
    """What is asked for, or None where nothing is."""
    query = " ".join(request.GET["q"].replace("\0", " ").split())
    if not query:
        return None
    shown = {"shown_of_a_kind": SHOWN_WHILE_TYPING} if request.GET.get("part") == "results" else {}
    return find(book, query[: 2 * LONGEST_QUERY], KINDS.get(request.GET.get("kind", "")), **shown)
