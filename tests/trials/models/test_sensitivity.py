import pytest

from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import make_drug, make_result, make_sensitivity

pytestmark = pytest.mark.django_db

GRADE = "A grade stands with its scale, or not at all."


def test_a_grade_stands_with_its_scale_or_not_at_all():
    sensitivity = make_sensitivity()
    assert_accepted(sensitivity, grade="3A", grade_scale="oncokb")
    assert_accepted(sensitivity, grade="", grade_scale="")


@pytest.mark.parametrize(("grade", "scale"), [("3A", ""), ("", "oncokb")])
def test_a_grade_without_scale_or_a_scale_without_grade_is_refused(grade, scale):
    assert_refused(make_sensitivity(), GRADE, grade=grade, grade_scale=scale)


@pytest.mark.parametrize("field", ["ic50_nm", "fold_change"])
def test_what_was_measured_is_a_number_as_printed(field):
    sensitivity = make_sensitivity()
    assert_accepted(sensitivity, **{field: "0.47"})
    sentence = "Enter the number as printed, such as 62 or 9.0, without a unit."
    assert_refused(sensitivity, sentence, **{field: ">1000"})


@pytest.mark.parametrize("field", ["activity", "evidence_type", "grade_scale"])
def test_each_code_is_held_by_the_database(field):
    assert_refused(make_sensitivity(), "Value 'XX' is not a valid choice.", grade="1", **{field: "XX"})


def test_a_clinical_row_points_to_a_result_of_its_own_drug():
    result = make_result()
    sensitivity = make_sensitivity(evidence_type="clinical", ic50_nm="", efficacy_result=result)
    assert sensitivity.build_content().efficacy_result == result.key
    sensitivity.drug = make_drug(key="sampletinib")
    assert messages(sensitivity) == ["That result is of another drug."]


def test_without_mutation_it_is_wild_type():
    wild_type = make_sensitivity(mutation=None)
    assert "mutation" not in wild_type.build_content().as_dict()
    assert str(wild_type) == "exampletinib on wild type (laboratory)"
