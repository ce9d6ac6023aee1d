"""Every address of both editions answers, and every link in them leads somewhere, as a reader's browser follows it."""

from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from publication.rendering import pdf
from publication.rendering.files import render_site
from publication.rendering.two_sides import pdf as two_sides
from publication.serving.bundle import UNADDRESSED, read_manifest
from publication.serving.bundle_writing import write_bundle
from publication.serving.current import Current, replace_current
from tests.publication import documents


class Links(HTMLParser):
    """What a page links to, and the ids that stand in it."""

    def __init__(self, html: str):
        super().__init__()
        self.targets: set[str] = set()
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in {"href", "src"}:
                self.targets.add(value)
            elif name == "id":
                self.ids.add(value)


def put(document, *earlier):
    headers = [one.edition for one in earlier]
    folder = write_bundle(settings.EDITIONS_ROOT, document, render_site(document, headers), headers)
    replace_current(settings.EDITIONS_ROOT, Current(document.edition.number, folder.name))
    return folder


@pytest.fixture
def addresses(editions_root, monkeypatch):
    """Two editions; every address of each."""
    monkeypatch.setattr(pdf, "render_pdf", lambda document: b"%PDF-1.7")
    monkeypatch.setattr(two_sides, "render_two_sides", lambda document: b"%PDF-1.7")
    first = documents.medium_document()
    second = documents.medium_document(edition=documents.header(2, previous_digest=first.content_digest))
    folders = {"/editions/1/": put(first), "/editions/2/": put(second, first)}
    folders["/"] = folders["/editions/2/"]
    return [
        top + path.removesuffix("index.html")
        for top, folder in folders.items()
        for path in read_manifest(folder).files.keys() - UNADDRESSED
    ]


def page_at(client, address):
    """The page that a reader gets at an address, redirects followed."""
    response = client.get(address)
    while response.status_code == 301:
        address = urljoin(address, response.headers["Location"])
        response = client.get(address)
    assert (address, response.status_code in {200, 410}) == (address, True)
    return response


def test_every_address_answers_and_every_link_leads_somewhere(addresses):
    client, pages, targets = Client(), {}, set()
    for address in addresses:
        response = page_at(client, address)
        if response.headers["Content-Type"].startswith("text/html"):
            pages[address] = Links(response.text)
            targets |= {(address, target) for target in pages[address].targets}
    inside = {(source, urlsplit(urljoin(source, target))) for source, target in targets}
    for source, target in sorted(inside):
        if target.scheme:
            continue
        response = page_at(client, target.path)
        if target.fragment:
            ids = Links(response.text).ids
            assert (source, target.geturl(), unquote(target.fragment) in ids) == (source, target.geturl(), True)
    assert len(pages) > 30
