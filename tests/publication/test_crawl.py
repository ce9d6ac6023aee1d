"""A crawl over every address of both editions: whatever a page leads to is there, and so is the place on it.

What is drawn on request is followed too, one step beyond the pages of the bundle: a query has no end of answers.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import pytest
from django.test import Client

from publication.document import TABLES, Document
from publication.rendering.files import render_pages_and_data
from publication.serving.bundle_writing import write_bundle
from publication.serving.current import Current, replace_current
from publication.value_words import without
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import ParsedPage, parse

ELSEWHERE = ("http:", "https:", "mailto:", "data:")
NOT_MADE_HERE = ("treatment.pdf", "treatment-summary.pdf")
"""The PDFs are left out of the bundles of this test."""


@pytest.fixture
def both_editions(editions_root, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    first = fixture_document(1)
    header = fixture_document(2).edition.model_copy(update={"previous_digest": first.content_digest})
    second = fixture_document(2).model_copy(update={"edition": header})
    write_bundle(editions_root, first, render_pages_and_data(first))
    folder = write_bundle(editions_root, second, render_pages_and_data(second, [first.edition]), [first.edition])
    replace_current(editions_root, Current(2, folder.name))


class Crawl:
    """What a reader finds who follows every link from the treatment page."""

    def __init__(self) -> None:
        self.client = Client()
        self.pages: dict[str, ParsedPage] = {}
        self.redirects: dict[str, str] = {}
        self.faults: list[str] = []

    def walk(self, start: str) -> None:
        waiting = [(start, "")]
        while waiting:
            address, seen_on = waiting.pop()
            if address not in self.pages:
                self.pages[address] = self._open(address, seen_on)
                if "?" not in address:
                    waiting += [(target, address) for target in sorted(set(self._targets(address)))]

    def _open(self, address: str, seen_on: str) -> ParsedPage:
        response = self.client.get(address)
        if response.status_code == 301:
            self.redirects[address] = urljoin(address, response.headers["Location"])
            return ParsedPage()
        kind = response.headers.get("Content-Type", "")
        if response.status_code not in {200, 410}:
            self.faults.append(f"{response.status_code} {address} (on {seen_on})")
        if kind.startswith("image/svg"):
            ElementTree.fromstring(response.content)
        return parse(response.content) if kind.startswith("text/html") else ParsedPage()

    def _targets(self, address: str) -> Iterator[str]:
        if address in self.redirects:
            yield self.redirects[address]
        for link in self.pages[address].addresses():
            target = urldefrag(urljoin(address, link)).url
            if not link.startswith(ELSEWHERE) and not target.endswith(NOT_MADE_HERE):
                yield target

    def missing_places(self) -> Iterator[str]:
        places = {address: frozenset(page.ids) for address, page in self.pages.items()}
        for address, page in self.pages.items():
            for link in page.addresses():
                target, place = urldefrag(urljoin(address, link))
                found = places.get(self.redirects.get(target, target))
                if place and not link.startswith(ELSEWHERE) and found is not None and unquote(place) not in found:
                    yield f"{address} → {link}"


def test_every_link_of_both_editions_leads_to_a_page_and_a_place_on_it(both_editions):
    crawl = Crawl()
    crawl.walk("/")
    assert crawl.faults[:10] == []
    assert list(crawl.missing_places())[:10] == []
    kinds = {address.strip("/").partition("/")[0] for address in crawl.pages}
    assert {"", "drugs", "mutations", "trials", "references", "algorithm", "editions", "corrections", "data"} <= kinds


def braked(document: Document, kind: str, key: str = "") -> Document:
    """The document after the emergency brake was pulled for a record of this kind: the first, or that of this key."""
    entries = [entry for entry in document.entries() if entry.content.record_kind == kind]
    content = next(entry.content for entry in entries if key in {"", entry.content.key})
    placed = {name: getattr(content, name) for name in ("section", "position") if hasattr(content, name)}
    stone = documents.tombstone(kind, content.key, name=content.name_without_claim, **placed)
    return without(document, [*document.tombstones, stone])


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        *((kind, "") for kind in TABLES),
        ("drugs.drug", "laterinib"),
        ("drugs.drug", "nevertinib"),
        ("drugs.resistancemutation", "L2026M+G2032R"),
        ("pages.section", "partners"),
        ("pages.section", "weaker"),
        ("pages.section", "references"),
    ],
)
def test_every_link_leads_to_a_place_after_the_brake_was_pulled(editions_root, settings, kind, key):
    settings.ALLOWED_HOSTS = ["testserver"]
    document = braked(documents.medium_document(), kind, key)
    folder = write_bundle(editions_root, document, render_pages_and_data(document))
    replace_current(editions_root, Current(document.edition.number, folder.name))
    crawl = Crawl()
    crawl.walk("/")
    assert crawl.faults == []
    assert list(crawl.missing_places()) == []
