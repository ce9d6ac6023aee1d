import pytest
from django.db.models import ProtectedError

from review.models import SignOff
from tests.constraints import assert_accepted, assert_refused
from tests.factories import digest_of, edit, make_cohort, make_result, make_trial, make_user
from trials.models import Cohort
from trials.models.cohort import COMPARABILITY_FIELDS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", COMPARABILITY_FIELDS)
def test_what_makes_trials_differ_is_a_number_as_printed_or_not_stated(field):
    cohort = make_cohort()
    for number in ("57", "53.0", ""):
        assert_accepted(cohort, **{field: number})
    assert_refused(cohort, "Enter the number as printed, such as 62 or 9.0, without a unit.", **{field: "57 years"})


def test_each_code_is_held_by_the_database():
    record = make_cohort()
    for field in ["basis", "prior_tki", "prior_chemotherapy", "cns_disease"]:
        assert_refused(record, "Value 'XX' is not a valid choice.", **{field: "XX"})


def test_a_key_is_an_address():
    record = make_cohort()
    for key in ["a.b", "a b", "-a", "a/b", "a}", "é"]:
        assert_refused(record, "A key is an address: letters, digits and the signs + - _ only.", key=key)


def test_a_change_of_a_cohort_is_a_change_of_each_of_its_results_by_the_same_author_for_the_same_reason():
    result = make_result()
    somebody = make_user("contributor", "somebody")
    edit(result.cohort, by=somebody, reason="Read Table 1.", median_age_years="57")
    row = result.get_latest_history()
    assert digest_of(result) != result.digest
    assert row.digest == digest_of(result)
    assert row.history_user == somebody
    assert row.history_change_reason == "cohort example-naive: Read Table 1."


def test_a_change_of_the_trials_of_a_cohort_is_a_change_of_each_of_its_results():
    result = make_result()
    edit(result.cohort, trials=[make_trial(key="NCT00000002")])
    assert result.get_latest_history().digest == digest_of(result) != result.digest
    assert type(result).objects.get().build_content().cohort.trials == ("NCT00000002",)


def test_a_note_on_a_cohort_leaves_its_results_alone():
    result = make_result()
    edit(result.cohort, editor_note="Ask Ann.")
    assert result.history.count() == 1


def test_a_cohort_with_results_cannot_be_deleted():
    cohort = make_result().cohort
    with pytest.raises(ProtectedError):
        cohort.delete()
    assert Cohort.objects.count() == 1


def test_a_cohort_is_never_signed_alone():
    assert not hasattr(Cohort, "get_sign_offs")
    assert SignOff.objects.for_kind("trials.cohort").count() == 0
