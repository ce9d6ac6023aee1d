import pytest

from tests.contents import objected, objections, result

KEY = "exampletinib-example-naive-orr"


def interval(lower: str | None, upper: str | None, **changes: object):
    """56 of 71 unless told: exactly 67.6 to 87.7, by Wilson's method 68.0 to 86.8."""
    given = {
        "ci_level": "95",
        "ci_lower": lower,
        "ci_lower_state": "reported" if lower else "not_stated",
        "ci_upper": upper,
        "ci_upper_state": "reported" if upper else "not_stated",
    }
    return result(**{**given, **changes})


@pytest.mark.parametrize(
    ("lower", "upper", "changes"),
    [
        ("68", "88", {}),
        ("67.6", "87.7", {}),
        ("68.0", "86.8", {}),
        ("68", None, {}),
        (None, "88", {}),
        ("52", "100", {"evaluable_n": 9, "responders_n": 8, "estimate": "89"}),
        ("1.3", "75.1", {"evaluable_n": 4, "responders_n": 1, "estimate": "25", "ci_level": "90"}),
        ("72.55", "87.89", {"evaluable_n": 111, "responders_n": 90, "estimate": "81.08"}),
        ("31", "86", {"endpoint": "INTRACRANIAL_DCR", "evaluable_n": 8, "responders_n": 5, "estimate": "63"}),
        ("0", "46", {"evaluable_n": 6, "responders_n": 0, "estimate": "0"}),
        ("54", "100", {"evaluable_n": 6, "responders_n": 6, "estimate": "100"}),
        ("68", "88", {"responders_n": None}),
        ("68", "88", {"ci_level": None}),
    ],
)
def test_an_interval_of_a_usual_method_passes(lower, upper, changes):
    assert objected("TRIALS-W07", interval(lower, upper, **changes)) == []


@pytest.mark.parametrize(
    ("lower", "upper", "changes"),
    [
        ("58", "88", {}),
        ("68", "98", {}),
        ("65", "88", {}),
        ("68", "88", {"ci_level": "80"}),
        ("68", "88", {"evaluable_n": 24, "responders_n": 19}),
        ("25.6", None, {}),
        ("68", "98", {"responders_n": None}),
    ],
)
def test_an_interval_that_no_usual_method_gives_is_named(lower, upper, changes):
    assert objected("TRIALS-W07", interval(lower, upper, **changes)) == [KEY]


@pytest.mark.parametrize(
    "changes",
    [
        {"endpoint": "PFS", "estimate": "35.7", "ci_lower": "27.4", "ci_upper": "70.1", "responders_n": None},
        {"endpoint": "DOR", "landmark_months": 12, "responders_n": None},
        {"evaluable_n": None, "responders_n": None},
        {"evaluable_n": 0, "responders_n": 0, "estimate": "0"},
        {"evaluable_n": 9, "responders_n": None, "estimate": "87.5"},
        {"evaluable_n": 9, "responders_n": 10},
    ],
)
def test_what_is_no_share_of_counted_patients_is_another_checks_matter(changes):
    assert objected("TRIALS-W07", interval("10", "11", **changes)) == []


def test_a_share_without_interval_passes():
    assert objected("TRIALS-W07", interval(None, None)) == []


def test_the_message_gives_the_exact_interval():
    assert objections("TRIALS-W07", interval("58", "88")) == [
        (
            KEY,
            "56 of 71 have the exact 95% interval 67.6–87.7, but 58–88 is entered. Look it up: it may belong to "
            "another number of patients, endpoint or level. If the source names another method, say so in the note.",
        )
    ]
