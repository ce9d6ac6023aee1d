from publication.rendering.comparison import compare
from publication.rendering.notes import Notes
from publication.rendering.result_tables import ResultTables
from tests.publication import documents
from trials.choices import CnsDisease


def comparison(*cohorts):
    """The naive table of two drugs, the first in the first of the cohorts, the second in the others."""
    results = [
        documents.result(cohort.key, drug="otherinib" if place else "exampletinib", cohort=cohort)
        for place, cohort in enumerate(cohorts)
    ]
    drugs = documents.drug(), documents.drug("otherinib")
    document = documents.document(documents.reference("alpha2024"), *drugs, documents.trial(), *results)
    return ResultTables(document, Notes(document)).naive().comparison


def test_each_trait_is_said_for_each_population_or_not():
    found = comparison(
        documents.cohort("a", median_age_years="53", female_percent="57"), documents.cohort("b", median_age_years="50")
    )
    assert [(row.cohort.key, traits) for row, traits in found.lines] == [
        ("a", [
            ("median age", "53 years"), ("women", "57%"), ("ROS1 TKI before", "TKI-naive"),
            ("CNS disease", "not selected by CNS disease"),
        ]),
        ("b", [
            ("median age", "50 years"), ("women", ""), ("ROS1 TKI before", "TKI-naive"),
            ("CNS disease", "not selected by CNS disease"),
        ]),
    ]  # fmt: skip


def test_a_trait_differs_only_among_those_of_which_it_is_stated():
    found = comparison(
        documents.cohort("a", median_age_years="53", never_smoker_percent="64"),
        documents.cohort("b", median_age_years="50", cns_disease=CnsDisease.PROGRESSION_ONLY),
        documents.cohort("c", never_smoker_percent="64"),
    )
    assert [(trait.title, trait.differs, trait.silent) for trait in found.traits] == [
        ("median age", True, 1),
        ("never smoked", False, 1),
        ("ROS1 TKI before", False, 0),
        ("CNS disease", True, 0),
    ]


def test_what_is_stated_of_no_population_is_said_once():
    found = comparison(documents.cohort("a"), documents.cohort("b"))
    assert found.unstated == ["median age", "women", "never smoked", "chemotherapy before", "ECOG 0 or 1"]


def test_populations_of_one_drug_alone_are_not_compared():
    document = documents.small_document()
    assert ResultTables(document, Notes(document)).naive().comparison is None
    assert compare([]) is None
