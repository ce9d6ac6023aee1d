"""The two sides as a PDF: laid out at full detail, then at less, until each side fits on its page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.translation import gettext
from weasyprint import Document as Layout

from publication.document import Document
from publication.rendering.assets import TWO_SIDES_LAYERS
from publication.rendering.book import Book
from publication.rendering.html import treatment_page, treatment_title
from publication.rendering.numbering import number_marks, order_of_citation
from publication.rendering.page import REFERENCES_STAND_HERE, Page
from publication.rendering.pdf_writing import Press
from publication.rendering.site_address import is_public
from publication.rendering.two_sides.view import BACK, FRONT, TwoSides
from references.formatting import format_short, links

Degree = TypeVar("Degree")

_BETWEEN_TAGS = re.compile(r"\s*\n\s*")
_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r' href="([^":]*)"')


def render_two_sides(document: Document) -> bytes:
    """The page on two sides, as PDF/A-3a and PDF/UA-1. Equal documents give equal bytes. Raises UnknownValue."""
    return render_book_two_sides(Book(document))


def render_book_two_sides(book: Book) -> bytes:
    """The same for a document that is made ready. Raises UnknownValue."""
    press = Press(TWO_SIDES_LAYERS)
    numbers = order_of_citation(treatment_page(book).draw(), book.references)
    layout = fit(press, TwoSides(book), numbers)
    return press.write(layout, book.document)


def fit(press: Press, sides: TwoSides, numbers: dict[str, int]) -> Layout:
    """The layout with the most detail at which each side fits on its page; with the least if nothing fits.

    What fits is sought on both sides at once, each by halving what is left to try.
    """
    front, back = Search(FRONT), Search(BACK)
    layouts: dict[TwoSides, Layout] = {}
    while True:
        sides = replace(sides, front=front.trial, back=back.trial)
        if sides in layouts:
            return layouts[sides]
        layouts[sides] = press.lay_out(to_html(sides, numbers))
        pages = layouts[sides].pages
        back_begins = next(number for number, page in enumerate(pages) if "back" in page.anchors)
        front.tell(fits=back_begins == 1)
        back.tell(fits=len(pages) == back_begins + 1)


class Search(Generic[Degree]):
    """Looks for the first of some degrees, from much to little, that fits. The last is taken for fitting."""

    def __init__(self, degrees: Sequence[Degree]) -> None:
        self._degrees = degrees
        self._too_much = -1
        self._enough = len(degrees) - 1
        self._now = 0

    @property
    def trial(self) -> Degree:
        return self._degrees[self._now]

    def tell(self, *, fits: bool) -> None:
        """Whether the trial fitted. When all is known, the trial stays with what was found."""
        if fits:
            self._enough = self._now
        else:
            self._too_much = min(self._now, self._enough - 1)
        is_found = self._enough - self._too_much == 1
        self._now = self._enough if is_found else (self._enough + self._too_much) // 2


def to_html(sides: TwoSides, numbers: dict[str, int]) -> str:
    """The two sides with their marks numbered and their sources listed, short."""
    book = sides.book
    page = Page(
        book,
        "two-sides.html",
        treatment_title(book),
        "two_sides.html",
        {"sides": sides},
        description=gettext(
            "ROS1+ cancer on two sides: what to do at progression, algorithm, results, mutations and drugs."
        ),
        is_pdf=True,
    )
    numbered = number_marks(page.draw(), numbers, as_links=True)
    listed = [_source(book, key, numbers[key]) for key in sorted(numbered.cited, key=lambda key: numbers[key])]
    sources = render_to_string(
        "components/two_sides_sources.html", {"listed": listed, "is_demonstration": book.is_demonstration}
    )
    html = _BETWEEN_TAGS.sub("\n", numbered.html.replace(REFERENCES_STAND_HERE, sources, 1))
    return lead_to_site(html, sides.address)


def _source(book: Book, key: str, number: int) -> dict[str, Any]:
    reference = book.references[key]
    found = links(reference)
    return {
        "key": key,
        "number": number,
        "words": format_short(reference),
        "address": found[0].address if found else "",
        "is_retracted": reference.is_retracted,
    }


def lead_to_site(html: str, edition: str) -> str:
    """`html` with each link to what is not on the two sides leading to the edition on the site, where others can go."""
    ids = set(_ID.findall(html))

    def lead(match: re.Match[str]) -> str:
        address = match[1]
        if address.startswith("#") and address[1:] in ids:
            return match[0]
        return f' href="{edition}{address}"' if is_public() else ""

    return _HREF.sub(lead, html)
