import pytest

from drugs.content import FusionPartnerContent, FusionShareContent
from drugs.formatting import format_share
from publication.rendering.book import Book
from publication.rendering.figures.fusions import fusion_figures
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import marks, parsed, rows, words


def share(cohort: str = "a series", **fields) -> FusionShareContent:
    return FusionShareContent(cohort=cohort, reference="gamma2019", **({"percent": "49.1"} | fields))


def figures(**shares):
    partners = [FusionPartnerContent(key=key, shares=parts, **documents.CHECKED) for key, parts in shares.items()]
    return fusion_figures(Book(documents.document(*partners)).fusions)


def test_shares_stand_below_their_cohort_as_printed_each_with_a_bar():
    (figure,) = figures(CD74=(share(count=52, denominator=106),), EZR=(share(percent="17", denominator=106),))
    assert words(parsed(figure)).startswith("0% 10% 20% 30% 40% 50% a series CD74 49.1% (52/106) EZR 17% (of 106)")
    assert [marks(row) for row in rows(figure)][:2] == [["p M12-4H281v8H12z"], ["p M12-4H105v8H12z"]]


def test_a_share_without_denominator_is_an_open_bar_and_words():
    (figure,) = figures(CD74=(share(),))
    assert [marks(row) for row in rows(figure)][:1] == [["h M12-4H281v8H12z"]]
    assert "Open bar: no denominator in the source read." in words(parsed(figure))


def test_a_count_without_a_whole_has_words_and_no_bar():
    (figure,) = figures(CD74=(share(percent=None, count=3),))
    assert words(next(rows(figure))) == "CD74 3 found"
    assert marks(next(rows(figure))) == []


def test_partners_without_a_share_are_named_and_alone_give_no_figure():
    (figure,) = figures(CD74=(share(),), TFG=())
    assert "No share on record: TFG." in words(parsed(figure))
    assert figures(TFG=()) == []


@pytest.mark.parametrize("number", [1, 2])
def test_every_share_of_the_table_is_there_in_the_same_words(number):
    book = Book(fixture_document(number))
    (figure,) = book.figures.fusions
    table = [(row.partner.key, format_share(part)) for row in book.fusions for part in row.shares]
    assert sorted((row[1], row[2]) for row in figure.rows) == sorted(table)
    for partner, printed in table:
        assert f"{partner} {printed}" in words(parsed(figure))
