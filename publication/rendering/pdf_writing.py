"""From HTML to a PDF that is tagged, archival, and carries the edition: what every PDF of an edition has in common."""

import datetime
import gc
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.utils.translation import gettext
from weasyprint import CSS, HTML, LOGGER, Attachment
from weasyprint import Document as Layout
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publication.document import Document
from publication.rendering.assets import read_assets
from publication.rendering.data import TABLE_NAMES, table_csv
from publication.rendering.pdf_finishing import finish

LOGGER.setLevel(logging.ERROR)  # it warns of each property that is for screens

BASE = "https://edition.invalid/"
"""Where the assets of the edition stand for the renderer: a name that leads nowhere (RFC 2606)."""

VARIANT = "pdf/a-3a"


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


class Press:
    """Style sheets and typefaces, read once; it lays out pages and writes them with what is attached."""

    def __init__(self, layers: tuple[str, ...]) -> None:
        assets = read_assets(layers)
        self._fetcher = AssetsOnly(assets.files)
        self._fonts = FontConfiguration()
        self._style = CSS(
            string=assets.files[assets.stylesheet].decode(),
            base_url=BASE + assets.stylesheet,
            url_fetcher=self._fetcher,
            font_config=self._fonts,
        )

    def lay_out(self, html: str) -> Layout:
        """The pages, before they are written."""
        with _uncollected():
            return HTML(string=html, base_url=BASE, url_fetcher=self._fetcher).render(
                stylesheets=[self._style], font_config=self._fonts, pdf_variant=VARIANT
            )

    def write(self, layout: Layout, document: Document) -> bytes:
        """The file. Equal documents give equal bytes: whatever carries a time carries that of publication."""
        with _uncollected():
            written: bytes = layout.write_pdf(
                finisher=finish,
                attachments=list(attachments(document, self._fetcher)),
                pdf_variant=VARIANT,
                pdf_identifier=bytes.fromhex(document.content_digest)[:16],
            )
        return written


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles: with hundreds of thousands of boxes alive it takes a third of the time in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def attachments(document: Document, fetcher: URLFetcher) -> Iterator[Attachment]:
    """The edition as JSON, of which the pages are made, and its tables."""
    number = document.edition.number
    files = [
        (
            f"edition-{number}.json",
            document.canonical_bytes(),
            gettext("All records of this edition, as signed"),
            "Source",
        )
    ]
    for table in TABLE_NAMES:
        files.append(
            (
                f"{table}.csv",
                table_csv(document, table),
                gettext("Table of this edition: {table}").format(table=table),
                "Data",
            )
        )
    published = datetime.datetime.fromisoformat(document.edition.published_at)
    for name, data, description, relationship in files:
        yield Attachment(
            string=data,
            base_url=BASE,
            url_fetcher=fetcher,
            name=name,
            description=description,
            created=published,
            modified=published,
            relationship=relationship,
        )
