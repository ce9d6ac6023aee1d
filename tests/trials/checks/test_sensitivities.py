import pytest

from tests.contents import objected, objections, sensitivity

MARKED = {"verification": "disagree", "verification_note": "Contradicted by patients. Treat as resistant."}


def finds(key: str, activity: str, **changes: object):
    return sensitivity(key=key, activity=activity, **changes)


def test_a_conflict_that_nobody_marked_is_named_at_the_weaker_source():
    patients = finds("patients", "resistant", evidence_type="clinical")
    cells = finds("cells", "sensitive")
    assert objections("TRIALS-W08", patients, cells) == [
        (
            "cells",
            "cells says sensitive, patients says resistant. "
            "Mark the one that is contradicted “sources disagree”, and say in its note which to believe and why.",
        )
    ]


def test_a_mark_without_a_note_tells_nobody_which_to_believe():
    unexplained = finds("cells", "sensitive", verification="disagree")
    assert objected("TRIALS-W08", finds("mouse", "resistant"), unexplained) == ["mouse"]


def test_a_conflict_that_is_marked_and_explained_passes():
    assert objected("TRIALS-W08", finds("mouse", "resistant"), finds("cells", "sensitive", **MARKED)) == []
    assert objected("TRIALS-W08", finds("mouse", "resistant", **MARKED), finds("cells", "sensitive")) == []


@pytest.mark.parametrize(
    "other",
    [
        {"activity": "sensitive"},
        {"activity": "intermediate"},
        {"activity": "resistant", "mutation": ""},
        {"activity": "resistant", "drug": "othertinib"},
    ],
)
def test_what_does_not_contradict_passes(other):
    assert objected("TRIALS-W08", finds("cells", "sensitive"), sensitivity(**{"key": "other", **other})) == []
