from algorithm.choices import Joining, NodeKind
from publication.rendering.book import Book
from publication.rendering.two_sides.steps import halves, part_lines
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document


def lines_of(*nodes):
    return part_lines(Book(documents.document(*nodes)).outline)


def told(line, depth=0) -> list[str]:
    """A line and those below it, as text."""
    titles = " > ".join(step.node.title for step in line.steps)
    words = [line.joining, line.condition, titles, f"to {line.goes_on_to}" if line.goes_on_to else ""]
    own = "  " * depth + " | ".join(word for word in words if word)
    return [own, *(text for inner in line.lines for text in told(inner, depth + 1))]


def test_steps_that_lead_straight_on_share_a_line_and_another_part_is_a_number():
    nodes = [
        documents.node("a", kind=NodeKind.START, title="Begin", options=(documents.option(1, "b"),)),
        documents.node(
            "b",
            kind=NodeKind.QUESTION,
            title="Which?",
            joining=Joining.EITHER,
            options=(documents.option(1, "c", condition="one"), documents.option(2, "d", condition="other")),
        ),
        documents.node("c", kind=NodeKind.STATE, title="First", options=(documents.option(1, "e"),)),
        documents.node("d", kind=NodeKind.STATE, title="Second", options=(documents.option(1, "e"),)),
        documents.node("e", kind=NodeKind.ACTION, title="Act"),
    ]
    assert [told(line) for line in lines_of(*nodes)] == [
        ["Begin > Which?", "  one | First | to 2", "  or | other | Second | to 2"],
        ["Act"],
    ]


def test_what_is_done_at_once_stands_in_the_line_and_what_is_done_besides_below_it():
    nodes = [
        documents.node(
            "a",
            kind=NodeKind.START,
            title="Begin",
            joining=Joining.ALL,
            options=(documents.option(1, "b"), documents.option(2, "c", condition="besides")),
        ),
        documents.node("b", kind=NodeKind.ACTION, title="Act", options=(documents.option(1, "c"),)),
        documents.node("c", kind=NodeKind.TEST, title="Test"),
    ]
    assert told(lines_of(*nodes)[0]) == ["Begin > Act | to 2", "  and | besides | to 2"]


def test_every_step_of_our_own_algorithm_is_told_once():
    outline = Book(fixture_document(2)).outline

    def steps(line):
        yield from (step.node.key for step in line.steps)
        for inner in line.lines:
            yield from steps(inner)

    found = [key for line in part_lines(outline) for key in steps(line)]
    assert sorted(found) == sorted(step.node.key for step in outline.steps())


def test_the_columns_keep_the_order_and_are_about_even():
    lines = part_lines(Book(fixture_document(2)).outline)
    left, right = halves(lines)
    assert [*left, *right] == lines
    assert left
    assert right
