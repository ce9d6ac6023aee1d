import pytest

from pages.models import BearsOn
from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import edit, make_correction, make_result

pytestmark = pytest.mark.django_db


def test_a_severity_is_a_known_code():
    correction = make_correction()
    assert_accepted(correction, severity="ok")
    assert_refused(correction, "Value 'XX' is not a valid choice.", severity="XX")


@pytest.mark.parametrize(
    ("kind", "key", "sentence"),
    [
        ("trials.efficacyresult", "none", "There is no efficacy result with this key."),
        ("trials.cohort", "example-naive", "“trials.cohort” is no kind of record. Known: "),
    ],
)
def test_a_correction_bears_on_records_that_are_there(kind, key, sentence):
    make_result()
    part = BearsOn(correction=make_correction(), record_kind=kind, record_key=key)
    (found,) = messages(part)
    assert found.startswith(sentence)


def test_a_correction_names_a_record_once():
    result = make_result()
    correction = make_correction(bears_on=[BearsOn(record_kind=result.record_kind(), record_key=result.key)])
    again = BearsOn(correction=correction, record_kind=result.record_kind(), record_key=result.key)
    assert messages(again) == ["The correction names this record already."]


def test_what_it_bears_on_is_part_of_what_is_signed():
    result = make_result()
    correction = make_correction()
    part = BearsOn(record_kind=result.record_kind(), record_key=result.key)
    bearing = edit(correction, bears_on=[part])
    assert bearing.digest != correction.digest
    assert bearing.build_content().names_records >= {("trials.efficacyresult", result.key)}
