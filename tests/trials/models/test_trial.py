import pytest

from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import edit, make_drug, make_trial
from trials.models import Trial, TrialDrug

pytestmark = pytest.mark.django_db

KEY = "A trial's key is its registry number, such as NCT03093116."
SAME = "A trial with an NCT number has it as its key too."


def test_a_trial_of_another_registry_has_that_number_as_key():
    record = make_trial()
    for key in ["JapicCTI-194851", "EudraCT-2012-000148-88", "jRCT0000000001"]:
        assert_accepted(record, key=key, nct_id="")


def test_a_key_that_is_no_registry_number_is_refused():
    record = make_trial()
    for key in ["00000001", "EU CT", "A", "NCT_00000001"]:
        assert_refused(record, KEY, key=key, nct_id="")


def test_an_nct_number_has_eight_digits():
    record = make_trial()
    for nct_id in ["NCT0000001", "nct00000001", "NCT0000000X"]:
        assert_refused(record, "An NCT number is NCT and eight digits.", nct_id=nct_id)


@pytest.mark.parametrize(("key", "nct_id"), [("NCT00000001", ""), ("JapicCTI-1", "NCT00000001")])
def test_key_and_nct_number_cannot_differ(key, nct_id):
    assert_refused(make_trial(), SAME, key=key, nct_id=nct_id)


def test_an_nct_number_stands_once():
    make_trial()
    again = Trial(key="JapicCTI-1", nct_id="NCT00000001", brief_title="Again", origin="primary")
    assert "Another trial has this NCT number." in messages(again)
    assert messages(Trial(key="JapicCTI-1", brief_title="Another", origin="primary")) == []


def test_each_code_is_held_by_the_database():
    record = make_trial()
    for field in ["phase", "overall_status"]:
        assert_refused(record, "Value '9' is not a valid choice.", **{field: "9"})


def test_a_phase_may_be_unknown():
    trial = make_trial()
    assert_accepted(trial, phase="1/2")
    assert_accepted(trial, phase="")


def test_the_last_check_is_dated_as_far_as_is_known():
    trial = make_trial()
    assert_accepted(trial, last_checked_date="2026-11")
    sentence = "Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023."
    assert_refused(trial, sentence, last_checked_date="last week")


def test_drug_and_dose_are_part_of_what_is_signed():
    trial = make_trial(drugs=[TrialDrug(drug=make_drug(), dose="160 mg")])
    assert trial.build_content().as_dict()["drugs"] == [{"drug": "exampletinib", "dose": "160 mg"}]
    assert edit(trial, drugs=[TrialDrug(drug=make_drug(key="sampletinib"))]).digest != trial.digest


def test_a_trial_names_a_drug_once():
    trial = make_trial(drugs=[TrialDrug(drug=make_drug())])
    again = TrialDrug(trial=trial, drug=trial.drugs.get().drug)
    assert "The trial names this drug already." in messages(again)
