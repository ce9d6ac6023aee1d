import pytest

from publication.rendering.html import render_pages
from publication.rendering.record_places import (
    Heading,
    address_by_name,
    drugs_of,
    heading_of,
    heading_of_kind,
    place_of,
)
from tests import contents
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse, target


@pytest.mark.parametrize("make", [lambda: fixture_document(1), lambda: fixture_document(2), documents.medium_document])
def test_every_record_is_found_at_its_address(make):
    document = make()
    pages = {path: parse(data) for path, data in render_pages(document) if path.endswith(".html")}
    lost = []
    for entry in document.entries():
        path, anchor = target("index.html", place_of(entry.content, document))
        if path not in pages or (anchor and anchor not in pages[path].ids):
            lost.append((entry.content.record_kind, entry.content.key, place_of(entry.content, document)))
    assert lost == []


def test_a_statement_about_the_site_stands_on_its_page():
    about = contents.section(key="intent", page={"key": "about", "title": "About"})
    statement = contents.statement(section="intent")
    assert place_of(statement, contents.document(about)) == "about/#overview-01"
    assert place_of(contents.statement(), contents.document(about)) == "./#overview-01"


def test_an_address_begins_with_what_stands_before_it_and_is_found_by_name_too():
    document = documents.medium_document()
    assert address_by_name("pages.statement", "overview-02", document) == "#overview-02"
    assert address_by_name("drugs.drug", "exampletinib", document) == "drugs/exampletinib/"
    assert [address_by_name(*name, document) for name in (("drugs.drug", "nothing"), ("auth.user", "1"))] == ["", ""]


def test_a_record_is_about_the_drugs_that_it_is_of_or_names():
    empty = contents.document()

    def drugs(content, document=empty):
        return sorted(drugs_of(content, document))

    assert drugs(contents.drug()) == drugs(contents.result()) == drugs(contents.approval()) == ["exampletinib"]
    assert drugs(contents.trial(drugs=[{"drug": "laterinib"}])) == ["laterinib"]
    assert drugs(contents.statement(drugs=["laterinib", "exampletinib"])) == ["exampletinib", "laterinib"]
    assert drugs(contents.mutation(frequencies=[contents.frequency()])) == ["exampletinib"]
    assert drugs(contents.result(cohort=contents.cohort(prior_tki_drugs=["laterinib"]))) == ["exampletinib"]
    assert drugs(contents.reference()) == drugs(contents.fusion()) == drugs(contents.section()) == []


def test_a_correction_is_about_the_drugs_of_what_it_bears_on():
    bears_on = [
        {"record_kind": "trials.efficacyresult", "record_key": "exampletinib-example-naive-orr"},
        {"record_kind": "pages.statement", "record_key": "gone"},
        {"record_kind": "pages.correction", "record_key": "I01"},
    ]
    correction = contents.correction(bears_on=bears_on)
    assert drugs_of(correction, contents.document(contents.result(), correction)) == {"exampletinib"}


def test_drugs_come_first_then_the_text_in_its_order_then_the_tables():
    document = contents.document(
        contents.drug(), contents.section(position=2), contents.section(key="first", title="First", position=1)
    )
    given = [
        contents.reference(),
        contents.statement(),
        contents.statement(section="first"),
        contents.mutation(),
        contents.result(),
    ]
    headings = sorted(heading_of(content, document) for content in given)
    assert [(heading.family, heading.title, heading.key) for heading in headings] == [
        ("By drug", "exampletinib", "drug-exampletinib"),
        ("In the text", "First", "text-first"),
        ("In the text", "Overview", "text-overview"),
        ("In other tables", "Resistance mutations", "mutations"),
        ("In other tables", "References", "references"),
    ]


def test_what_the_document_does_not_know_has_a_heading_all_the_same():
    empty = contents.document()
    assert heading_of(contents.result(), empty) == Heading(1, 0, "exampletinib", "drug-exampletinib")
    assert heading_of(contents.statement(), empty).title == "overview"
    assert heading_of_kind("trials.efficacyresult").title == "Other records"
