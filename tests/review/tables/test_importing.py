# ruff: noqa: E501
"""Import: all rows or none, by the same comparison in the dry run and in earnest, through the history."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from algorithm.models import DecisionNode
from drugs.models import Drug, ResistanceMutation
from pages.models import Statement
from references.models import Reference
from review.models import Organisation
from review.tables import CellChange, Outcome, Refusal, Table, import_table
from tests.factories import (
    FACTORIES,
    approve_with_sources,
    cite,
    edit,
    make_drug,
    make_node,
    make_organisation,
    make_reference,
    make_result,
    make_statement,
    make_trial,
    make_user,
)
from trials.models import Cohort, EfficacyResult, Trial

pytestmark = pytest.mark.django_db


def cells_of(record, **changes: str) -> dict[str, str]:
    """The row of a table for a stored record, with changes."""
    return {**Table(type(record)).texts(record), **changes}


def as_csv(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def load(model, *rows: dict[str, str], **options):
    return import_table(model, as_csv(*rows), by=make_user("data manager"), reason="Import of example.csv", **options)


def refusals_of(model, *rows: dict[str, str]) -> list[Refusal]:
    """What is refused; and it is made sure that nothing was written."""
    before = model.history.count()
    refused = load(model, *rows).refused
    assert model.history.count() == before
    return refused


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_what_was_exported_changes_nothing(model):
    record = FACTORIES[model]()
    rows_before = model.history.count()
    summary = load(model, cells_of(record))
    assert (summary.added, summary.changed, summary.unchanged, summary.refused) == (0, 0, 1, [])
    assert model.history.count() == rows_before


def test_a_new_row_is_added_with_one_history_row_that_says_who_and_why():
    drug = make_drug()
    summary = load(Drug, cells_of(drug, key="othertinib", inn="othertinib"))
    added = Drug.objects.get(key="othertinib")
    (row,) = added.history.all()
    assert (summary.added, summary.changed, summary.unchanged) == (1, 0, 0)
    assert (row.history_type, row.history_user, row.history_change_reason) == (
        "+",
        make_user("data manager"),
        "Import of example.csv",
    )
    assert [citation.reference.key for citation in added.citations.all()] == ["example2024"]
    assert row.digest == added.digest == added.build_content().content_digest


def test_a_changed_row_is_shown_field_by_field_citations_included():
    result = make_result(citations=[cite(locator="Table 2")])
    make_reference(key="other2025")
    row = cells_of(result, estimate="80", citations="example2024; locator=Table 3 | other2025")
    summary = load(EfficacyResult, row)
    assert summary.rows[0].outcome == Outcome.CHANGED
    assert summary.rows[0].changes == [
        CellChange("citations", "example2024; locator=Table 2", "example2024; locator=Table 3 | other2025"),
        CellChange("estimate", "79", "80"),
    ]
    result.refresh_from_db()
    assert result.estimate == "80"
    assert {(c.reference.key, c.locator) for c in result.citations.all()} == {
        ("example2024", "Table 3"),
        ("other2025", ""),
    }
    assert [row.history_type for row in result.history.order_by("history_id")] == ["+", "~"]


def test_a_dry_run_says_the_same_and_writes_nothing():
    result = make_result()
    rows = [cells_of(result, estimate="80"), cells_of(result, key="new", estimate="81")]
    dry = load(EfficacyResult, *rows, dry_run=True)
    assert EfficacyResult.objects.count() == 1
    assert EfficacyResult.history.count() == 1
    wet = load(EfficacyResult, *rows)
    assert dry.rows == wet.rows
    assert [row.outcome for row in wet.rows] == [Outcome.CHANGED, Outcome.ADDED]


def test_the_same_file_twice_changes_nothing():
    result = make_result()
    rows = [cells_of(result, estimate="80", citations="example2024; locator=p. 7"), cells_of(result, key="new")]
    load(EfficacyResult, *rows)
    again = load(EfficacyResult, *rows)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert EfficacyResult.history.count() == 3


def test_one_refused_row_refuses_the_file():
    result = make_result()
    rows = [cells_of(result, estimate="80"), cells_of(result, key="new", evaluable_n="many")]
    summary = load(EfficacyResult, *rows)
    assert summary.refused == [Refusal(3, "evaluable_n", "“many” is not a whole number.")]
    assert EfficacyResult.objects.get().estimate == "79"
    assert EfficacyResult.history.count() == 1


def test_an_import_of_what_is_approved_leaves_it_approved_unless_it_differs():
    drug = make_drug()
    approve_with_sources(drug)
    load(Drug, cells_of(drug))
    assert drug.get_sign_offs().last().digest == Drug.objects.get().digest
    load(Drug, cells_of(drug, drug_class="another"))
    assert drug.get_sign_offs().last().digest != Drug.objects.get().digest


def test_a_working_note_may_be_left_out_and_then_stays():
    drug = make_drug(editor_note="mine")
    row = cells_of(drug, drug_class="new")
    del row["editor_note"]
    load(Drug, row)
    drug.refresh_from_db()
    assert (drug.editor_note, drug.drug_class) == ("mine", "new")


def test_what_a_reference_is_cited_for_goes_out_and_in_and_may_be_left_out():
    reference = make_reference(supports="79% responded.")
    assert cells_of(reference)["supports"] == "79% responded."
    load(Reference, cells_of(reference, supports="80% responded."))
    row = cells_of(reference)
    del row["supports"]
    load(Reference, row)
    assert Reference.objects.get().supports == "80% responded."


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"estimate": "79%"}, "estimate", "“79%”: leave the % out. The column says the unit."),
        ({"estimate": "35,7"}, "estimate", "“35,7” has a decimal comma. Write 35.7."),
        ({"evaluable_n": "seventy"}, "evaluable_n", "“seventy” is not a whole number."),
        ({"drug": "exampletinb"}, "drug", "There is no drug “exampletinb”. Did you mean “exampletinib”?"),
        ({"drug": ""}, "drug", "The drug is missing."),
        ({"endpoint": "cORR"}, "endpoint", "“cORR” is not one of: ORR, INTRACRANIAL_ORR, DCR, INTRACRANIAL_DCR, DOR, PFS, INTRACRANIAL_PFS, OS."),
        ({"is_confirmed": "x"}, "is_confirmed", "“x” is not “yes”, “no” or empty."),
        ({"note": "=1+1"}, "note", "“=1+1” begins like a formula. If it is meant as text, put a ' before it."),
        ({"note": "@x"}, "note", "“@x” begins like a formula. If it is meant as text, put a ' before it."),
        ({"note": "-5"}, "note", "“-5” begins like a formula. If it is meant as text, put a ' before it."),
        ({"note": "+5"}, "note", "“+5” begins like a formula. If it is meant as text, put a ' before it."),
        ({"citations": "nobody1999"}, "citations", "Part 1, reference: There is no reference “nobody1999”."),
        ({"citations": "example2024; page=7"}, "citations", "“page=7” is not of the form name=value with one of: locator, quote, reference."),
        ({"citations": "example2024 | example2024"}, "citations", "This place of this reference is cited already."),
        ({"data_cutoff_date": "45245"}, "data_cutoff_date", "“45245” was rewritten by a spreadsheet. Format the column as text and write 2023-11-15, 2023-11 or 2023."),
        ({"responders_n": "72"}, "responders_n", "There cannot be more responders than evaluable patients; give both."),
        ({"estimate": ""}, "estimate", "Give the number with the state “reported”, or no number with the reason why there is none."),
        ({"key": ""}, "key", "The key is missing."),
    ],
)  # fmt: skip
def test_a_bad_cell_is_refused_with_line_column_and_reason(changes, column, reason):
    assert refusals_of(EfficacyResult, cells_of(make_result(), **changes)) == [Refusal(2, column, reason)]


@pytest.mark.parametrize("cell", ["01.Feb", "2-Jan", "1900-01-02", "44563", "01/02/2026"])
def test_a_phase_that_became_a_date_is_named(cell):
    reason = f"A spreadsheet has turned this into a date: “{cell}”. Write it in words, such as “Phase 1/2”."
    assert refusals_of(Trial, cells_of(make_trial(), phase=cell)) == [Refusal(2, "phase", reason)]


@pytest.mark.parametrize("cell", ["Phase 1/2", "1/2"])
def test_a_phase_is_taken_in_words_or_as_its_code_and_written_in_words(cell):
    trial = make_trial()
    load(Trial, cells_of(trial, phase=cell))
    trial.refresh_from_db()
    assert (trial.phase, cells_of(trial)["phase"]) == ("1/2", "Phase 1/2")


def test_dropped_zeros_of_a_registry_number_are_named():
    refused = refusals_of(Trial, cells_of(make_trial(key="NCT03093116"), nct_id="NCT3093116"))
    assert refused[0].reason == "“NCT3093116” is too short: a spreadsheet may have dropped zeros from “NCT03093116”."


def test_a_shortened_pmid_is_named():
    refused = refusals_of(Reference, cells_of(make_reference(), pmid="3.8197815E+07"))
    assert refused == [
        Refusal(
            2,
            "pmid",
            "A spreadsheet has shortened this number: “3.8197815E+07”. Format the column as text and enter it again.",
        )
    ]


def test_a_key_twice_in_a_file_is_refused():
    row = cells_of(make_drug())
    assert refusals_of(Drug, row, row) == [Refusal(3, "key", "“exampletinib” stands in line 2 already.")]


def test_columns_too_many_or_too_few_are_refused():
    row = cells_of(make_drug())
    assert load(Drug, {**row, "price": "1"}).refused[0].reason.startswith("Unknown columns: price. Known: key, origin,")
    del row["inn"], row["roles"]
    assert load(Drug, row).refused == [Refusal(1, "", "Missing columns: inn, roles.")]


def test_two_new_rows_that_clash_are_refused_in_the_dry_run_too():
    row = cells_of(make_reference())
    rows = [{**row, "key": "one2024", "doi": "10.1000/new"}, {**row, "key": "two2024", "doi": "10.1000/new"}]
    assert load(Reference, *rows, dry_run=True).refused == [
        Refusal(3, "doi", "Another reference has this DOI: it may be the same publication.")
    ]


@pytest.mark.parametrize("text", ["=1+1", "+7", "- a list", "@x", "'=1", "'quoted'"])
def test_a_text_like_a_formula_survives_the_round_trip(text):
    drug = make_drug(editor_note=text)
    assert load(Drug, cells_of(drug)).unchanged == 1
    load(Drug, cells_of(drug, key="othertinib"))
    assert Drug.objects.get(key="othertinib").editor_note == text


def test_rows_may_name_rows_of_the_same_file_in_any_order():
    later = cells_of(make_result(), key="later", supersedes="earlier")
    earlier = cells_of(EfficacyResult.objects.get(), key="earlier")
    load(EfficacyResult, later, earlier)
    assert EfficacyResult.objects.get(key="later").supersedes.key == "earlier"
    assert EfficacyResult.objects.get(key="later").history.count() == 1


def test_rows_may_name_each_other():
    node = make_node()
    question = cells_of(node, key="a", options="b; condition=yes | treat; condition=no")
    answer = cells_of(node, key="b", options="a")
    load(DecisionNode, question, answer)
    a = DecisionNode.objects.get(key="a")
    assert [(o.position, o.leads_to.key, o.condition) for o in a.options.order_by("position")] == [
        (1, "b", "yes"),
        (2, "treat", "no"),
    ]
    assert [row.history_type for row in a.history.all()] == ["+"]
    assert a.history.get().digest == a.build_content().content_digest


def test_a_compound_may_stand_before_its_parts():
    make_drug()
    drug = cells_of(Drug.objects.get())
    base = dict.fromkeys(Table(ResistanceMutation).names, "") | {
        "origin": "primary",
        "citations": drug["citations"],
    }
    compound = {
        **base,
        "key": "S1986F+L2000V",
        "protein_change": "p.[Ser1986Phe;Leu2000Val]",
        "components": "S1986F; L2000V",
    }
    parts = [
        {**base, "key": "S1986F", "protein_change": "p.Ser1986Phe"},
        {**base, "key": "L2000V", "protein_change": "p.Leu2000Val"},
    ]
    assert load(ResistanceMutation, compound, *parts).refused == []
    assert {part.key for part in ResistanceMutation.objects.get(key="S1986F+L2000V").components.all()} == {
        "S1986F",
        "L2000V",
    }


def test_a_row_that_names_a_refused_row_says_which():
    row = cells_of(make_result())
    rows = [{**row, "key": "later", "supersedes": "earlier"}, {**row, "key": "earlier", "evaluable_n": "x"}]
    assert refusals_of(EfficacyResult, *rows) == [
        Refusal(2, "", "It names “earlier”, which is refused in line 3."),
        Refusal(3, "evaluable_n", "“x” is not a whole number."),
    ]


def test_a_changed_cohort_changes_its_results_with_the_same_user_and_a_reason():
    result = make_result()
    load(Cohort, cells_of(result.cohort, label="TKI-naive, all"))
    latest = EfficacyResult.objects.get().get_latest_history()
    assert (latest.history_user, latest.history_change_reason) == (
        make_user("data manager"),
        "cohort example-naive: Import of example.csv",
    )


def test_organisations_are_known_by_name():
    make_organisation(name="Old Pharma")
    summary = load(Organisation, {"name": "Old Pharma", "kind": "sponsor"}, {"name": "New Pharma", "kind": ""})
    assert (summary.added, summary.changed) == (1, 1)
    assert dict(Organisation.objects.values_list("name", "kind")) == {"Old Pharma": "sponsor", "New Pharma": "maker"}


def test_a_drug_names_its_makers_by_name():
    make_organisation(name="Old Pharma")
    drug = make_drug()
    load(Drug, cells_of(drug, manufacturers="Old Pharma"))
    assert cells_of(Drug.objects.get())["manufacturers"] == "Old Pharma"
    refused = refusals_of(Drug, cells_of(drug, manufacturers="Old Pharm"))
    assert refused[0].reason == "There is no organisation “Old Pharm”. Did you mean “Old Pharma”?"


def test_unchanged_rows_take_as_many_queries_as_one():
    drug = make_drug()
    rows = [cells_of(drug)]
    by = make_user("data manager")
    counts = []
    for number in range(2, 7):
        with CaptureQueriesContext(connection) as queries:
            assert import_table(Drug, as_csv(*rows), by=by, reason="x").changed == 0
        counts.append(len(queries))
        added = cells_of(drug, key=f"exampletinib{number}", inn=f"exampletinib{number}")
        load(Drug, added)
        rows.append(added)
    assert set(counts) == {counts[0]}


def test_the_progress_is_told_for_each_row_written():
    drug = make_drug()
    told = []
    rows = [cells_of(drug), *[cells_of(drug, key=key) for key in ("atinib", "btinib")]]
    load(Drug, *rows, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_an_edit_between_dry_run_and_import_is_compared_anew():
    drug = make_drug()
    rows = [cells_of(drug, drug_class="new")]
    assert load(Drug, *rows, dry_run=True).changed == 1
    edit(drug, drug_class="new")
    assert load(Drug, *rows).unchanged == 1


def test_a_statement_that_names_no_record_is_refused_with_its_line_and_column():
    row = cells_of(make_statement(), text="It is {{ drug:exampletinob }}.")
    said = "{{ drug:exampletinob }}: there is no drug “exampletinob”. Did you mean “exampletinib”?"
    make_drug()
    assert refusals_of(Statement, row) == [Refusal(2, "text", said)]
