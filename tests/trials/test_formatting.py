import pytest

from tests.publication import documents
from trials.choices import Assessor, CnsDisease, Endpoint, GradeScale, PriorChemotherapy, PriorTki, ReportState
from trials.formatting import (
    format_assessor,
    format_cns_disease,
    format_count,
    format_endpoint,
    format_estimate,
    format_fold_change,
    format_grade,
    format_ic50,
    format_interval,
    format_interval_or_absence,
    format_prior_chemotherapy,
    format_prior_tki,
    format_value,
    is_small,
)

ABSENT = {
    "estimate": None,
    "ci_level": None,
    "ci_lower": None,
    "ci_upper": None,
    "ci_lower_state": ReportState.NOT_REPORTED,
    "ci_upper_state": ReportState.NOT_REPORTED,
}


def test_a_rate_is_written_as_printed_with_its_count():
    assert format_value(documents.result()) == "79% (56/71)"
    assert format_value(documents.result(estimate="87.5", responders_n=7, evaluable_n=8)) == "87.5% (7/8)"


def test_a_rate_without_responders_says_of_how_many_it_is():
    assert format_value(documents.result(responders_n=None)) == "79% (of 71)"
    assert format_value(documents.result(responders_n=None, evaluable_n=None)) == "79%"


def test_a_time_is_written_in_months_without_a_count():
    assert format_value(documents.median("x", Endpoint.PFS, "9.0", "6.8", "19.6")) == "9.0 months"


def test_a_landmark_says_at_which_month():
    result = documents.result(
        endpoint=Endpoint.DOR, landmark_months=6, estimate="82", evaluable_n=51, responders_n=None
    )
    assert format_value(result) == "82% at 6 months (of 51)"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ReportState.NOT_REACHED, "not reached"),
        (ReportState.NOT_ESTIMABLE, "not estimable"),
        (ReportState.NOT_REPORTED, "not reported"),
        (ReportState.NOT_STATED, "not stated in the source read"),
    ],
)
def test_an_absent_number_stands_in_words(state, words):
    assert format_estimate(documents.result(**ABSENT, estimate_state=state)) == words


def test_an_interval_has_an_en_dash_and_its_level():
    assert format_interval(documents.result()) == "95% CI 68–88"
    assert format_interval(documents.result(ci_level="90", ci_lower="1.3", ci_upper="75.1")) == "90% CI 1.3–75.1"
    assert format_interval(documents.result(ci_level=None)) == "CI 68–88"


def test_an_open_interval_says_why_it_is_open():
    assert format_interval(documents.median("x", Endpoint.OS, None, "44.4", None)) == "95% CI 44.4 to not estimable"


def test_a_missing_interval_is_said_to_be_missing():
    result = documents.result(**(ABSENT | {"estimate": "79"}))
    assert (format_interval(result), format_interval_or_absence(result)) == ("", "interval not reported")


def test_a_count_is_part_of_whole():
    assert [format_count(0, 6), format_count(None, 26), format_count(None, None)] == ["0/6", "of 26", ""]


def test_fewer_than_ten_patients_are_few():
    assert is_small(documents.result(evaluable_n=9, responders_n=8))
    assert not is_small(documents.result(evaluable_n=10, responders_n=8))
    assert not is_small(documents.result(evaluable_n=None, responders_n=None))


def test_a_time_is_a_median():
    assert format_endpoint(documents.median("x", Endpoint.DOR, "1", None, None)) == "median duration of response"
    assert format_endpoint(documents.result()) == "overall response rate"


def test_who_judged_is_said_or_said_not_to_be_stated():
    assert format_assessor(Assessor.BICR) == "blinded independent central review"
    assert format_assessor(Assessor.NOT_STATED) == "not stated"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"prior_tki": PriorTki.PRETREATED, "prior_tki_drugs": ("specimenib",)}, "specimenib"),
        ({"prior_tki_drugs": ("specimenib",), "prior_tki_detail": "one ROS1 TKI"}, "specimenib (one ROS1 TKI)"),
        ({"prior_tki_drugs": ("specimenib",), "prior_tki_detail": "specimenib only"}, "specimenib only"),
        ({"prior_tki": PriorTki.PRETREATED, "prior_tki_detail": "two or more"}, "two or more"),
        ({"prior_tki": PriorTki.MIXED}, "with or without a ROS1 TKI before"),
        ({"prior_tki": PriorTki.NOT_STATED}, "not stated"),
    ],
)
def test_the_earlier_tki_is_named_as_far_as_it_is_known(fields, words):
    assert format_prior_tki(documents.cohort(**fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"prior_chemotherapy_percent": "28"}, "28%"),
        ({"prior_chemotherapy_percent": "28", "prior_chemotherapy_detail": "platinum"}, "28% (platinum)"),
        ({"prior_chemotherapy_percent": "28", "prior_chemotherapy_detail": "28% had it"}, "28% had it"),
        ({"prior_chemotherapy": PriorChemotherapy.NONE}, "none"),
        ({}, "not stated"),
    ],
)
def test_how_many_had_chemotherapy_is_said_once(fields, words):
    assert format_prior_chemotherapy(documents.cohort(**fields)) == words


def test_cns_disease_is_what_a_cohort_was_chosen_for_and_how_many_had_any():
    assert format_cns_disease(documents.cohort(cns_metastases_percent="25")) == (
        "not selected by CNS disease; 25% had some"
    )
    assert format_cns_disease(documents.cohort(cns_disease=CnsDisease.ABSENT)) == "no brain metastases at baseline"


def test_laboratory_numbers_carry_their_unit_and_grades_their_scale():
    sensitivity = documents.sensitivity(
        "x", ic50_nm="5.4", fold_change="280.9", grade="R2", grade_scale=GradeScale.ONCOKB
    )
    assert format_ic50(sensitivity) == "5.4 nmol/L"
    assert format_fold_change(sensitivity) == "280.9-fold of wild type"
    assert format_grade(sensitivity) == "OncoKB R2"
    plain = documents.sensitivity("y")
    assert (format_ic50(plain), format_fold_change(plain), format_grade(plain)) == ("not reported", "", "")
