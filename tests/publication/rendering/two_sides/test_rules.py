import pytest

from drugs.choices import DrugRole
from publication.rendering.book import Book
from publication.rendering.two_sides.rules import (
    GRID_RULES,
    in_ten_or_more,
    is_in_use,
    largest_of_each,
    of_medicines_in_use,
    without_research,
)
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from trials.choices import Endpoint


def rows_of(document):
    return [row for group in Book(document).naive.groups for row in group.rows]


@pytest.mark.parametrize(
    ("record", "expected"),
    [(documents.approval(), True), (documents.listing(), True), (documents.approval(event="refused"), False)],
)
def test_a_medicine_is_in_use_where_it_is_approved_or_in_a_guideline(record, expected):
    document = documents.document(documents.drug(), record)
    assert is_in_use(document, documents.drug()) is expected


def test_results_of_a_medicine_that_is_nowhere_in_use_are_left_to_the_whole_document():
    document = documents.document(documents.drug(), documents.result())
    assert of_medicines_in_use(document, rows_of(document)) == []
    document = documents.document(documents.drug(), documents.result(), documents.approval())
    assert [row.drug.key for row in of_medicines_in_use(document, rows_of(document))] == ["exampletinib"]


def test_a_row_without_any_number_of_the_table_is_left_out():
    survival = documents.median("exampletinib-os", Endpoint.OS, "44.4", None, None)
    document = documents.document(documents.drug(), survival, documents.approval())
    assert of_medicines_in_use(document, rows_of(document)) == []


def test_the_stricter_the_rule_the_fewer_rows_and_none_that_the_laxer_leaves_out():
    document = fixture_document(2)
    rows = rows_of(document)
    chosen = [
        [row.cohort.key for row in rule(document, rows)]
        for rule in (of_medicines_in_use, in_ten_or_more, largest_of_each)
    ]
    assert len(chosen[0]) >= len(chosen[1]) > len(chosen[2]) > 3
    assert set(chosen[2]) < set(chosen[1]) <= set(chosen[0])


def test_of_each_medicine_the_largest_population_is_kept():
    small = documents.result()
    large = documents.result(
        "exampletinib-large",
        cohort=documents.cohort("examine-2", label="a larger one"),
        evaluable_n=200,
        responders_n=100,
        estimate="50",
    )
    document = documents.document(documents.drug(), small, large, documents.approval())
    assert [row.cohort.label for row in largest_of_each(document, rows_of(document))] == ["a larger one"]


def test_the_grid_leaves_out_compounds_of_research_and_then_what_only_the_laboratory_knows():
    grid = without_research(Book(fixture_document(2)).grid)
    assert not [drug.inn for drug in grid.drugs if set(drug.roles) == {DrugRole.RESEARCH}]
    assert all(len(row.cells) == len(grid.drugs) for row in grid.rows)
    every, patients = ([row.name for row in grid.rows if rule.keeps(row)] for rule in GRID_RULES)
    assert {"G2032R", "wild type"} <= set(patients) < set(every)
