import pytest

from tests.contents import citation, cohort, objected, objections, reference, result, trial

KEY = "exampletinib-example-naive-orr"
POOLED = cohort(trials=["NCT00000001", "NCT00000002"])


def closed(**changes: object):
    """A trial that enrols no more, so that its enrolment is what it was."""
    return trial(**{"overall_status": "COMPLETED", **changes})


@pytest.mark.parametrize("status", ["COMPLETED", "ACTIVE_NOT_RECRUITING", "TERMINATED"])
def test_more_evaluable_patients_than_enrolled_are_named(status):
    full = trial(enrollment_count=70, overall_status=status)
    assert objections("TRIALS-E09", full, result(evaluable_n=71)) == [
        (
            KEY,
            "71 evaluable patients, but NCT00000001 enrolled 70. "
            "Check the number, the cohort's trials, and the enrolment in the registry.",
        )
    ]
    assert objected("TRIALS-W10", full, result(evaluable_n=71)) == []


@pytest.mark.parametrize("changes", [{"enrollment_count": 71}, {"enrollment_count": None}])
def test_as_many_evaluable_patients_as_enrolled_or_an_unknown_enrolment_pass(changes):
    assert objected("TRIALS-E09", closed(**changes), result(evaluable_n=71)) == []
    assert objected("TRIALS-W10", trial(**changes), result(evaluable_n=71)) == []


@pytest.mark.parametrize("status", ["NOT_YET_RECRUITING", "RECRUITING", "UNKNOWN"])
def test_more_evaluable_patients_than_planned_are_no_error(status):
    enrolling = trial(enrollment_count=70, overall_status=status)
    assert objected("TRIALS-E09", enrolling, result(evaluable_n=71)) == []
    assert objections("TRIALS-W10", enrolling, result(evaluable_n=71)) == [
        (
            KEY,
            "71 evaluable patients, but NCT00000001 planned to enrol 70. "
            "Check the number and the cohort's trials, and bring enrolment and status up to date.",
        )
    ]


def test_pooled_trials_are_held_against_their_sum():
    first = closed(enrollment_count=40)
    second = closed(key="NCT00000002", nct_id="NCT00000002", enrollment_count=30)
    unknown = closed(key="NCT00000002", nct_id="NCT00000002")
    enrolling = trial(key="NCT00000002", nct_id="NCT00000002", enrollment_count=30)
    assert objected("TRIALS-E09", first, second, result(cohort=POOLED, evaluable_n=71)) == [KEY]
    assert objected("TRIALS-E09", first, second, result(cohort=POOLED, evaluable_n=70)) == []
    assert objected("TRIALS-E09", first, unknown, result(cohort=POOLED, evaluable_n=71)) == []
    assert objected("TRIALS-W10", first, enrolling, result(cohort=POOLED, evaluable_n=71)) == [KEY]


def test_a_cohort_of_no_trial_and_a_result_without_number_pass():
    assert objected("TRIALS-E09", result(cohort=cohort(trials=[]))) == []
    assert objected("TRIALS-E09", closed(enrollment_count=1), result(evaluable_n=None)) == []


@pytest.mark.parametrize(
    ("cutoff", "issued"), [("2025", "2024"), ("2024-02", "2024-01-11"), ("2024-01-12", "2024-01-11")]
)
def test_a_cutoff_after_the_publication_is_named(cutoff, issued):
    assert objected("TRIALS-E10", reference(issued=issued), result(data_cutoff_date=cutoff)) == [KEY]


@pytest.mark.parametrize(
    ("cutoff", "issued"),
    [("2024-12-31", "2024"), ("2024", "2024-01-11"), ("2022-12-19", "2024"), ("2025", ""), (None, "2024")],
)
def test_a_cutoff_that_may_lie_before_the_publication_passes(cutoff, issued):
    assert objected("TRIALS-E10", reference(issued=issued), result(data_cutoff_date=cutoff)) == []


def test_one_citation_later_than_the_cutoff_is_enough():
    later = reference(key="later2025", issued="2025")
    both = result(data_cutoff_date="2025", citations=[citation(), citation("later2025")])
    assert objected("TRIALS-E10", reference(), later, both) == []


def test_a_registry_number_that_nobody_looked_up_is_named():
    assert objected("TRIALS-W06", trial(identifier_is_verified=False)) == ["NCT00000001"]
    assert objected("TRIALS-W06", trial()) == []
