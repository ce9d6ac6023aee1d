"""What the pages of an edition say of its changes: the list of editions, a drug's page, the PDF's page."""

import pytest

from publication.rendering.book import Book
from publication.rendering.html import render_book, treatment_page
from tests import contents
from tests.contents import document
from tests.publication.chained import chain
from tests.publication.site_pages import parse


@pytest.fixture(scope="module")
def editions():
    claim = contents.statement(text="Exampletinib cures everything.", drugs=["exampletinib"])
    base = [contents.reference(), contents.section(), contents.drug(key="laterinib", inn="laterinib")]
    return chain(
        document(*base, contents.drug(), contents.result(estimate="79"), claim),
        document(*base, contents.drug(), contents.result(estimate="80"), contents.tombstone(claim), contents.trial()),
    )


def pages_of(book):
    return {path: parse(data) for path, data in render_book(book) if path.endswith(".html")}


def forms_of_comparison(page):
    return [form for form in page.named("form") if form.attributes.get("role") != "search"]


@pytest.fixture(scope="module")
def pages(editions):
    first, second = editions
    return pages_of(Book(second, [first.edition]))


def test_the_list_of_editions_says_what_changed_by_kind(pages):
    page = pages["editions/index.html"]
    assert "what changed since edition 1: new evidence 2, correction 1" in page.text
    assert "../editions/1/compare/2/" in page.addresses()
    assert "New evidence: 2" in page.text
    assert "Value before: 79 → now: 80" in page.text
    assert "Exampletinib cures" not in page.text


def test_any_two_editions_are_chosen_without_a_script(pages):
    page = pages["editions/index.html"]
    (form,) = forms_of_comparison(page)
    assert (form.attributes["action"], form.attributes["method"]) == ("../editions/compare/", "get")
    chosen = [item.attributes["value"] for item in page.named("option") if "selected" in item.attributes]
    assert ([item.attributes["name"] for item in page.named("select")], chosen) == (["a", "b"], ["1", "2"])


def test_a_drug_s_page_tells_what_changed_about_it(pages):
    page = pages["drugs/exampletinib/index.html"]
    assert "In edition 2: new evidence 1" in page.text
    assert "../../editions/1/compare/2/?drug=exampletinib" in page.addresses()
    feeds = [item.attributes["href"] for item in page.named("link") if item.attributes.get("rel") == "alternate"]
    assert feeds == ["../../editions/feed.atom", "feed.atom"]
    assert "Nothing about laterinib changed in edition 2." in pages["drugs/laterinib/index.html"].text


def test_a_first_edition_says_that_it_is_the_first(editions):
    pages = pages_of(Book(editions[0]))
    assert "This is the first edition: all that it says is new" in pages["editions/index.html"].text
    assert forms_of_comparison(pages["editions/index.html"]) == []
    assert "This is the first edition." in pages["drugs/exampletinib/index.html"].text


def test_an_edition_in_which_nothing_changed_says_so(editions):
    first = editions[0]
    _, again = chain(first, first)
    text = pages_of(Book(again, [first.edition]))["editions/index.html"].text
    assert "No changes are listed: nothing that was signed changed since the edition before." in text


def test_a_preview_leads_to_no_comparison_that_is_not_there_yet(editions):
    first, second = editions
    pages = pages_of(Book(second, [first.edition], is_preview=True))
    addresses = [address for page in pages.values() for address in page.addresses() if "compare" in address]
    assert set(addresses) <= {"editions/0/compare/2/"}
    assert "New evidence: 2" in pages["editions/index.html"].text


def test_the_newest_list_stands_in_the_pdf(editions):
    first, second = editions
    page = parse(treatment_page(Book(second, [first.edition]), is_pdf=True).draw().encode())
    assert "New evidence: 2" in page.text
    assert "Withdrawn on 22 November 2026 by A. Reviewer. Reason: an example" in page.text
    assert "Exampletinib cures" not in page.text
    assert page.named("details") == []
