from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.numbers import percent_of
from tests.contents import objected, objections, result

KEY = "exampletinib-example-naive-orr"


def share(estimate: str, evaluable_n: int | None, responders_n: int | None = None, **changes: object):
    return result(estimate=estimate, evaluable_n=evaluable_n, responders_n=responders_n, **changes)


@pytest.mark.parametrize(
    ("estimate", "evaluable_n"),
    [("87.5", 9), ("29", 6), ("17", 7), ("99", 4), ("101", 10), ("62.4", 32), ("50", 0), ("81.0", 111)],
)
def test_a_percentage_that_no_whole_number_of_patients_gives_is_named(estimate, evaluable_n):
    assert objected("TRIALS-E01", share(estimate, evaluable_n)) == [KEY]


@pytest.mark.parametrize(
    ("estimate", "evaluable_n"),
    [
        ("89", 9), ("29", 7), ("17", 6), ("75", 4), ("100", 10), ("0", 6), ("81.08", 111), ("81.1", 111),
        ("62", 32), ("63", 32), ("62.5", 32), ("62.50", 32), ("12", 8), ("13", 8),
    ],
)  # fmt: skip
def test_a_percentage_that_some_whole_number_gives_passes_and_half_may_go_either_way(estimate, evaluable_n):
    assert objected("TRIALS-E01", share(estimate, evaluable_n)) == []


@given(
    st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from(["1", "0.1", "0.01"]),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_DOWN]),
)
def test_no_printed_share_of_up_to_200_patients_is_ever_named(part_and_whole, step, rounding):
    part, whole = part_and_whole
    printed = str(percent_of(part, whole).quantize(Decimal(step), rounding=rounding))
    printed_share = share(printed, whole, part)
    assert objected("TRIALS-E01", printed_share) == objected("TRIALS-E02", printed_share) == []


def test_an_impossible_percentage_is_named_with_what_would_be_possible():
    assert objections("TRIALS-E01", share("87.5", 9)) == [
        (
            KEY,
            "No whole number of 9 patients gives 87.5% (7 of 9 give 77.8%, 8 of 9 give 88.9%). "
            "Look up both numbers in the source: they may come from two analyses.",
        )
    ]


def test_a_percentage_at_a_landmark_month_is_no_share_of_the_patients():
    at_landmark = {"endpoint": "DOR", "landmark_months": 12}
    assert objected("TRIALS-E01", share("69", 5, **at_landmark)) == []
    assert objected("TRIALS-E02", share("69", 51, 34, **at_landmark)) == []


def test_months_are_no_share_of_the_patients():
    assert objected("TRIALS-E01", share("35.7", 9, endpoint="PFS")) == []
    assert objected("TRIALS-E02", share("35.7", 71, 56, endpoint="PFS")) == []


def test_a_percentage_without_the_number_of_patients_passes():
    assert objected("TRIALS-E01", share("87.5", None)) == []


@pytest.mark.parametrize(("estimate", "responders_n"), [("79", 55), ("79", 57), ("78", 56), ("78.8", 56)])
def test_responders_that_do_not_round_to_the_percentage_are_named(estimate, responders_n):
    assert objected("TRIALS-E02", share(estimate, 71, responders_n)) == [KEY]


@pytest.mark.parametrize(
    ("estimate", "evaluable_n", "responders_n"),
    [
        ("79", 71, 56),
        ("78.9", 71, 56),
        ("62", 32, 20),
        ("63", 32, 20),
        ("0", 6, 0),
        ("79", 71, None),
        ("79", None, 5),
    ],
)
def test_responders_that_round_to_the_percentage_pass(estimate, evaluable_n, responders_n):
    assert objected("TRIALS-E02", share(estimate, evaluable_n, responders_n)) == []


INTERVAL = {"ci_lower": "68", "ci_lower_state": "reported", "ci_upper": "88", "ci_upper_state": "reported"}
OPEN_INTERVAL = {"ci_lower": "25.6", "ci_lower_state": "reported", "ci_upper_state": "not_estimable"}


@pytest.mark.parametrize("estimate", ["67", "67.9", "89", "100"])
def test_an_estimate_outside_its_interval_is_named(estimate):
    assert objected("TRIALS-E03", result(estimate=estimate, **INTERVAL)) == [KEY]


@pytest.mark.parametrize("estimate", ["68", "79", "88.0"])
def test_an_estimate_within_its_interval_or_on_its_limit_passes(estimate):
    assert objected("TRIALS-E03", result(estimate=estimate, **INTERVAL)) == []


def test_an_open_interval_is_held_against_its_one_limit():
    assert objected("TRIALS-E03", result(endpoint="DOR", estimate="25.5", **OPEN_INTERVAL)) == [KEY]
    assert objected("TRIALS-E03", result(endpoint="DOR", estimate="34.1", **OPEN_INTERVAL)) == []


def test_more_responders_than_evaluable_patients_are_named():
    assert objected("TRIALS-E04", result(responders_n=72, evaluable_n=71)) == [KEY]
    assert objected("TRIALS-E04", result(responders_n=71, evaluable_n=71)) == []
    assert objected("TRIALS-E04", result(responders_n=71, evaluable_n=None)) == []


@pytest.mark.parametrize("state", ["not_reported", "not_stated"])
def test_an_interval_without_estimate_is_named(state):
    alone = result(endpoint="DOR", estimate=None, estimate_state=state, **OPEN_INTERVAL)
    assert objected("TRIALS-W01", alone) == [KEY]


@pytest.mark.parametrize("state", ["not_reached", "not_estimable"])
def test_an_interval_whose_estimate_was_not_reached_passes(state):
    explained = result(endpoint="OS", estimate=None, estimate_state=state, **OPEN_INTERVAL)
    assert objected("TRIALS-W01", explained) == []


def test_an_interval_with_its_estimate_and_no_numbers_at_all_pass():
    assert objected("TRIALS-W01", result(endpoint="DOR", estimate="34.1", **OPEN_INTERVAL)) == []
    assert objected("TRIALS-W01", result(estimate=None, estimate_state="not_reported")) == []


def test_a_duration_of_response_beyond_the_progression_free_survival_is_no_error():
    responders = result(key="dor", endpoint="DOR", evaluable_n=56, responders_n=None, estimate="45.3")
    everyone = result(key="pfs", endpoint="PFS", evaluable_n=71, responders_n=None, estimate="19.3")
    for check_id in ["TRIALS-E01", "TRIALS-E02", "TRIALS-E03", "TRIALS-E04", "TRIALS-W01"]:
        assert objected(check_id, responders, everyone) == []


def interval(lower: str, upper: str) -> dict[str, str]:
    return {"ci_lower": lower, "ci_lower_state": "reported", "ci_upper": upper, "ci_upper_state": "reported"}


def test_an_interval_with_exchanged_limits_is_named():
    assert objected("TRIALS-E05", result(**interval("88", "68"))) == [KEY]
    assert objected("TRIALS-E05", result(**interval("9.0", "19.6"))) == []
    assert objected("TRIALS-E05", result(**interval("68", "68"))) == []
    assert objected("TRIALS-E05", result(endpoint="DOR", estimate="34.1", **OPEN_INTERVAL)) == []


@pytest.mark.parametrize(
    "numbers",
    [
        {"estimate": "357"},
        {"estimate": "100.1"},
        interval("52", "101"),
        {"endpoint": "DOR", "landmark_months": 12, "estimate": "820"},
    ],
)
def test_a_percentage_above_100_is_named(numbers):
    assert objected("TRIALS-E06", result(**numbers)) == [KEY]


@pytest.mark.parametrize("numbers", [{"estimate": "100"}, interval("52", "100"), {"endpoint": "OS", "estimate": "120"}])
def test_a_percentage_up_to_100_and_any_number_of_months_pass(numbers):
    assert objected("TRIALS-E06", result(**numbers)) == []


def test_fewer_than_ten_patients_are_named():
    assert objected("TRIALS-W02", result(evaluable_n=9)) == [KEY]
    assert objected("TRIALS-W02", result(evaluable_n=10)) == []
    assert objected("TRIALS-W02", result(evaluable_n=None)) == []
