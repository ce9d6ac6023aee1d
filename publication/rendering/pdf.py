"""The treatment page as a PDF: tagged, archival, with the edition attached; from the same templates as the page."""

import re

from publication.document import Document
from publication.rendering.assets import PDF_LAYERS
from publication.rendering.book import Book
from publication.rendering.html import treatment_page
from publication.rendering.numbering import order_of_citation
from publication.rendering.pdf_writing import Press

SHELF_ANCHORS = {"drugs": "drug", "mutations": "mutation", "trials": "trial", "algorithm": "node"}
"""Folders of the site, and what the ids begin with under which their records stand in the PDF."""

_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r' href="([^":]*)"')
_SUBJECT = re.compile(r"(drugs|mutations|trials|algorithm)/([^/#]+)/(?:#.*)?")


def render_pdf(document: Document) -> bytes:
    """The treatment page as PDF/A-3a and PDF/UA-1. Equal documents give equal bytes. Raises UnknownValue."""
    return render_book_pdf(Book(document))


def render_book_pdf(book: Book) -> bytes:
    """The same for a document that is made ready. Raises UnknownValue."""
    numbers = order_of_citation(treatment_page(book).draw(), book.references)
    page = treatment_page(book, is_pdf=True)
    press = Press(PDF_LAYERS)
    layout = press.lay_out(keep_links_inside(page.finish(page.draw(), numbers)))
    return press.write(layout, book.document)


def keep_links_inside(html: str) -> str:
    """`html` with each link to a page of the site leading to the same record in the PDF, or else nowhere."""
    ids = set(_ID.findall(html))

    def lead(match: re.Match[str]) -> str:
        target = _anchor(match[1])
        return f' href="#{target}"' if target in ids else ""

    return _HREF.sub(lead, html)


def _anchor(address: str) -> str:
    """The id under which what stands at an address of the site is found in the PDF."""
    subject = _SUBJECT.fullmatch(address)
    if subject:
        return f"{SHELF_ANCHORS[subject[1]]}-{subject[2]}"
    return address.rpartition("#")[2] if "#" in address else ""
