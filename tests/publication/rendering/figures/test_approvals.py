import pytest

from drugs.choices import ApprovalEvent, Jurisdiction
from drugs.content import ApprovalContent, DrugContent
from drugs.formatting import format_approval_event
from publication.rendering.book import Book
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import marks, parsed, rows, words


def figures(*approvals):
    return Book(documents.document(documents.drug(), *approvals)).figures.approvals


def drawn_row(**fields):
    return next(rows(figures(documents.approval(**fields))[0]))


def test_an_event_has_its_date_in_words_and_a_point_where_it_lies():
    row = drawn_row()
    assert words(row) == "exampletinib 15 November 2023 (approved, any line)"
    assert marks(row) == ["p 251"]


def test_a_year_is_a_bar_as_long_as_the_year():
    row = drawn_row(event_date="2023")
    assert words(row) == "exampletinib 2023 (approved, any line)"
    assert marks(row) == ["h M12-4H286v8H12z", "p 149"]


def test_a_date_that_is_not_stated_has_words_and_no_mark():
    (figure,) = figures(documents.approval(event_date=None))
    assert words(next(rows(figure))) == "exampletinib date not stated (approved, any line)"
    assert marks(next(rows(figure))) == []
    assert "Without mark: the date is not stated." in words(parsed(figure))


@pytest.mark.parametrize(
    ("event", "shape", "said"),
    [
        (ApprovalEvent.SUBMITTED, "h M251-5l5 5-5 5-5-5z", "Open diamond: submitted, not approved."),
        (ApprovalEvent.REFUSED, "i M247-4l8 8m0-8l-8 8", "Cross: refused."),
        (ApprovalEvent.WITHDRAWN, "i M247-4l8 8m0-8l-8 8", "Cross: withdrawn."),
    ],
)
def test_what_is_no_approval_has_a_shape_of_its_own_and_words(event, shape, said):
    (figure,) = figures(documents.approval(event=event))
    assert f"({event.label}, any line)" in words(next(rows(figure)))
    assert marks(next(rows(figure))) == [shape]
    assert said in words(parsed(figure))


def test_places_stand_in_their_order_and_events_by_date():
    later = documents.approval("b", event_date="2025-01")
    eu = documents.approval("c", jurisdiction=Jurisdiction.EU, event_date="2020")
    (figure,) = figures(later, eu, documents.approval("a"))
    assert [row[-1] for row in figure.rows] == ["a", "b", "c"]
    assert [text.text for text in parsed(figure).iter("text") if text.get("class") == "g"] == ["US", "EU"]


def test_approvals_of_a_drug_that_was_taken_back_are_not_shown():
    assert Book(documents.document(documents.approval())).figures.approvals == []


def test_every_approval_stands_in_the_words_of_the_tables():
    book = Book(fixture_document(2))
    (figure,) = book.figures.approvals
    said = words(parsed(figure))
    approvals = book.document.of(ApprovalContent)
    assert len(figure.rows) == len(approvals)
    for approval in approvals:
        drug = book.document.get(DrugContent, approval.drug)
        assert f"{drug.inn} {format_approval_event(approval)}" in said
