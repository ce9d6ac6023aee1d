import pytest

from publication.rendering.grid import CellState, build_grid, cells_of_drug, cells_of_mutation
from publication.rendering.notes import Notes
from tests.publication import documents
from trials.choices import Activity, EvidenceType

WORKS, FAILS, WEAKENED = Activity.SENSITIVE, Activity.RESISTANT, Activity.INTERMEDIATE
PATIENTS, LABORATORY = EvidenceType.CLINICAL, EvidenceType.PRECLINICAL
CLAIM, PROPOSED, LISTED = EvidenceType.PAGE_CLAIM, EvidenceType.PROPOSED, EvidenceType.KNOWLEDGE_BASE


def grid(*contents):
    document = documents.document(documents.drug(), documents.mutation(), *contents)
    return build_grid(document, Notes(document))


def cell(*evidence, **fields):
    rows = [
        documents.sensitivity(f"s{number}", evidence_type=kind, activity=activity, **fields)
        for number, (kind, activity) in enumerate(evidence)
    ]
    return grid(*rows).rows[-1].cells[0]


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        ([(PATIENTS, WORKS)], CellState.SINGLE_PATIENTS),
        ([(PATIENTS, FAILS)], CellState.FAILS_IN_PATIENTS),
        ([(PATIENTS, WORKS), (PATIENTS, FAILS)], CellState.CONFLICTING),
        ([(PATIENTS, FAILS), (LABORATORY, WORKS)], CellState.FAILS_IN_PATIENTS),
        ([(PATIENTS, WORKS), (LABORATORY, FAILS)], CellState.SINGLE_PATIENTS),
        ([(LABORATORY, WORKS)], CellState.LABORATORY),
        ([(LABORATORY, WEAKENED)], CellState.WEAKENED),
        ([(LABORATORY, WORKS), (LABORATORY, WEAKENED)], CellState.LABORATORY),
        ([(LABORATORY, FAILS)], CellState.FAILS_IN_LABORATORY),
        ([(LABORATORY, WORKS), (LABORATORY, FAILS)], CellState.CONFLICTING),
        ([(LABORATORY, FAILS), (PROPOSED, WORKS)], CellState.CONFLICTING),
        ([(LABORATORY, FAILS), (LISTED, FAILS)], CellState.FAILS_IN_LABORATORY),
        ([(LABORATORY, FAILS), (CLAIM, WORKS)], CellState.FAILS_IN_LABORATORY),
        ([(CLAIM, WORKS)], CellState.CLAIMED),
        ([(PROPOSED, WORKS)], CellState.NO_DATA),
    ],
)
def test_the_state_of_a_cell_follows_from_its_evidence(evidence, state):
    assert cell(*evidence).state == state


def test_every_state_has_words_and_a_shape_of_its_own():
    assert len({state.words for state in CellState}) == len({state.shape for state in CellState}) == len(CellState)


def test_a_response_in_patients_shows_the_count_of_the_largest_population():
    small = documents.result("small", evaluable_n=12, responders_n=8)
    large = documents.result("large", evaluable_n=13, responders_n=8)
    rows = [
        documents.sensitivity(f"s-{result.key}", evidence_type=PATIENTS, efficacy_result=result.key)
        for result in (small, large)
    ]
    found = grid(small, large, *rows).rows[-1].cells[0]
    assert (found.state, found.figure) == (CellState.RESPONSE, "8/13")


def test_no_response_among_six_is_said_with_its_count():
    result = documents.result("none", evaluable_n=6, responders_n=0, estimate="0")
    row = documents.sensitivity("s", evidence_type=PATIENTS, activity=FAILS, efficacy_result="none")
    found = grid(result, row).rows[-1].cells[0]
    assert (found.state, found.figure) == (CellState.FAILS_IN_PATIENTS, "0/6")


def test_a_percentage_without_responders_stands_as_its_source_gives_it():
    result = documents.result("x", evaluable_n=26, responders_n=None, estimate="54")
    row = documents.sensitivity("s", evidence_type=PATIENTS, efficacy_result="x")
    assert grid(result, row).rows[-1].cells[0].figure == "54% of 26"


def test_an_ic50_is_printed_and_decides_nothing():
    weak, strong = cell((LABORATORY, WEAKENED), ic50_nm="2.1"), cell((LABORATORY, WORKS), ic50_nm="53.3")
    assert (weak.state, weak.figure) == (CellState.WEAKENED, "IC50 2.1 nmol/L")
    assert (strong.state, strong.figure) == (CellState.LABORATORY, "IC50 53.3 nmol/L")


def test_for_wild_type_responses_of_naive_patients_outrank_the_laboratory():
    row = documents.sensitivity("s", mutation="", ic50_nm="5.4")
    found = grid(documents.result(), row).rows[0]
    assert (found.name, found.cells[0].state, found.cells[0].figure) == ("wild type", CellState.RESPONSE, "56/71")
    assert found.cells[0].naive_result.key == "exampletinib-examine-1-naive-orr"


def test_wild_type_comes_first_then_single_mutations_by_residue_then_compounds():
    document = documents.medium_document()
    found = build_grid(document, Notes(document))
    assert [row.name for row in found.rows] == ["wild type", "L2026M", "G2032R", "L2026M+G2032R"]
    assert [drug.inn for drug in found.drugs] == ["exampletinib", "laterinib", "nevertinib", "specimenib"]
    assert [[item.state.slug for item in row.cells] for row in found.rows] == [
        ["response", "no-data", "fails-laboratory", "response"],
        ["claimed", "no-data", "no-data", "fails-laboratory"],
        ["response", "no-data", "no-data", "conflicting"],
        ["no-data", "single", "no-data", "no-data"],
    ]


def test_a_page_of_a_drug_or_a_mutation_lists_only_what_there_is_evidence_for():
    document = documents.medium_document()
    found = build_grid(document, Notes(document))
    assert [item.drug.key for item in cells_of_mutation(found, "L2026M")] == ["exampletinib", "specimenib"]
    assert [row.name for row, _ in cells_of_drug(found, "specimenib")] == ["wild type", "L2026M", "G2032R"]
