import pytest

from drugs.choices import DrugKind, DrugRole
from publication.rendering.notes import Notes
from publication.rendering.result_tables import ResultTables
from tests.publication import documents
from trials.choices import Assessor, Endpoint, PriorTki


def tables(document=None) -> ResultTables:
    document = document or documents.medium_document()
    return ResultTables(document, Notes(document))


def values(cells):
    return [[(item.value, item.interval) for item in cell.measures] for cell in cells]


def test_the_naive_table_has_a_row_for_each_drug_and_population_alphabetical():
    groups = tables().naive().groups
    assert [(group.drug.inn, [row.cohort.key for row in group.rows]) for group in groups] == [
        ("exampletinib", ["examine-1-naive"]),
        ("specimenib", ["specimen-2-2019"]),
    ]


def test_a_row_holds_each_number_over_its_interval():
    row = tables().naive().groups[0].rows[0]
    assert values(row.cells) == [
        [("79% (56/71)", "95% CI 68–88")],
        [("34.1 months", "95% CI 25.6 to not estimable")],
        [("35.7 months", "95% CI 27.4 to not estimable")],
        [("not reached", "95% CI 44.4 to not estimable")],
        [("89% (8/9)", "95% CI 52–100")],
    ]
    assert row.evaluable_n == 71
    assert [cell.text for cell in row.word_cells] == ["blinded independent central review", "not stated"]
    assert row.unstated == ["chemotherapy before"]


def test_a_row_tells_in_one_line_what_its_sources_do_not_state():
    rows = [row for group in tables().naive().groups for row in group.rows]
    (only_response,) = [row for row in rows if not (row.duration or row.progression_free or row.survival)]
    assert only_response.unstated == [
        "duration of response",
        "progression-free survival",
        "overall survival",
    ]


def test_disease_control_is_in_no_column_of_responses():
    row = tables().naive().groups[1].rows[0]
    assert [item.value for cell in row.cells for item in cell.measures] == ["72% (38/53)"]
    other = [(cell.label, item.endpoint, item.value) for cell in row.cells for item in cell.other]
    assert other == [("Response in the brain", "intracranial disease control rate", "63% (5/8)")]


def test_a_readout_that_was_replaced_leaves_the_table_and_folds_away_below_its_drug():
    group = tables().naive().groups[1]
    assert [item.result.key for item in group.replaced] == ["specimenib-2014-orr"]
    assert all(item.result.key != "specimenib-2014-orr" for row in group.rows for item in row.measures)


def test_a_cell_whose_readout_was_replaced_elsewhere_says_so():
    newer = documents.cohort("examine-1-naive-2025")
    document = documents.document(
        documents.drug(),
        documents.result("old"),
        documents.median("pfs", Endpoint.PFS, "9.0", None, None),
        documents.result("new", cohort=newer, supersedes="old"),
    )
    rows = tables(document).naive().groups[0].rows
    assert [(row.cohort.key, row.cells[0].is_replaced) for row in rows] == [
        ("examine-1-naive", True),
        ("examine-1-naive-2025", False),
    ]


def test_few_patients_are_marked():
    row = tables().naive().groups[0].rows[0]
    assert [item.is_small for item in row.response + row.intracranial] == [False, True]


def test_sources_that_all_numbers_share_stand_once_and_others_with_their_number():
    row = tables().naive().groups[1].rows[0]
    assert row.citations == ()
    assert [[citation.reference for citation in item.citations] for item in row.measures] == [
        ["gamma2019"],
        ["alpha2024"],
    ]
    assert [citation.reference for citation in tables().naive().groups[0].rows[0].citations] == ["alpha2024"]


def test_a_population_with_some_pretreated_patients_stands_with_the_naive_and_is_marked():
    mixed = documents.cohort("mixed", prior_tki=PriorTki.MIXED)
    document = documents.document(documents.drug(), documents.result("a", cohort=mixed))
    assert [row.is_mixed for row in tables(document).naive().groups[0].rows] == [True]


def test_where_earlier_tkis_are_not_stated_results_stand_apart():
    unknown = documents.cohort("unknown", prior_tki=PriorTki.NOT_STATED)
    document = documents.document(documents.drug(), documents.result("a", cohort=unknown))
    assert tables(document).naive().groups == []
    assert [row.cohort.key for group in tables(document).unstated().groups for row in group.rows] == ["unknown"]


def test_regimens_and_classes_are_no_row_of_the_naive_table():
    chemotherapy = documents.drug("chemotherapy", kind=DrugKind.REGIMEN)
    document = documents.document(chemotherapy, documents.result("a", drug="chemotherapy"))
    assert tables(document).naive().groups == []


def test_the_pretreated_table_goes_by_what_was_given_before():
    groups = tables().pretreated().groups
    assert [(group.title, [(row.prior_tki, row.drug.inn) for row in group.rows]) for group in groups] == [
        ("Any progression", [("specimenib", "exampletinib")]),
        ("Progression in the CNS only", [("treated with a ROS1 TKI before", "specimenib")]),
        ("With a given ROS1 mutation", [("treated with a ROS1 TKI before", "exampletinib")]),
    ]


def test_a_later_line_drug_without_any_result_after_a_tki_is_named_as_such():
    assert [group.drug.inn for group in tables().pretreated().without_result] == ["laterinib"]


def test_drugs_that_are_no_choice_stand_in_their_own_table_with_or_without_numbers():
    groups = tables().less_effective().groups
    assert [(group.drug.inn, group.is_never, [row.response[0].value for row in group.rows]) for group in groups] == [
        ("nevertinib", True, []),
        ("weaktinib", False, ["27% (16/59)"]),
    ]


def test_approvals_and_listings_stay_apart():
    group = tables().naive().groups[0]
    assert [approval.key for approval in group.approvals] == [
        "exampletinib-us-approved-2023",
        "exampletinib-eu-conditional-2025",
    ]
    assert [listing.key for listing in group.listings] == ["exampletinib-nccn-5.2025-first"]


def test_a_result_that_was_withheld_leaves_a_notice_below_the_table():
    stone = documents.tombstone(
        "trials.efficacyresult", "exampletinib-gone-orr", name="exampletinib: overall response rate"
    )
    document = documents.medium_document(tombstones=(stone,))
    assert [notice.title for notice in tables(document).naive().notices] == ["exampletinib: overall response rate"]
    assert tables(document).less_effective().notices == []


def test_the_rows_of_a_withdrawn_drug_are_shown_nowhere():
    document = documents.document(documents.result("a"))
    assert tables(document).naive().groups == []


@pytest.mark.parametrize(
    ("assessor", "said"),
    [
        (
            Assessor.INVESTIGATOR,
            "blinded independent central review (overall response rate); investigator (intracranial response rate)",
        ),
        (Assessor.NOT_STATED, "blinded independent central review (overall response rate)"),
        (Assessor.BICR, "blinded independent central review"),
    ],
)
def test_who_assessed_is_told_with_what_where_it_is_not_the_same_for_all(assessor, said):
    other = documents.result("b", endpoint=Endpoint.INTRACRANIAL_ORR, assessor=assessor)
    document = documents.document(documents.drug(roles=(DrugRole.FIRST_LINE,)), documents.result("a"), other)
    assert tables(document).naive().groups[0].rows[0].word_cells[0].text == said


def test_a_row_keeps_what_its_results_replaced_back_to_the_first():
    first = documents.result("first", data_cutoff_date="2014")
    second = documents.result("second", supersedes="first")
    third = documents.result("third", supersedes="second")
    contents = documents.reference("alpha2024"), documents.drug(), documents.trial(), first, second, third
    (row,) = tables(documents.document(*contents)).of_drug("exampletinib")
    assert [item.result.key for item in row.response] == ["third"]
    assert [(item.result.key, item.readout) for item in row.earlier] == [
        ("second", "data cut-off not stated"),
        ("first", "data cut-off 2014"),
    ]
