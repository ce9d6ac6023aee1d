"""All files of an edition, from its document and the headers of the editions before it, and from nothing else."""

import datetime
import json
from collections.abc import Callable, Iterator, Sequence

from django.conf import settings
from django.utils import timezone, translation

from publication.document import Document, EditionHeader
from publication.rendering.book import Book
from publication.rendering.citing import citation_files
from publication.rendering.data import TABLE_NAMES, all_tables_zip, table_csv
from publication.rendering.feed import editions_feed
from publication.rendering.figures.downloads import figure_files
from publication.rendering.html import SHELVES, render_pages
from publication.rendering.sitemap import search_engine_files
from publication.serving.aliases import derive_aliases
from publication.serving.bundle import ALIASES, DOCUMENT, GONE

File = tuple[str, bytes]
PDF = "treatment.pdf"
SUMMARY_PDF = "treatment-summary.pdf"
"""The paths of the PDFs in a bundle: the whole page, and the page on two sides."""

Renderer = Callable[[Document, Sequence[EditionHeader]], Iterator[File]]


def render_site(document: Document, earlier: Sequence[EditionHeader] = ()) -> Iterator[File]:
    """Each file as (path, bytes). Equal documents give equal bytes, whoever asks, in whichever language and zone."""
    yield from render_pages_and_data(document, earlier)
    for renderer in (_pdf, _summary_pdf):
        yield from _as_the_site(renderer, document, earlier)


def render_pages_and_data(document: Document, earlier: Sequence[EditionHeader] = ()) -> Iterator[File]:
    """The same without what takes longest, the PDFs."""
    for renderer in (_pages, _tables, _figures, _feed, _citations, _document, _names):
        yield from _as_the_site(renderer, document, earlier)


def _as_the_site(renderer: Renderer, document: Document, earlier: Sequence[EditionHeader]) -> list[File]:
    """All files of one renderer at once: a generator would hand its language on to whoever takes from it."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(datetime.UTC):
        return list(renderer(document, earlier))


def _pages(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    files = list(render_pages(document, earlier))
    yield from files
    yield from search_engine_files(document, [path for path, _ in files], gone_pages(document))


def _pdf(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    # Here, not above: WeasyPrint takes half a second to load, and every start of the site would wait for it.
    from publication.rendering.pdf import render_pdf

    yield PDF, render_pdf(document)


def _summary_pdf(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    from publication.rendering.two_sides.pdf import render_two_sides

    yield SUMMARY_PDF, render_two_sides(document)


def _tables(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    for table in TABLE_NAMES:
        yield f"data/{table}.csv", table_csv(document, table)
    yield "data/all.zip", all_tables_zip(document)


def _figures(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    yield from figure_files(document, Book(document).figures.all())


def _feed(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    yield "editions/feed.atom", editions_feed(document, earlier)


def _citations(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    yield from citation_files(document.edition, document.content_digest, earlier)


def _document(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    yield DOCUMENT, document.canonical_bytes()
    yield "document.schema.json", _json(Document.model_json_schema())


def _names(document: Document, earlier: Sequence[EditionHeader]) -> Iterator[File]:
    yield ALIASES, _json(derive_aliases(document))
    yield GONE, _json(gone_pages(document))


def gone_pages(document: Document) -> list[str]:
    """The pages that stand where something was taken back: their address answers 410."""
    stones = [stone for stone in document.tombstones if stone.record_kind in SHELVES]
    return [f"{SHELVES[stone.record_kind]}/{stone.key}/index.html" for stone in stones]


def _json(value: object) -> bytes:
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False).encode()
