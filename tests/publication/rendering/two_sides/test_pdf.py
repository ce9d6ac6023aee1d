import itertools
import re

import pytest
import segno

from publication.rendering.book import Book
from publication.rendering.data import TABLE_NAMES, table_csv
from publication.rendering.html import treatment_page
from publication.rendering.numbering import order_of_citation
from publication.rendering.two_sides.pdf import Search, lead_to_site, render_two_sides, to_html
from publication.rendering.two_sides.view import TwoSides
from tests.publication import documents
from tests.publication.pdf_reading import cells_and_headers, edition, faults, read, words

SMALLEST_TYPE = 6.5


@pytest.fixture(scope="module", params=[1, 2])
def written(request):
    document = edition(request.param)
    return document, render_two_sides(document)


@pytest.fixture
def reader(written):
    return read(written[1])


def test_our_own_content_stands_on_two_sides(reader):
    assert len(reader.pages) == 2
    front, back = map(words, reader.pages)
    for title in ("At progression", "Three nevers", "Treatment algorithm", "Results in TKI-naive patients"):
        assert title in front
    for title in ("Which drug covers which mutation", "Results after a ROS1 TKI", "What changed in edition", "Sources"):
        assert title in back


def test_a_validator_finds_nothing_against_pdf_a_3a_and_pdf_ua_1(written):
    assert faults(written[1]) == []


def test_both_sides_say_which_edition_they_are_of_and_that_it_is_a_demonstration(reader, written):
    number = written[0].edition.number
    for side, page in enumerate(reader.pages, start=1):
        assert f"Edition {number}, " in words(page)
        assert f"side {side} of 2" in words(page)
        assert "no clinician has reviewed this. Information for professionals, not medical advice." in words(page)
    assert written[0].content_digest in words(reader.pages[0])


def test_no_type_is_smaller_than_can_be_read(reader):
    sizes = set()

    def note(text, _cm, tm, _font, size):
        if text.strip():
            sizes.add(round(size * abs(tm[3]), 2))

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    read_aloud_only = {size for size in sizes if size < 0.2}
    assert min(sizes - read_aloud_only) >= SMALLEST_TYPE


def test_the_rules_by_which_something_is_left_out_are_printed(reader):
    for page in reader.pages:
        assert "Shown: " in words(page)
        assert "in the whole document" in words(page)


def test_the_edition_and_its_tables_are_attached(reader, written):
    document = written[0]
    expected = {f"{table}.csv": table_csv(document, table) for table in TABLE_NAMES}
    expected[f"edition-{document.edition.number}.json"] = document.canonical_bytes()
    assert {name: data[0] for name, data in reader.attachments.items()} == expected


def test_it_is_tagged_archival_small_and_says_its_language_and_title(reader, written):
    catalog = reader.trailer["/Root"]
    assert (catalog["/Lang"], bool(catalog["/MarkInfo"]["/Marked"])) == ("en-GB", True)
    assert bool(catalog["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata.title.startswith("Treating stage 4 ROS1+ cancer. Edition ")
    assert "pdfaid" in catalog["/Metadata"].get_data().decode()
    assert len(written[1]) < 1_500_000


def test_a_cell_of_a_table_leads_to_its_headers(reader):
    cells, headers, loose = cells_and_headers(reader)
    assert cells > 150
    assert headers > 30
    assert loose == 0


def test_the_code_leads_to_where_it_says_whether_the_edition_is_superseded(settings, monkeypatch):
    settings.SITE_ADDRESS = "https://ros1.example"
    asked = []
    make = segno.make
    monkeypatch.setattr(segno, "make", lambda content, **options: asked.append(content) or make(content, **options))
    html = html_of(documents.small_document())
    assert asked == ["https://ros1.example/editions/1/"]
    assert re.search(r"<svg [^>]*class=.?qr.*?<title>QR code: https://ros1.example/editions/1/</title><path ", html)
    assert 'open <a href="https://ros1.example/editions/1/">https://ros1.example/editions/1/</a>' in html


def html_of(document):
    book = Book(document)
    return to_html(TwoSides(book), order_of_citation(treatment_page(book).draw(), book.references))


def test_links_to_what_is_not_on_the_sides_lead_to_the_edition_on_the_site(settings):
    settings.SITE_ADDRESS = "https://ros1.example"
    html = '<a href="#ref-a">1</a><p id="ref-a"></p><a href="#node-b">b</a><a href="drugs/c/">c</a>'
    edition_address = "https://ros1.example/editions/1/"
    assert lead_to_site(html, edition_address) == (
        f'<a href="#ref-a">1</a><p id="ref-a"></p><a href="{edition_address}#node-b">b</a>'
        f'<a href="{edition_address}drugs/c/">c</a>'
    )
    settings.SITE_ADDRESS = "http://127.0.0.1:8000"
    assert lead_to_site('<a href="#node-b">b</a>', edition_address) == "<a>b</a>"


def test_equal_documents_give_equal_bytes():
    document = documents.medium_document(edition=documents.header(2, is_demonstration=True))
    again = type(document).model_validate_json(document.canonical_bytes())
    assert render_two_sides(again) == render_two_sides(document)


@pytest.mark.parametrize(("count", "fitting"), [(n, fitting) for n in range(1, 9) for fitting in range(n)])
def test_the_first_degree_that_fits_is_found_in_few_trials(count, fitting):
    search = Search(list(range(count)))
    trials = []
    for _ in range(6):
        trials.append(search.trial)
        search.tell(fits=search.trial >= fitting)
    assert search.trial == fitting
    assert len(list(itertools.groupby(trials))) <= 6


def test_where_nothing_fits_the_least_is_taken():
    search = Search(["much", "less", "least"])
    for _ in range(5):
        search.tell(fits=False)
    assert search.trial == "least"


def test_a_page_without_results_or_algorithm_still_has_two_sides():
    pages = read(render_two_sides(documents.document(documents.section("s", 1)))).pages
    assert len(pages) == 2
    assert "No result is on record." in words(pages[0])


def test_a_caveat_of_the_algorithm_stands_with_the_statement_that_it_limits(reader):
    assert "If it happens, restart the TKI. ▲ Not if the TKI was stopped for severe toxicity." in words(reader.pages[0])
