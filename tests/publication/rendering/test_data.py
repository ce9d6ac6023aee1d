import csv
import io
import zipfile

import pytest

from publication.document import TABLES, Document, Entry, Override, Signature
from publication.rendering.data import TABLE_NAMES, all_tables_zip, escape_formula, readme, table_csv
from review.choices import State
from tests import contents


def rows_of(document: Document, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_csv(document, table).decode("utf-8-sig"), newline="")))


def row_of(content, table: str) -> dict[str, str]:
    (row,) = rows_of(contents.document(content), table)
    return row


def signed(content, *signatures: Signature, overrides: tuple[Override, ...] = ()) -> Document:
    entry = Entry(content=content, digest=content.content_digest, signatures=signatures, overrides=overrides)
    return contents.document().model_copy(update={TABLES[content.record_kind]: (entry,)})


def on_demonstration(document: Document) -> Document:
    return document.model_copy(update={"edition": document.edition.model_copy(update={"is_demonstration": True})})


def test_an_approval_is_a_row_of_its_fields_and_of_where_it_is_from():
    assert row_of(contents.approval(), "approvals") == {
        "key": "exampletinib-us-approved-2023",
        "origin": "primary",
        "verification": "checked",
        "verification_note": "",
        "citations": "example2024",
        "drug": "exampletinib",
        "jurisdiction": "US",
        "agency": "FDA",
        "indication": "ROS1+ NSCLC",
        "line": "any",
        "event": "approved",
        "event_date": "2023-11-15",
        "note": "",
        "how_far_checked": "checked against the source",
        "signed_by": "",
        "checks_let_pass": "",
        "edition": "1",
        "as_of": "2026-11-22",
    }


def test_a_result_carries_its_cohort_and_its_unit():
    result = contents.result(cohort=contents.cohort(trials=["NCT00000001", "NCT00000002"], female_percent="57.0"))
    row = row_of(result, "results")
    cohort = {name: cell for name, cell in row.items() if name.startswith("cohort_") and cell}
    assert cohort == {
        "cohort_key": "example-naive",
        "cohort_label": "TKI-naive",
        "cohort_basis": "trial",
        "cohort_trials": "NCT00000001; NCT00000002",
        "cohort_prior_tki": "naive",
        "cohort_prior_chemotherapy": "not_stated",
        "cohort_cns_disease": "not_selected",
        "cohort_female_percent": "57.0",
    }
    assert (row["estimate"], row["unit"], row["responders_n"], row["evaluable_n"]) == ("79", "percent", "56", "71")


def test_a_duration_is_in_months_and_in_percent_at_a_landmark():
    median = contents.result(endpoint="DOR", estimate="9.0", evaluable_n=None, responders_n=None)
    landmark = contents.result(endpoint="DOR", landmark_months=6, estimate="62")
    assert [row_of(one, "results")["unit"] for one in (median, landmark)] == ["months", "percent"]
    assert row_of(median, "results")["estimate"] == "9.0"


def test_a_superseded_result_names_the_later_readout():
    first, later = contents.result(key="first"), contents.result(key="later", supersedes="first")
    rows = rows_of(contents.document(first, later), "results")
    assert [(row["key"], row["superseded_by"]) for row in rows] == [("first", "later"), ("later", "")]


def test_no_responder_is_a_number_and_an_absent_number_is_an_empty_cell():
    row = row_of(contents.result(responders_n=0, estimate="0", ci_lower=None), "results")
    assert (row["responders_n"], row["estimate"], row["ci_lower"]) == ("0", "0", "")


def test_parts_stand_in_one_cell_with_their_first_field_unnamed():
    cited = [{"reference": "drilon2024", "locator": "Table 2; p. 7"}, {"reference": "barbato2024"}]
    assert row_of(contents.drug(citations=cited), "drugs")["citations"] == (
        r"drilon2024; locator=Table 2\; p. 7 | barbato2024"
    )
    options = (contents.option("test", condition="few sites"), contents.option("stop", position=2))
    assert row_of(contents.node(options=options), "algorithm")["options"] == ("test; condition=few sites | stop")


def test_prose_stands_as_typed_and_with_its_values():
    statement = contents.statement(text="Response: {{ result:exampletinib-example-naive-orr }}.")
    (row,) = rows_of(contents.document(statement, contents.result()), "statements")
    assert (row["text"], row["text_with_values"]) == (
        "Response: {{ result:exampletinib-example-naive-orr }}.",
        "Response: 79% (56/71).",
    )


def test_a_trials_phase_is_in_words_so_that_a_spreadsheet_makes_no_date_of_it():
    assert row_of(contents.trial(phase="1/2"), "trials")["phase"] == "Phase 1/2"


def test_a_signature_says_who_with_which_interests_decided_what_and_when():
    agree = Signature(
        signer="A. Reviewer", credentials="MD", interests="speaker for Example Pharma", decision="agree",
        signed_at="2026-11-21T09:00:00Z",
    )  # fmt: skip
    dissent = Signature(
        signer="B. Reviewer", decision="dissent", reason="too few patients", signed_at="2026-11-22T09:00:00Z",
        is_demonstration=True,
    )  # fmt: skip
    (row,) = rows_of(signed(contents.drug(), agree, dissent), "drugs")
    assert row["signed_by"] == (
        "A. Reviewer, MD, interests: speaker for Example Pharma: agree, 2026-11-21; "
        "B. Reviewer (demonstration account): dissent (too few patients), 2026-11-22"
    )


def test_a_check_that_was_let_pass_stands_beside_the_value():
    override = Override(check_id="TRIALS-E01", reason="as printed", signer="A. Reviewer")
    (row,) = rows_of(signed(contents.result(), overrides=(override,)), "results")
    assert row["checks_let_pass"] == "TRIALS-E01: as printed (A. Reviewer)"


def test_every_row_of_a_demonstration_says_that_no_clinician_has_reviewed_it():
    (row,) = rows_of(on_demonstration(contents.document(contents.drug())), "drugs")
    assert row["review"] == (
        "Demonstration: the sign-offs were made by demonstration accounts, and no clinician has reviewed this."
    )


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-1", "@SUM", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_is_escaped(cell):
    assert escape_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "79", "p.Gly2032Arg", "a=b", "'quoted'"])
def test_any_other_cell_stays_as_it_is(cell):
    assert escape_formula(cell) == cell


def test_formulas_are_escaped_in_the_table():
    assert row_of(contents.approval(note="=HYPERLINK(1)"), "approvals")["note"] == "'=HYPERLINK(1)"


def test_every_table_of_the_document_has_its_csv():
    document = contents.document()
    assert sorted(TABLE_NAMES.values()) == sorted(TABLES.values())
    for table in TABLE_NAMES:
        assert table_csv(document, table).startswith(b"\xef\xbb\xbfkey,origin,verification,verification_note,")


def test_equal_documents_give_equal_archives():
    first, second = (all_tables_zip(contents.document(contents.drug())) for _ in range(2))
    assert first == second
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert archive.namelist() == sorted(["README.txt", *(f"{table}.csv" for table in TABLE_NAMES)])
    assert archive.read("drugs.csv") == table_csv(contents.document(contents.drug()), "drugs")
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_readme_names_the_edition_the_form_and_what_is_withdrawn():
    stone = contents.tombstone(contents.result(), State.WITHHELD)
    text = readme(on_demonstration(contents.document(contents.drug(), stone)))
    assert text.splitlines()[:5] == [
        "Edition 1, state of knowledge 2026-11-22, published 2026-11-22T12:00:00Z",
        f"SHA-256 of the document: {on_demonstration(contents.document(contents.drug(), stone)).content_digest}",
        "",
        "Information for professionals, not medical advice.",
        "Demonstration: the sign-offs were made by demonstration accounts, and no clinician has reviewed this.",
    ]
    assert "drugs.csv                   1" in text.splitlines()
    assert text.endswith(
        "Withdrawn or withheld, and therefore in no table:\n"
        "- exampletinib: overall response rate, TKI-naive (withheld 2026-11-22: an example)\n"
    )
