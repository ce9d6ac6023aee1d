import pytest

from publication.document import TABLES
from publication.rendering.html import render_pages
from publication.rendering.places import place_by_name, place_of
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse, target


@pytest.mark.parametrize("document", [fixture_document(2), documents.medium_document()], ids=["ours", "invented"])
def test_every_record_stands_where_its_place_says(document):
    pages = {path: parse(data) for path, data in render_pages(document) if path.endswith(".html")}
    dead = []
    for entry in document.entries():
        path, anchor = target("index.html", place_of(document, entry.content))
        if path not in pages or (anchor and anchor not in pages[path].ids):
            dead.append((entry.content.record_kind, entry.content.key))
    assert dead == []


def test_a_statement_about_the_site_stands_on_its_page():
    about = documents.section("who", 1)
    about = about.model_copy(update={"page": about.page.model_copy(update={"key": "about"})})
    document = documents.document(about, documents.statement("who-01", "who", "It is us."))
    assert [place_of(document, entry.content) for entry in document.entries()] == ["about/#who", "about/#who-01"]


def test_a_record_is_found_by_kind_and_key_or_not_at_all():
    document = documents.small_document()
    assert place_by_name(document, "drugs.drug", "exampletinib") == "drugs/exampletinib/"
    assert [place_by_name(document, *name) for name in (("drugs.drug", "nothing"), ("auth.user", "1"))] == ["", ""]


def test_every_kind_of_record_has_a_place():
    kinds = {entry.content.record_kind for entry in documents.medium_document().entries()}
    assert kinds == set(TABLES)
