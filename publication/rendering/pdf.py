"""The treatment page as a PDF: tagged, archival, with the edition attached; from the same templates as the page."""

import datetime
import logging
import re
from collections.abc import Mapping

from weasyprint import CSS, HTML, LOGGER, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publication.document import Document
from publication.rendering.assets import PDF_LAYERS, read_assets
from publication.rendering.book import Book
from publication.rendering.html import treatment_page
from publication.rendering.numbering import order_of_citation

LOGGER.setLevel(logging.ERROR)  # it warns of each property that is for screens

BASE = "https://edition.invalid/"
"""Where the assets of the edition stand for the renderer: a name that leads nowhere (RFC 2606)."""

SHELF_ANCHORS = {"drugs": "drug", "mutations": "mutation", "trials": "trial", "algorithm": "node"}
"""Folders of the site, and what the ids begin with under which their records stand in the PDF."""

_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r' href="([^":]*)"')
_SUBJECT = re.compile(r"(drugs|mutations|trials|algorithm)/([^/#]+)/(?:#.*)?")


class RefusedAddress(FatalURLFetchingError):
    """The renderer asked for something that is not part of the edition."""


class AssetsOnly(URLFetcher):
    """Gives the assets of the edition from memory and refuses all else."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=[], allow_redirects=False, fail_on_errors=True)
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        path = url.removeprefix(BASE)
        if not url.startswith(BASE) or path not in self._files:
            raise RefusedAddress(f"The renderer of the PDF may not read {url}.")
        kind = "font/woff2" if path.endswith(".woff2") else "text/css"
        return URLFetcherResponse(url, self._files[path], {"Content-Type": kind})


def render_pdf(document: Document) -> bytes:
    """The treatment page of an edition as PDF/A-3a. Equal documents give equal bytes. Raises UnknownValue."""
    return render_book_pdf(Book(document))


def render_book_pdf(book: Book) -> bytes:
    """The same for a document that is made ready. Raises UnknownValue."""
    document = book.document
    numbers = order_of_citation(treatment_page(book).draw(), book.references)
    page = treatment_page(book, is_pdf=True)
    html = keep_links_inside(page.finish(page.draw(), numbers))
    assets = read_assets(PDF_LAYERS)
    fetcher = AssetsOnly(assets.files)
    fonts = FontConfiguration()
    style = CSS(string=assets.files[assets.stylesheet].decode(), base_url=BASE + assets.stylesheet,
                url_fetcher=fetcher, font_config=fonts)  # fmt: skip
    rendered: bytes = HTML(string=html, base_url=BASE, url_fetcher=fetcher).write_pdf(
        stylesheets=[style],
        font_config=fonts,
        attachments=[_attached(document, fetcher)],
        pdf_variant="pdf/a-3a",
        pdf_identifier=bytes.fromhex(document.content_digest)[:16],
    )
    return rendered


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


def _attached(document: Document, fetcher: URLFetcher) -> Attachment:
    published = datetime.datetime.fromisoformat(document.edition.published_at)
    return Attachment(
        string=document.canonical_bytes(),
        base_url=BASE,
        url_fetcher=fetcher,
        name=f"edition-{document.edition.number}.json",
        description="All records of this edition with their signatures",
        created=published,
        modified=published,
        relationship="Source",
    )
