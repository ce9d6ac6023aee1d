"""The pages of our own content as files on loopback, and what axe finds on one."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from publication.rendering.html import render_pages
from tests.publication.fixture_documents import fixture_document


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The files of a folder, for as long as the block runs."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def write_pages(folder: Path) -> None:
    """Every page and asset of the second edition."""
    for path, data in render_pages(fixture_document(2)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def visit(page: Page, address: str) -> None:
    """Goes there, and waits until every part of the page is laid out."""
    page.goto(address)
    expect(page.locator("[data-by-parts] > :not(.is-laid-out)")).to_have_count(0, timeout=30_000)


def violations(page: Page) -> list[str]:
    """The rules of axe that a page offends, each with its first place."""
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found]
