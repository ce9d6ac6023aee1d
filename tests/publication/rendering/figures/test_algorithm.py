import pytest

from algorithm.choices import Joining, NodeKind
from publication.rendering.book import Book
from publication.rendering.figures.boxes import step_address
from tests.publication import documents
from tests.publication.documents import node, option
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import parsed, words


def figure(*nodes):
    (drawn,) = Book(documents.document(*nodes)).figures.algorithm
    return drawn


def boxes(drawn):
    """The words of each box, by where it leads."""
    found = [(link.get("href"), " ".join("".join(link.itertext()).split())) for link in parsed(drawn).iter("a")]
    return [(address.removeprefix("@root/"), said) for address, said in found]


def shapes(drawn):
    return [[part.get("class") for part in link if part.tag != "text"] for link in parsed(drawn).iter("a")]


def test_each_step_is_a_box_that_leads_to_it_and_each_way_elsewhere_a_pill():
    drawn = figure(
        node("a", option(1, "b"), kind=NodeKind.START, title="Start"),
        node("b", option(1, "c", "yes"), option(2, "d", "no"), kind=NodeKind.QUESTION, title="Is it?"),
        node("c", option(1, "b"), kind=NodeKind.ACTION, title="Do it"),
        node("d", kind=NodeKind.WARNING, title="Never do it"),
    )
    assert boxes(drawn) == [
        ("algorithm/a/", "1 Start"),
        ("algorithm/b/", "go on to 2 Is it?"),
        ("algorithm/b/", "2 Is it?"),
        ("algorithm/c/", "Do it"),
        ("algorithm/b/", "go back to 2 Is it?"),
        ("algorithm/d/", "✗ Warning: Never do it"),
    ]
    assert shapes(drawn) == [["x"], ["l"], ["x"], ["x", "s"], ["l"], ["w"]]
    assert [word for word in ("Yes:", "No:", "or") if word in words(parsed(drawn))] == ["Yes:", "No:", "or"]


def test_ways_that_all_apply_are_joined_by_and():
    drawn = figure(node("a", option(1, "b"), option(2, "c"), joining=Joining.ALL), node("b"), node("c"))
    assert [text.text for text in parsed(drawn).iter("text") if text.get("class") == "a"] == ["and"]


def test_a_pill_whose_title_would_cost_a_line_has_its_number_and_is_read_out_whole():
    long = "Continue the inhibitor and follow up for as long as it is tolerated"
    drawn = figure(node("a", option(1, "b")), node("b", option(1, "b"), title=long))
    pills = [link for link in parsed(drawn).iter("a") if link.get("aria-label")]
    assert [(words(pill), pill.get("aria-label")) for pill in pills] == [
        ("go on to 2 ", f"go on to 2 {long}"),
        ("go back to 2 ", f"go back to 2 {long}"),
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_every_step_and_every_way_of_the_outline_is_in_the_diagram(number):
    book = Book(fixture_document(number))
    (drawn,) = book.figures.algorithm
    shown = boxes(drawn)
    said = words(parsed(drawn))
    for step in book.outline.steps():
        assert [text for address, text in shown if address == step_address(step.node.key) and step.title in text], step
        for way in step.ways:
            assert (step.title, way.title) in {(row[1], row[4]) for row in drawn.rows}
            assert not way.option.condition or way.option.condition.split()[-1].capitalize() in said.title()
    pills = [text for _, text in shown if "go on to" in text or "go back to" in text]
    assert len(pills) == len([way for step in book.outline.steps() for way in step.ways if way.step is None])


def test_it_fits_a_page_so_that_its_words_can_be_read():
    drawing = Book(fixture_document(2)).figures.algorithm[0].drawing
    points_a_unit = min(174 / drawing.width, 240 / drawing.height) / 0.3528
    assert 12 * points_a_unit > 6


def test_it_is_a_group_of_links_and_not_one_picture():
    drawn = figure(node("a"))
    assert parsed(drawn).get("role") == "group"
    assert parsed(drawn).find("title").text == "The algorithm as a diagram"
    assert drawn.description == (
        "A box for each of the steps (1), with lines to the next. Parts: 1 A. The outline says the same line by line."
    )


def test_without_an_algorithm_there_is_no_diagram():
    assert Book(documents.document()).figures.algorithm == []
