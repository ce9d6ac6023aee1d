import pytest

from tests.contents import cohort, objected, objections, result, sensitivity


def readout(key: str, cutoff: str | None = None, **changes: object):
    return result(key=key, data_cutoff_date=cutoff, **changes)


def test_the_same_measurement_twice_names_both_results():
    first, second = readout("first", "2022-12"), readout("second", "2022-12", estimate="78", responders_n=55)
    assert objected("TRIALS-E07", first, second) == ["first", "second"]


def test_two_results_of_one_source_without_cutoff_are_told_apart_by_nothing():
    assert objections("TRIALS-E07", readout("first"), readout("second"))[0] == (
        "first",
        "second has the same drug, cohort, endpoint, assessor and data cut-off. "
        "Remove one, link them by “supersedes”, or enter what tells them apart.",
    )
    assert objected("TRIALS-W09", readout("first"), readout("second")) == []


ELSEWHERE = [{"reference": "other2025"}]


def test_two_results_of_two_sources_without_cutoff_may_be_two_readouts():
    first, second = readout("first"), readout("second", citations=ELSEWHERE)
    assert objected("TRIALS-E07", first, second) == []
    assert objections("TRIALS-W09", first, second) == [
        (
            "first",
            "second gives the same measurement from another source, and no data cut-off. "
            "Enter the cut-offs, or link the later one by “supersedes”.",
        ),
        (
            "second",
            "first gives the same measurement from another source, and no data cut-off. "
            "Enter the cut-offs, or link the later one by “supersedes”.",
        ),
    ]


@pytest.mark.parametrize("later", [{"supersedes": "first"}, {"cutoff": "2023"}, {"assessor": "BICR"}])
def test_two_results_of_two_sources_that_something_tells_apart_pass(later):
    second = readout("second", **{"citations": ELSEWHERE, **later})
    assert objected("TRIALS-W09", readout("first"), second) == []


def test_one_cutoff_from_two_sources_is_still_the_same_measurement():
    first, second = readout("first", "2022-12"), readout("second", "2022-12", citations=ELSEWHERE)
    assert objected("TRIALS-E07", first, second) == ["first", "second"]
    assert objected("TRIALS-W09", first, second) == []


@pytest.mark.parametrize(
    "difference",
    [
        {"cutoff": "2023-12"},
        {"cutoff": None},
        {"drug": "othertinib"},
        {"cohort": cohort(key="example-pretreated")},
        {"endpoint": "DCR"},
        {"assessor": "INVESTIGATOR"},
        {"criteria": "RECIST_1_1"},
        {"is_confirmed": True},
        {"landmark_months": 12},
        {"supersedes": "first"},
    ],
)
def test_a_result_that_differs_in_what_was_measured_passes(difference):
    second = readout("second", **{"cutoff": "2022-12", **difference})
    assert objected("TRIALS-E07", readout("first", "2022-12"), second) == []


ANOTHER = "which is of another drug or endpoint (exampletinib: overall response rate, TKI-naive)"


@pytest.mark.parametrize(
    ("later", "problem"),
    [
        ({"drug": "othertinib"}, ANOTHER),
        ({"endpoint": "DCR"}, ANOTHER),
        ({"landmark_months": 12}, "which is of another landmark month"),
        ({"cutoff": "2021"}, "whose data cut-off is later (2022-12)"),
    ],
)  # fmt: skip
def test_superseding_another_measurement_is_named(later, problem):
    second = readout("second", **{"supersedes": "first", **later})
    assert objections("TRIALS-E08", readout("first", "2022-12"), second) == [
        ("second", f"It supersedes first, {problem}. Correct “supersedes”.")
    ]


def test_superseding_an_earlier_readout_passes():
    second = readout("second", "2023-12", supersedes="first", cohort=cohort(label="TKI-naive, all"))
    assert objected("TRIALS-E08", readout("first", "2022-12"), second) == []


def test_results_that_supersede_each_other_are_named():
    ring = [readout("a", supersedes="c"), readout("b", supersedes="a"), readout("c", supersedes="b")]
    assert objected("TRIALS-E08", *ring) == ["a", "b", "c"]
    assert objected("TRIALS-E08", readout("a", supersedes="a")) == ["a"]
    assert objected("TRIALS-E08", readout("a"), readout("b", supersedes="a"), readout("c", supersedes="b")) == []


def test_superseding_what_is_not_there_is_another_checks_matter():
    assert objected("TRIALS-E08", readout("second", supersedes="nosuch")) == []


def test_a_later_readout_that_does_not_supersede_the_earlier_is_named():
    earlier, later = readout("first", "2022-12"), readout("second", "2023-12")
    assert objections("TRIALS-W03", earlier, later) == [
        (
            "second",
            "first is an earlier readout of the same cohort (2022-12). Enter it under “supersedes”.",
        )
    ]


@pytest.mark.parametrize(
    "later",
    [
        {"cutoff": "2023-12", "supersedes": "first"},
        {"cutoff": "2022"},
        {"cutoff": None},
        {"cutoff": "2023-12", "assessor": "INVESTIGATOR"},
    ],
)
def test_a_linked_or_an_undated_or_another_readout_passes(later):
    assert objected("TRIALS-W03", readout("first", "2022-12"), readout("second", **later)) == []


def test_a_sensitivity_that_points_to_a_superseded_result_is_named():
    first, second = readout("first"), readout("second", supersedes="first")
    assert objected("TRIALS-W04", first, second, sensitivity(efficacy_result="first")) == [sensitivity().key]
    assert objected("TRIALS-W04", first, second, sensitivity(efficacy_result="second")) == []
    assert objected("TRIALS-W04", first, second, sensitivity()) == []


def test_a_cohort_that_two_results_describe_differently_is_named_in_both():
    first = readout("first", cohort=cohort(prior_chemotherapy="some"))
    second = readout("second", cohort=cohort(prior_chemotherapy="none"))
    assert objections("TRIALS-W05", first, second)[1] == (
        "second",
        "The cohort example-naive is described otherwise in other results (prior_chemotherapy). "
        "Approve all its results with the same description.",
    )


def test_cohorts_with_one_description_or_two_keys_pass():
    first, second = readout("first"), readout("second", cohort=cohort(key="other", prior_tki="mixed"))
    assert objected("TRIALS-W05", first, readout("third"), second) == []
