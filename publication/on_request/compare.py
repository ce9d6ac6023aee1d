"""What changed between any two editions: a page, drawn on request from their documents in memory."""

import re
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from publication.choices import ChangeKind
from publication.on_request.answering import on_request, query, send
from publication.on_request.comparison import Comparison
from publication.on_request.comparison_filters import drug_links, kind_links
from publication.on_request.library import NoSuchEdition, current_site, open_book, open_document
from publication.refusing import only_read
from publication.rendering.book import Book
from publication.rendering.page import Page
from publication.serving.bundle import EDITION_NUMBER

UP = "../../../../"
"""From the page of a comparison to the top of the site."""


@on_request
def compare(request: HttpRequest, older: int, newer: int) -> HttpResponse:
    """The page for two editions. Asked for the wrong way round, or with no slash, it says where it is."""
    asked = query(drug=request.GET.get("drug", ""), kind=request.GET.get("kind", ""))
    if older > newer or not request.path_info.endswith("/"):
        first, second = sorted((older, newer))
        return HttpResponseRedirect(reverse("publication:compare", args=[first, second]) + asked)
    drug, kind = request.GET.get("drug", ""), request.GET.get("kind", "")
    return send(request, draw(older, newer, drug, kind, current_site().manifest.digest))


@only_read
def choose(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """From the form of the list of editions to the page for the two that were chosen."""
    chosen = [request.GET.get(name, "") for name in ("a", "b")]
    if not all(re.fullmatch(EDITION_NUMBER, number) for number in chosen):
        raise Http404("Two numbers of editions are wanted: a and b.")
    first, second = sorted(map(int, chosen))
    return HttpResponseRedirect(reverse("publication:compare", args=[first, second]))


@lru_cache(maxsize=64)
def draw(older: int, newer: int, drug: str, kind: str, digest: str) -> bytes:
    """The page's bytes. Kept by what is current (`digest`), too: what that took back is told no more."""
    book = open_book()
    documents = [open_document(number) for number in range(older, newer + 1)]
    comparison = Comparison(documents, book.document, _kind(kind), drug)
    if drug and drug not in comparison.drug_keys:
        raise NoSuchEdition(f"Neither edition knows the drug “{drug}”.")
    return _page(comparison, book).render({})


def _page(comparison: Comparison, book: Book) -> Page:
    """A page of the site as it is now, whose records lead into the newer of the two editions."""
    older, newer = comparison.older.header.number, comparison.newer.header.number
    is_current = newer == book.document.edition.number
    context = {
        "comparison": comparison,
        "kinds": kind_links(comparison),
        "drugs": drug_links(comparison),
        "newer_root": UP if is_current else f"{UP}editions/{newer}/",
    }
    path = f"editions/{older}/compare/{newer}/index.html"
    return Page(book, path, _title(comparison), "on_request/compare.html", context)


def _kind(code: str) -> ChangeKind | None:
    try:
        return ChangeKind(code) if code else None
    except ValueError as error:
        raise NoSuchEdition(f"There is no kind of change “{code}”.") from error


def _title(comparison: Comparison) -> str:
    older, newer = comparison.older.header.number, comparison.newer.header.number
    if comparison.is_same:
        return gettext("Edition {number}, compared with itself").format(number=older)
    title = gettext("What changed from edition {older} to edition {newer}")
    if comparison.drug:
        title = gettext("What changed about {drug} from edition {older} to edition {newer}")
    return title.format(drug=comparison.drug_name, older=older, newer=newer)
