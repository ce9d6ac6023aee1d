import pytest

from tests.contents import drug, node, objected, objections, option, tombstone

EXAMPLETINIB = drug(development_codes=["EXA-520"])


@pytest.mark.parametrize(
    "text",
    [
        {"title": "Give EXA-520"},
        {"detail": "EXA-520 in a trial"},
        {"note": "EXA-520 is now approved"},
        {"options": [option("next", condition="EXA-520 at hand")]},
        {"options": [option("next", detail="EXA-520 first")]},
    ],
)
def test_a_step_that_names_a_drug_by_its_code_is_named(text):
    assert objected("ALGORITHM-W01", EXAMPLETINIB, node(**text)) == ["start"]


def test_a_step_that_gives_the_inn_passes():
    assert objected("ALGORITHM-W01", EXAMPLETINIB, node(detail="exampletinib (EXA-520) in a trial")) == []


def steps(**ways: str):
    """A tiny algorithm: each step's kind and the steps it leads to, as `start="start first"`."""
    made = []
    for key, way in ways.items():
        kind, *targets = way.split()
        made.append(
            node(
                key=key, kind=kind, title=key, options=[option(target, position=i) for i, target in enumerate(targets)]
            )
        )
    return made


WHOLE = steps(start="start first never", first="action follow", follow="state first end", end="action", never="warning")


@pytest.mark.parametrize("check_id", ["ALGORITHM-E01", "ALGORITHM-E02", "ALGORITHM-E03", "ALGORITHM-E04"])
def test_an_algorithm_that_begins_branches_loops_and_ends_passes(check_id):
    assert objected(check_id, *WHOLE) == []


def test_a_step_that_no_way_leads_to_is_named():
    assert objected("ALGORITHM-E01", *WHOLE, *steps(lost="action end")) == ["lost"]


def test_steps_that_only_lead_to_each_other_are_unreachable():
    assert objected("ALGORITHM-E01", *WHOLE, *steps(one="state two", two="state one")) == ["one", "two"]


def test_without_a_start_nothing_can_be_reached():
    assert objected("ALGORITHM-E01", *steps(first="question end", end="action")) == ["end", "first"]


@pytest.mark.parametrize("kind", ["start", "question", "state", "test", "event"])
def test_a_step_that_leads_nowhere_is_named(kind):
    assert objected("ALGORITHM-E02", *steps(end=kind)) == ["end"]


@pytest.mark.parametrize("kind", ["action", "warning"])
def test_an_action_or_a_warning_may_be_the_end(kind):
    assert objected("ALGORITHM-E02", *steps(end=kind)) == []


def test_a_loop_without_a_way_out_is_named_step_by_step():
    loop = steps(start="start one end", one="state two", two="state one", end="action")
    assert objections("ALGORITHM-E03", *loop) == [
        ("one", "From here every way comes back (two). Add a way that ends."),
        ("two", "From here every way comes back (one). Add a way that ends."),
    ]
    assert objected("ALGORITHM-E03", *steps(start="start one", one="state one")) == ["one"]


def test_a_loop_with_a_way_out_passes():
    assert (
        objected("ALGORITHM-E03", *steps(start="start one", one="state two", two="state one end", end="action")) == []
    )


NEVER = drug(key="nevertinib", inn="nevertinib", roles=["never"])


def offering(kind: str, *drugs: str):
    return node(options=[option("target")]), node(key="target", kind=kind, title="target", drugs=drugs)


@pytest.mark.parametrize("kind", ["action", "question", "state"])
def test_a_way_to_a_drug_never_to_be_used_is_named(kind):
    assert objections("ALGORITHM-E04", NEVER, *offering(kind, "nevertinib")) == [
        (
            "start",
            "The option to “target” leads to nevertinib, which is never to be used. "
            "Take the drug out of that step, or make the step a warning.",
        )
    ]


def test_a_way_to_a_withdrawn_drug_is_named():
    assert objected("ALGORITHM-E04", tombstone(EXAMPLETINIB), *offering("action", "exampletinib")) == ["start"]


def test_a_warning_of_that_drug_and_a_way_to_another_pass():
    assert objected("ALGORITHM-E04", NEVER, *offering("warning", "nevertinib")) == []
    assert objected("ALGORITHM-E04", NEVER, EXAMPLETINIB, *offering("action", "exampletinib")) == []
