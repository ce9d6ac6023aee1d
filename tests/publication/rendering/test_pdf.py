from pathlib import Path

import pytest

from publication.rendering.book import Book
from publication.rendering.data import TABLE_NAMES, table_csv
from publication.rendering.html import treatment_page
from publication.rendering.pdf import keep_links_inside, render_pdf
from tests.publication import documents
from tests.publication.pdf_reading import cells_and_headers, edition, faults, read, tags, words
from trials.formatting import format_value


@pytest.fixture(scope="module")
def document():
    return documents.medium_document(edition=documents.header(2, is_demonstration=True))


@pytest.fixture(scope="module")
def pdf(document):
    return render_pdf(document)


@pytest.fixture(scope="module")
def reader(pdf):
    return read(pdf)


@pytest.fixture(scope="module")
def ours():
    """The newest edition of our own content, with what changed since the first; and its PDF."""
    document = edition(2)
    return document, render_pdf(document)


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


def test_the_text_holds_every_measure_of_every_table_of_our_own_content(ours):
    document, pdf = ours
    text = " ".join(words(page) for page in read(pdf).pages).replace(" (confidence interval)", "")
    tables = Book(document).tables
    groups = [*tables.naive().groups, *tables.unstated().groups, *tables.less_effective().groups]
    rows = [row for group in [*groups, *tables.pretreated().groups] for row in group.rows]
    said = {part for row in rows for item in row.measures for part in (item.value, item.interval)}
    assert len(said) > 80
    assert {part for part in said if "".join(part.split()) not in "".join(text.split())} == set()


def test_our_own_content_is_small_enough_to_hand_on(ours):
    _, pdf = ours
    assert len(pdf) < 1_500_000
    assert len(read(pdf).pages) < 55


def test_a_validator_finds_nothing_against_pdf_a_3a_and_pdf_ua_1(ours):
    assert faults(ours[1]) == []


def test_a_cell_of_a_table_leads_to_its_headers(ours):
    cells, headers, loose = cells_and_headers(read(ours[1]))
    assert cells > 900
    assert headers > 150
    assert loose == 0


def test_every_figure_says_in_words_what_it_shows(ours):
    figures = [item for item in tags(read(ours[1])) if item.get("/S") == "/Figure"]
    assert figures
    assert [item for item in figures if not item.get("/Alt")] == []


def test_the_code_on_the_cover_leads_to_where_it_says_whether_the_edition_is_superseded(settings):
    settings.SITE_ADDRESS = "https://ros1.example"
    drawn = treatment_page(Book(documents.small_document()), is_pdf=True).draw()
    assert "<title>QR code: https://ros1.example/editions/1/</title>" in drawn
    assert '<a href="https://ros1.example/editions/1/">https://ros1.example/editions/1/</a>' in drawn


def test_what_changed_is_listed_by_kind(ours):
    text = " ".join(words(page) for page in read(ours[1]).pages)
    changes = text[text.rindex("Annex: what changed in this edition") :]
    for said in (
        "New evidence: ",
        "Regulatory: ",
        "Correction: ",
        "Wording: ",
        "foritinib",
        "Withdrawn on",
    ):
        assert said in changes


def test_bookmarks_of_annexes_hold_those_of_their_parts(ours):
    titles, nested = [], {}
    for item in read(ours[1]).outline:
        if isinstance(item, list):
            nested[titles[-1]] = [inner.title for inner in item if not isinstance(inner, list)]
        else:
            titles.append(item.title)
    assert "crizotinib" in nested["Annex: the drugs"]
    kinds = [title.partition(":")[0] for title in nested["Annex: what changed in this edition"]]
    assert kinds == ["New evidence", "Regulatory", "Correction", "Wording"]


def test_who_signed_stands_in_the_margin_as_a_letter_that_leads_to_the_name(text):
    assert "A: R. Reviewer" in text
    assert "demonstration sign-off" not in text or " by A" in text


def test_the_cover_says_what_it_is(reader, document):
    cover = " ".join(reader.pages[0].extract_text().split())
    for said in (
        "Treating ROS1+ cancer",
        "Edition 2",
        "5 February 2024",
        "22 November 2026",
        document.content_digest[:20],
        "no clinician has reviewed this",
        "Information for professionals, not medical advice.",
    ):
        assert said in cover


def test_every_page_says_which_edition_it_is_of_which_page_and_that_it_is_a_demonstration(reader):
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        said = words(page)
        assert f"page {number} of {total}" in said
        assert "no clinician has reviewed this" in said
        assert number == 1 or "Edition 2, 5 February 2024" in said


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
    assert {address for address in outside if not address.startswith("https://")} == {
        "http://127.0.0.1:8000/editions/2/"
    }
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
