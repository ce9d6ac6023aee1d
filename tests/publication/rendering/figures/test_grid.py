from publication.rendering.book import Book
from publication.rendering.grid import CellState
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import parsed, words


def test_every_cell_of_the_table_is_there_with_its_shape_and_its_number():
    book = Book(fixture_document(2))
    (figure,) = book.figures.grid
    cells = [(row.name, cell.drug.inn, cell.state.words, cell.figure) for row in book.grid.rows for cell in row.cells]
    assert list(figure.rows) == cells
    drawn = [words(group) for group in parsed(figure).findall("g")]
    expected = [f"{cell.state.shape} {cell.figure}".strip() for row in book.grid.rows for cell in row.cells]
    assert drawn[: len(expected)] == expected


def test_the_key_has_every_state_in_words():
    (figure,) = Book(documents.medium_document()).figures.grid
    for state in CellState:
        assert f"{state.shape} {state.words}" in words(parsed(figure))


def test_a_drug_that_must_never_be_given_is_marked_in_words():
    (figure,) = Book(fixture_document(2)).figures.grid
    assert "✗ never alectinib" in words(parsed(figure))


def test_without_sensitivities_there_is_no_picture():
    assert Book(documents.document(documents.mutation())).figures.grid == []
