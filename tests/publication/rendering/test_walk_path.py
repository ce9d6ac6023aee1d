from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm.choices import Joining
from publication.rendering.outline import nodes_of
from publication.rendering.walk_path import MOST_STEPS, SEPARATOR, Leg, Place, WalkPath, legs_of, read_path
from tests.publication.documents import document, node, option
from tests.publication.fixture_documents import fixture_document

RING = document(
    node("a", option(1, "b", "yes"), option(2, "c", "test anyway"), joining=Joining.ALL),
    node("b", option(1, "d")),
    node("c"),
    node("d", option(1, "a", "again"), option(2, "a", "once more")),
)
NODES = nodes_of(RING)


@pytest.mark.parametrize(
    ("via", "path"),
    [
        ("", WalkPath()),
        ("b", WalkPath(("b",))),
        ("a.b", WalkPath(("a", "b"))),
        ("d.a.b", WalkPath(("d", "a", "b"))),
        ("c.b", WalkPath(("b",), is_impossible_before=True)),
        ("a.gone.b", WalkPath(("b",), is_impossible_before=True)),
        ("a", WalkPath((), is_impossible_before=True)),
        (".b", WalkPath(("b",), is_impossible_before=True)),
        ("b.", WalkPath((), is_impossible_before=True)),
    ],
)
def test_of_a_path_the_longest_possible_end_is_kept(via, path):
    assert read_path(via, "d", NODES) == path


def test_a_path_is_as_long_as_is_told_and_no_longer():
    whole = (["a", "b", "d"] * MOST_STEPS)[: 3 * (MOST_STEPS // 3)]
    path = read_path(SEPARATOR.join(whole), "a", NODES)
    assert (path.keys, path.is_too_long) == (tuple(whole[-MOST_STEPS:]), len(whole) > MOST_STEPS)
    long = read_path(SEPARATOR.join(["a", "b", "d"] * MOST_STEPS), "a", NODES)
    assert (len(long.keys), long.is_too_long, long.is_impossible_before) == (MOST_STEPS, True, False)
    assert len(long.then("a").keys) == MOST_STEPS


def test_an_address_holds_the_path_and_none_where_there_is_none():
    assert WalkPath().address("a") == "algorithm/a/"
    assert WalkPath(("a", "b+c")).address("d") == "algorithm/d/?via=a.b%2Bc"


def test_each_step_of_a_path_leads_back_to_it_and_says_what_was_taken_and_what_holds_besides():
    assert legs_of(WalkPath(("d", "a")), "b", RING) == [
        Leg(Place("D", "algorithm/d/"), ("again", "once more"), ()),
        Leg(Place("A", "algorithm/a/?via=d"), ("yes",), (Place("C", "algorithm/c/?via=d.a"),)),
    ]


@given(st.data())
def test_every_walk_can_be_told_and_read_again(data):
    nodes = nodes_of(fixture_document(2))
    key, path = data.draw(st.sampled_from(sorted(nodes))), WalkPath()
    for _ in range(data.draw(st.integers(0, MOST_STEPS + 5))):
        ways = [one.leads_to for one in nodes[key].options]
        if ways:
            path, key = path.then(key), data.draw(st.sampled_from(ways))
    assert read_path(SEPARATOR.join(path.keys), key, nodes) == path
    assert len(legs_of(path, key, fixture_document(2))) == len(path.keys)


@given(st.text() | st.lists(st.sampled_from(["a", "b", "c", "d", "gone", ""])).map(SEPARATOR.join))
def test_whatever_is_written_a_path_is_possible(via):
    path = read_path(via, "d", NODES)
    for here, following in pairwise((*path.keys, "d")):
        assert following in {one.leads_to for one in NODES[here].options}
