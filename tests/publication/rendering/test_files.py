import json

import pytest
from django.utils import timezone, translation

from publication.document import Document
from publication.rendering import pdf
from publication.rendering.files import render_site
from publication.rendering.two_sides import pdf as two_sides
from tests import contents
from tests.publication import documents


@pytest.fixture(autouse=True)
def without_pdf(monkeypatch):
    """The PDFs take seconds, and have their own tests."""
    monkeypatch.setattr(pdf, "render_pdf", lambda document: b"%PDF-1.7")
    monkeypatch.setattr(two_sides, "render_two_sides", lambda document: b"%PDF-1.7")


def rendered(document: Document, earlier=()):
    return dict(render_site(document, earlier))


def test_an_edition_has_every_file_of_the_address_table():
    files = rendered(documents.small_document())
    tables = [
        "drugs", "approvals", "guideline-listings", "mutations", "fusions", "trials", "results", "sensitivities",
        "algorithm", "sections", "statements", "references", "corrections",
    ]  # fmt: skip
    figures = ["naive-response", "drug-exampletinib-response"]
    expected = {
        "index.html", "treatment.pdf", "treatment-summary.pdf",
        "drugs/index.html", "drugs/exampletinib/index.html", "mutations/index.html",
        "trials/index.html", "trials/NCT00000001/index.html", "references/index.html",
        "references/alpha2024/index.html", "algorithm/index.html",
        "corrections/index.html", "about/index.html", "glossary/index.html", "editions/index.html",
        "editions/feed.atom", "reports/index.html", "search/index.html", "data/all.zip",
        "document.json", "document.schema.json", "aliases.json", "gone.json", "404.html", "500.html",
        "sections/results/index.html", "sitemap.xml", "robots.txt", "cite/edition-1.bib", "cite/edition-1.ris",
        *(f"data/{table}.csv" for table in tables),
        *(f"figures/{key}.{ending}" for key in figures for ending in ("svg", "csv")),
    }  # fmt: skip
    assert {path for path in files if not path.startswith("assets/")} == expected


def test_the_document_is_there_as_its_exact_bytes_and_with_its_schema():
    document = documents.small_document()
    files = rendered(document)
    assert files["document.json"] == document.canonical_bytes()
    assert json.loads(files["document.schema.json"])["title"] == "Document"


def test_what_was_taken_back_is_named_where_it_had_a_page():
    stones = [contents.tombstone(contents.drug(key="gonetinib")), contents.tombstone(contents.approval())]
    document = contents.document(*stones)
    files = rendered(document)
    assert json.loads(files["gone.json"]) == ["drugs/gonetinib/index.html"]
    assert b"an example" in files["drugs/gonetinib/index.html"]


def test_the_other_names_are_there():
    document = contents.document(contents.drug(brand_names=["Exampla"]))
    assert json.loads(rendered(document)["aliases.json"]) == {
        "drugs/exampla": "drugs/exampletinib/",
        "drugs/exampletinib": "drugs/exampletinib/",
    }


def test_rendering_takes_the_language_and_zone_of_the_site_and_not_of_whoever_asks():
    document = documents.medium_document()
    expected = rendered(document)
    with translation.override("de"), timezone.override("Asia/Tokyo"):
        files = render_site(document)
        assert dict(files) == expected
        assert (translation.get_language(), timezone.get_current_timezone_name()) == ("de", "Asia/Tokyo")
