import pytest

from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import edit, make_result
from trials.models.result import STATE_MESSAGE

pytestmark = pytest.mark.django_db

NUMBER = "Enter the number as printed, such as 62 or 9.0, without a unit."
RESPONDERS = "There cannot be more responders than evaluable patients; give both."


def test_responders_are_at_most_the_evaluable_patients():
    result = make_result()
    for responders, evaluable in [(0, 71), (56, 71), (71, 71), (None, 71), (None, None)]:
        assert_accepted(result, responders_n=responders, evaluable_n=evaluable)


def test_more_responders_than_evaluable_or_without_them_are_refused():
    result = make_result()
    for responders, evaluable in [(72, 71), (1, 0), (56, None), (0, None)]:
        assert_refused(result, RESPONDERS, responders_n=responders, evaluable_n=evaluable)


@pytest.mark.parametrize("field", ["estimate", "ci_lower", "ci_upper"])
def test_a_number_is_reported_or_absent_for_a_reason(field):
    result = make_result()
    for state in ("not_reached", "not_estimable", "not_reported", "not_stated"):
        assert_accepted(result, **{field: "", f"{field}_state": state})
        assert_accepted(result, **{field: "0", f"{field}_state": "reported"})
        assert_refused(result, STATE_MESSAGE, **{field: "79", f"{field}_state": state})


@pytest.mark.parametrize("field", ["estimate", "ci_lower", "ci_upper"])
def test_a_number_cannot_be_reported_and_absent(field):
    assert_refused(make_result(), STATE_MESSAGE, **{field: "", f"{field}_state": "reported"})


@pytest.mark.parametrize("number", ["0", "62", "9.0", "0.47", "100"])
def test_a_number_stands_as_printed(number):
    result = edit(make_result(), estimate=number)
    assert (result.estimate, result.build_content().estimate) == (number, number)


@pytest.mark.parametrize("field", ["estimate", "ci_lower", "ci_upper", "ci_level", "median_follow_up_months"])
def test_what_is_no_printed_number_is_refused(field):
    result = make_result()
    for number in ("NR", "79%", "062", "1,5", "-1", "1e3", ".5", "5.", "٧٩"):
        assert_refused(result, NUMBER, **{field: number})


def test_each_code_is_held_by_the_database():
    result = make_result()
    for field in ("endpoint", "assessor", "criteria", "estimate_state", "ci_lower_state", "ci_upper_state"):
        assert_refused(result, "Value 'NR' is not a valid choice.", **{field: "NR"})


def test_a_data_cut_off_is_dated_as_far_as_is_known():
    result = make_result()
    assert_accepted(result, data_cutoff_date="2023-12")
    sentence = "Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023."
    assert_refused(result, sentence, data_cutoff_date="19 Dec 2022")


def test_no_responder_is_a_finding_and_not_an_absent_one():
    none = make_result(responders_n=0, estimate="0", ci_lower="0", ci_upper="5")
    assert none.build_content().as_dict()["responders_n"] == 0
    unknown = edit(none, responders_n=None)
    assert "responders_n" not in unknown.build_content().as_dict()
    assert unknown.digest != none.digest


def test_a_readout_supersedes_an_earlier_one_and_never_itself():
    first = make_result()
    second = make_result(key="second", supersedes=first)
    third = make_result(key="third", supersedes=second)
    assert third.build_content().supersedes == "second"
    sentence = "A readout cannot supersede itself, nor one that supersedes it."
    for later in (first, second, third):
        first.supersedes = later
        assert messages(first) == [sentence]
