import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from publication.rendering.data import TABLE_NAMES, table_csv
from publication.rendering.pdf import keep_links_inside, render_pdf
from tests.publication import documents
from trials.formatting import format_value


@pytest.fixture(scope="module")
def document():
    return documents.medium_document(edition=documents.header(2, is_demonstration=True))


@pytest.fixture(scope="module")
def pdf(document):
    return render_pdf(document)


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="module")
def text(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_equal_documents_give_equal_bytes(pdf, document):
    again = type(document).model_validate_json(document.canonical_bytes())
    assert render_pdf(again) == pdf


def test_it_is_tagged_archival_and_says_its_language_and_title(reader):
    catalog = reader.trailer["/Root"]
    assert pdf_flags(reader) == (True, "en-GB", "Treating ROS1+ cancer. Edition 2, 5 February 2024")
    metadata = catalog["/Metadata"].get_data().decode()
    assert 'part="3"' in metadata or "<pdfaid:part>3</pdfaid:part>" in metadata
    assert 'conformance="A"' in metadata or "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def pdf_flags(reader):
    catalog = reader.trailer["/Root"]
    return (bool(catalog["/MarkInfo"]["/Marked"]), catalog["/Lang"], reader.metadata.title)


def test_the_edition_and_its_tables_are_attached_as_their_exact_bytes(reader, document):
    attached = {name: data[0] for name, data in reader.attachments.items()}
    assert attached.pop("edition-2.json") == document.canonical_bytes()
    assert attached == {f"{table}.csv": table_csv(document, table) for table in TABLE_NAMES}


def test_the_text_holds_every_value_of_the_tables(text, document):
    superseded = {entry.content.supersedes for entry in document.results}
    for entry in document.results:
        if entry.content.key not in superseded:
            assert format_value(entry.content) in text, entry.content.key


def test_the_cover_says_what_it_is(reader, document):
    cover = " ".join(reader.pages[0].extract_text().split())
    for words in (
        "Treating ROS1+ cancer",
        "Edition 2",
        "5 February 2024",
        "22 November 2026",
        document.content_digest[:20],
        "no clinician has reviewed this",
        "Information for professionals, not medical advice.",
    ):
        assert words in cover


def test_every_page_says_which_edition_it_is_of_which_page_and_that_it_is_a_demonstration(reader):
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        words = " ".join(page.extract_text().split())
        assert f"page {number} of {total}" in words
        assert "no clinician has reviewed this" in words
        assert number == 1 or "Edition 2, 5 February 2024" in words


def test_a_demonstration_claims_no_review_anywhere(text, reader):
    everything = f"{text} {reader.metadata}".lower()
    assert "reviewed by" not in everything


def test_sections_are_bookmarks(reader):
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert {"Results in TKI-naive patients", "Mutations and drugs", "Treatment algorithm", "References"} <= set(titles)


def test_links_inside_lead_to_pages_and_links_outside_are_https(reader):
    outside, inside = set(), 0
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            link = annotation.get_object()
            action = link.get("/A")
            if action and "/URI" in action:
                outside.add(action["/URI"])
            elif "/Dest" in link or action:
                inside += 1
    assert "https://doi.org/10.1000/alpha2024" in outside
    assert all(address.startswith("https://") for address in outside)
    assert inside > 40


def test_links_to_pages_of_the_site_lead_to_the_same_record_in_the_file():
    html = (
        '<p id="drug-a"></p><a href="drugs/a/">a</a><a href="mutations/B/#a">b</a>'
        '<a href="corrections/#I01">c</a><h2 id="I01"></h2><a href="https://example.org/">d</a>'
        '<div id="node-e"></div><a href="algorithm/e/">e</a>'
    )
    assert keep_links_inside(html) == (
        '<p id="drug-a"></p><a href="#drug-a">a</a><a>b</a>'
        '<a href="#I01">c</a><h2 id="I01"></h2><a href="https://example.org/">d</a>'
        '<div id="node-e"></div><a href="#node-e">e</a>'
    )


def test_an_address_in_content_cannot_make_the_renderer_read_a_file(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be read")
    statement = documents.statement("s-01", "s", f"[a](file://{secret}) ![b](file://{secret})")
    made = render_pdf(documents.document(documents.section("s", 1), statement))
    assert b"not to be read" not in made
