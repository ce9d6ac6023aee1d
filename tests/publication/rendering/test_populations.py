from publication.rendering.populations import populations
from tests.publication import documents
from trials.choices import CnsDisease, Endpoint


def names(results, wanted=lambda result: True):
    return [
        (population.drug, population.cohort.key, [result.key for result in population.results])
        for population in populations(results, wanted)
    ]


def brain(key: str, **fields):
    cohort = documents.cohort(key, cns_disease=CnsDisease.MEASURABLE, **fields)
    return documents.result(f"brain-{key}", cohort=cohort, endpoint=Endpoint.INTRACRANIAL_ORR)


def test_results_of_one_drug_in_one_cohort_are_one_population():
    results = [documents.result("a"), documents.result("b", endpoint=Endpoint.PFS), documents.result("c", drug="other")]
    assert names(results) == [
        ("exampletinib", "examine-1-naive", ["a", "b"]),
        ("other", "examine-1-naive", ["c"]),
    ]


def test_patients_chosen_for_brain_metastases_stand_with_the_population_their_key_begins_with():
    other = documents.cohort("examine-1-naive-young")
    results = [documents.result("a"), documents.result("b", cohort=other), brain("examine-1-naive-cns")]
    assert names(results) == [
        ("exampletinib", "examine-1-naive", ["a", "brain-examine-1-naive-cns"]),
        ("exampletinib", "examine-1-naive-young", ["b"]),
    ]


def test_without_such_a_key_they_stand_with_the_only_population_of_the_same_trials():
    assert names([documents.result("a"), brain("review-cns")]) == [
        ("exampletinib", "examine-1-naive", ["a", "brain-review-cns"])
    ]


def test_where_two_populations_would_do_they_stand_by_themselves():
    other = documents.cohort("examine-1-young")
    results = [documents.result("a"), documents.result("b", cohort=other), brain("review-cns")]
    assert names(results) == [
        ("exampletinib", "examine-1-naive", ["a"]),
        ("exampletinib", "examine-1-young", ["b"]),
        ("exampletinib", "review-cns", ["brain-review-cns"]),
    ]


def test_only_what_is_wanted_is_shown():
    assert names([documents.result("a"), documents.result("b")], lambda result: result.key == "b") == [
        ("exampletinib", "examine-1-naive", ["b"])
    ]
