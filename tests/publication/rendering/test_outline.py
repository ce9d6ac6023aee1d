from algorithm.choices import Joining, NodeKind
from publication.rendering.notes import Notes
from publication.rendering.outline import Outline, Step, build_outline
from tests.publication.documents import document, medium_document, node, option


def outline(*nodes) -> Outline:
    made = document(*nodes)
    return build_outline(made, Notes(made))


def told(step: Step):
    """A step as nested names; a way told elsewhere as "back to" or "on to"."""
    ways = [told(way.step) if way.step else f"{'back' if way.is_back else 'on'} to {way.node.key}" for way in step.ways]
    return (step.node.key, ways) if ways else step.node.key


def test_a_chain_is_told_in_one_part():
    parts = outline(node("a", option(1, "b"), kind=NodeKind.START), node("b", option(1, "c")), node("c")).parts
    assert [told(part) for part in parts] == [("a", [("b", ["c"])])]


def test_a_cycle_becomes_a_way_back():
    parts = outline(
        node("a", option(1, "b"), kind=NodeKind.START), node("b", option(1, "c")), node("c", option(1, "b"))
    )
    assert [told(part) for part in parts.parts] == [("a", ["on to b"]), ("b", [("c", ["back to b"])])]


def test_a_step_with_several_ways_to_it_opens_a_part_and_is_told_once():
    parts = outline(
        node("a", option(1, "b"), option(2, "c"), kind=NodeKind.START),
        node("b", option(1, "d")),
        node("c", option(1, "d")),
        node("d"),
    )
    assert [told(part) for part in parts.parts] == [("a", [("b", ["on to d"]), ("c", ["on to d"])]), "d"]
    assert [step.node.key for step in parts.steps()] == ["a", "b", "c", "d"]


def test_a_ring_that_nothing_leads_into_is_told_too():
    parts = outline(node("a", option(1, "b")), node("b", option(1, "a"))).parts
    assert [told(part) for part in parts] == [("a", [("b", ["back to a"])])]


def test_ways_stand_in_their_order_and_are_joined_by_or_or_and():
    either = outline(node("a", option(2, "c"), option(1, "b")), node("b"), node("c")).parts[0]
    both = outline(node("a", option(1, "b"), option(2, "c"), joining=Joining.ALL), node("b"), node("c")).parts[0]
    assert (told(either), either.joining) == (("a", ["b", "c"]), "or")
    assert both.joining == "and"
    assert outline(node("a", option(1, "b")), node("b")).parts[0].joining == ""


def test_a_way_to_a_step_that_was_taken_back_is_left_out():
    assert told(outline(node("a", option(1, "gone"))).parts[0]) == "a"


def test_every_step_of_an_algorithm_is_told_exactly_once():
    made = medium_document()
    steps = [step.node.key for step in build_outline(made, Notes(made)).steps()]
    assert sorted(steps) == ["dx", "first", "follow", "local", "never", "pd", "test"]
