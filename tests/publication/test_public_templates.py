"""Every template of the public pages is drawn, and asks for nothing that is not there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.test import override_settings

from publication.changes import compare, with_changes
from publication.rendering.book import Book
from publication.rendering.feed import editions_feed
from publication.rendering.html import render_pages, treatment_page
from publication.rendering.numbering import order_of_citation
from publication.rendering.two_sides.pdf import to_html
from publication.rendering.two_sides.view import TwoSides
from tests.publication import documents

MISSING = "«missing %s»"
PUBLIC = Path(settings.BASE_DIR) / "templates"
NEED_NO_EDITION = {"errors/alone.html", "errors/nothing_published.html", "errors/refused.html"}
"""What is drawn by a view, whether there is an edition or not."""


def public_templates() -> set[str]:
    found = [path.relative_to(PUBLIC).as_posix() for path in PUBLIC.rglob("*.html")]
    of_pages = {name for name in found if name.split("/")[0] in {"blocks", "components", "errors"} or "/" not in name}
    return of_pages - NEED_NO_EDITION


@pytest.fixture
def drawn():
    """All pages and the PDF's page, drawn by an engine that prints what it does not find; and the templates used."""
    strict = [{**settings.TEMPLATES[0], "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": MISSING}}]
    with override_settings(TEMPLATES=strict):
        demonstration = documents.header(2, is_demonstration=True)
        bare = documents.document(documents.section("s", 1))
        changed = documents.medium_document(edition=demonstration)
        changed = with_changes(changed, compare(documents.small_document(), changed))
        given = [changed, documents.small_document(), bare]
        pages = {}
        for number, document in enumerate(given):
            book = Book(document)
            pages[f"{number}/pdf"] = treatment_page(book, is_pdf=True).draw()
            numbers = order_of_citation(treatment_page(book).draw(), book.references)
            pages[f"{number}/two-sides"] = to_html(TwoSides(book), numbers)
            for path, data in render_pages(document, [documents.header(1)], is_preview=number == 1):
                if path.endswith(".html"):
                    pages[f"{number}/{path}"] = data.decode()
            pages[f"{number}/feed"] = editions_feed(document, [documents.header(1)]).decode()
        yield pages, {name for name in public_templates() if _is_loaded(name)}


def _is_loaded(name: str) -> bool:
    loaders = engines["django"].engine.template_loaders
    return any(name in str(key) for loader in loaders for key in getattr(loader, "get_template_cache", {}))


def test_no_page_asks_for_what_is_not_there(drawn):
    pages, _ = drawn
    found = {path: sorted(set(re.findall("«missing [^»]*»", html))) for path, html in pages.items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_template_is_drawn(drawn):
    _, used = drawn
    assert public_templates() - used == set()
