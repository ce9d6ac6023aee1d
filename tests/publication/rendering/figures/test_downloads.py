import csv
import io
from xml.etree import ElementTree

from publication import notices
from publication.rendering.book import Book
from publication.rendering.figures.downloads import figure_csv, figure_files, standalone_svg
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document

SVG = "{http://www.w3.org/2000/svg}"


def files(document):
    return dict(figure_files(document, Book(document).figures.all()))


def words(data: bytes | str) -> str:
    return " ".join("".join(text.itertext()) for text in ElementTree.fromstring(data).iter(f"{SVG}text"))


def test_every_figure_has_a_picture_and_its_data():
    document = fixture_document(2)
    made = files(document)
    keys = [figure.key for figure in Book(document).figures.all()]
    assert len(keys) == len(set(keys))
    assert set(made) == {f"figures/{key}.{ending}" for key in keys for ending in ("svg", "csv")}


def test_equal_documents_give_equal_bytes():
    assert files(documents.medium_document()) == files(documents.medium_document())


def test_a_picture_is_well_formed_and_needs_nothing_from_elsewhere():
    for path, data in files(fixture_document(2)).items():
        if path.endswith(".svg"):
            tree = ElementTree.fromstring(data)
            assert (path, tree.tag, tree.find(f"{SVG}title").text != "") == (path, f"{SVG}svg", True)
            assert [part for part in (b"var(", b"@root", b"<a ") if part in data] == [], path


def test_a_picture_says_what_it_is_of_which_edition_and_that_it_is_a_demonstration():
    document = documents.medium_document(edition=documents.header(2, is_demonstration=True))
    figure = next(iter(Book(document).figures.all()))
    said = words(standalone_svg(document, figure))
    for part in (
        figure.title,
        "Edition 2, state of knowledge 5 February 2024.",
        notices.NOT_ADVICE,
        notices.DEMONSTRATION,
    ):
        assert part in said


def test_a_row_of_the_data_says_which_edition_it_is_from_and_can_harm_no_spreadsheet():
    document = documents.document(documents.drug(), documents.result(cohort=documents.cohort(label="=1+1")))
    figure = next(iter(Book(document).figures.all()))
    (row,) = csv.DictReader(io.StringIO(figure_csv(document, figure).decode("utf-8-sig")))
    assert (row["Population"], row["Value"], row["edition"]) == ("'=1+1", "79% (56/71)", "1")
