import re
from itertools import pairwise

import pytest

from publication.rendering.book import Book
from publication.rendering.figures.mutations import GAP
from publication.rendering.figures.spread import spread
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import parsed, words


def figure(*mutations):
    (drawn,) = Book(documents.document(*mutations)).figures.mutations
    return drawn


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([], []),
        ([50], [50]),
        ([20, 80], [20, 80]),
        ([50, 50], [45, 55]),
        ([50, 51, 90], [45.5, 55.5, 90]),
        ([0, 0], [0, 10]),
        ([99, 100], [90, 100]),
        ([1] * 12, [index * 10 for index in range(12)]),
    ],
)
def test_labels_are_spread_about_where_they_belong(wanted, places):
    assert spread(wanted, 10, 0, 100) == places


@pytest.mark.parametrize("number", [1, 2])
def test_no_label_stands_over_another_and_all_are_inside(number):
    drawing = parsed(Book(fixture_document(number)).figures.mutations[0])
    heads = [int(item.get("cx")) for item in drawing.iter("circle")]
    assert min(later - earlier for earlier, later in pairwise(heads)) >= GAP - 1
    assert (min(heads) >= 4, max(heads) <= 296) == (True, True)


@pytest.mark.parametrize("number", [1, 2])
def test_every_single_mutation_of_the_table_has_a_label_and_every_mutation_a_row_of_data(number):
    book = Book(fixture_document(number))
    (drawn,) = book.figures.mutations
    labels = [text.text for text in parsed(drawn).iter("text") if "rotate" in text.get("transform", "")]
    assert labels == [row.mutation.name for row in book.mutations if not row.mutation.is_compound]
    assert [row[0] for row in drawn.rows] == [row.mutation.name for row in book.mutations]


def test_places_are_named_in_the_words_of_the_records_if_they_were_checked():
    front = documents.mutation()
    keeper = documents.mutation("L2026M", "p.Leu2026Met", location="gatekeeper")
    guess = documents.mutation("S1986F", "p.Ser1986Phe", location="alphaC helix", location_is_verified=False)
    said = words(parsed(figure(front, keeper, guess)))
    assert "solvent front gatekeeper" in said
    assert "alphaC helix" not in said
    assert "Places named: gatekeeper; solvent front." in figure(front, keeper, guess).description


def test_no_bound_of_the_domain_is_drawn_for_none_is_on_record():
    drawn = figure(documents.mutation())
    numbers = set(re.findall(r"\d{4}", f"{words(parsed(drawn))} {drawn.description}"))
    assert numbers == {"2032"}
    assert "The bar is the part of the domain in which they lie, not the whole of it." in words(parsed(drawn))


def test_a_name_at_the_right_end_is_inside_the_picture():
    far = documents.mutation("L2220R", "p.Leu2220Arg", location="somewhere at the very end of the domain")
    assert figure(documents.mutation("L1951R", "p.Leu1951Arg"), far).drawing.width > 300


def test_compounds_alone_give_no_figure():
    both = documents.mutation("S1986F+G2032R", "p.[Ser1986Phe;Gly2032Arg]")
    assert Book(documents.document(both)).figures.mutations == []
