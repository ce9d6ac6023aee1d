"""What holds for every figure that there is or will be."""

import re

import brotli
import pytest

from publication.rendering.book import Book
from publication.rendering.figures.chart import WIDTH
from publication.rendering.figures.text import width_of
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import parsed

NUMBER = re.compile(r"-?[0-9]+\.[0-9]")


@pytest.fixture(scope="module", params=[1, 2])
def book(request):
    return Book(fixture_document(request.param))


def test_every_figure_is_well_formed_and_says_what_it_is(book):
    for figure in book.figures.all():
        drawing = parsed(figure)
        named = [drawing.get("aria-labelledby"), drawing.get("aria-describedby")]
        assert [drawing.find("title").get("id"), drawing.find("desc").get("id")] == named, figure.key
        assert (drawing.find("title").text, drawing.find("desc").text) == (figure.title, figure.description)


def test_the_alternative_text_names_what_is_shown(book):
    for figure in book.figures.all():
        column = {"mutations": 0, "mutations-and-drugs": 1, "fusions": 1, "approvals": 0, "algorithm": None}
        shown = column.get(figure.key, 1)
        names = {row[shown] for row in figure.rows} if shown is not None else {"Continue the TKI and follow up"}
        missing = [name for name in names if "+" not in name and name not in figure.description]
        assert (figure.key, missing) == (figure.key, [])


def test_every_row_of_data_has_a_cell_for_each_column(book):
    for figure in book.figures.all():
        assert {len(row) for row in figure.rows} == {len(figure.head)}, figure.key


def test_places_are_whole_numbers(book):
    for figure in book.figures.all():
        for item in parsed(figure).iter():
            placed = [item.get(name) or "" for name in ("x", "y", "d", "cx", "cy", "width", "height", "transform")]
            assert not NUMBER.search(" ".join(placed)), figure.key


def test_no_line_of_a_chart_is_wider_than_the_chart(book):
    for figure in [
        figure for figure in book.figures.all() if figure.drawing.width == WIDTH and figure.key != "mutations"
    ]:
        for text in parsed(figure).iter("text"):
            assert width_of("".join(text.itertext())) <= WIDTH, figure.key


def test_the_figures_of_the_treatment_page_keep_to_their_weight():
    figures = Book(fixture_document(2)).figures
    shown = [*figures.naive, *figures.algorithm, *figures.mutations, *figures.pretreated, *figures.fusions]
    assert len(brotli.compress("".join(figure.svg for figure in shown).encode())) < 12_000


def test_a_drug_that_was_taken_back_is_in_no_figure():
    document = documents.medium_document()
    kept = tuple(entry for entry in document.drugs if entry.content.key != "exampletinib")
    figures = Book(document.model_copy(update={"drugs": kept})).figures.all()
    # a mutation was found after it, and says so here as in the table
    named = [figure.key for figure in figures if "exampletinib" in figure.svg + str(figure.rows)]
    assert named == ["mutations"]
