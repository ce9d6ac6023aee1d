"""The checks over the raw figures of the page of February 2024, exactly as it printed them.

`data/page2024_outcomes.csv` holds them, a row a figure. I01 and I03 of the corrections are the impossible
ones; I25 to I27 look wrong, are right, and must pass.
"""

import csv
from pathlib import Path

import pytest

from publication.document import Document
from review.choices import Level
from review.evidence import run_checks
from tests.contents import cohort, document, drug, reference, result, sensitivity
from trials.content import EfficacyResultContent, SensitivityContent

ROWS = list(csv.DictReader((Path(__file__).parent / "data" / "page2024_outcomes.csv").open(encoding="utf-8")))
ENDPOINTS = {
    "ORR": "ORR",
    "intracranial response": "INTRACRANIAL_ORR",
    "PFS median": "PFS",
    "DOR": "DOR",
    "OS median": "OS",
}
AS_PRINTED = {
    "origin": "page2024",
    "verification": "unchecked",
    "citations": [{"reference": "page2024"}],
}


def limit(row: dict[str, str], which: str) -> dict[str, str | None]:
    """One limit of a row's interval, with its state."""
    state = "not_reached" if row[f"{which}_nr"] == "true" else "reported" if row[which] else "not_stated"
    name = {"low": "ci_lower", "high": "ci_upper"}[which]
    return {name: row[which] or None, f"{name}_state": state}


def result_of(row: dict[str, str]) -> EfficacyResultContent:
    return result(
        **AS_PRINTED,
        key=f"row-{row['id']}",
        drug=row["drug"],
        cohort=cohort(key=f"{row['setting']}: {row['population']}", trials=[], prior_tki="not_stated"),
        endpoint=ENDPOINTS[row["endpoint"]],
        evaluable_n=int(row["n_evaluated"]) if row["n_evaluated"] else None,
        responders_n=int(row["responders"]) if row["responders"] else None,
        estimate=row["value"] or None,
        estimate_state="reported" if row["value"] else "not_stated",
        **limit(row, "low"),
        **limit(row, "high"),
    )


def sensitivity_of(row: dict[str, str]) -> SensitivityContent:
    key = f"row-{row['id']}"
    return sensitivity(**AS_PRINTED, key=key, drug=row["drug"], mutation="", ic50_nm=row["value"])


@pytest.fixture(scope="module")
def page2024() -> Document:
    """All rows but the two that are words and no number ("no"; "1 PR, 1 SD, 1 PD")."""
    results = [result_of(row) for row in ROWS if row["unit"] in {"%", "months"}]
    sensitivities = [sensitivity_of(row) for row in ROWS if row["unit"] == "nmol/L"]
    assert len(results) + len(sensitivities) == len(ROWS) - 2 == 28
    drugs = [drug(**AS_PRINTED, key=name, inn=name) for name in {row["drug"] for row in ROWS}]
    page = reference(key="page2024", kind="webpage", url="https://example.org/", issued="2024-02-05")
    return document(page, *drugs, *results, *sensitivities, as_of="2024-02-05")


def test_the_errors_are_the_two_impossible_percentages_and_no_other(page2024):
    errors = [
        (finding.check_id, finding.key, finding.message)
        for finding in run_checks(page2024)
        if finding.level == Level.ERROR
    ]
    what_to_do = "Look up both numbers in the source: they may come from two analyses."
    assert errors == [
        (
            "TRIALS-E01",
            "row-2",
            f"No whole number of 9 patients gives 87.5% (7 of 9 give 77.8%, 8 of 9 give 88.9%). {what_to_do}",
        ),
        (
            "TRIALS-E01",
            "row-27",
            f"No whole number of 6 patients gives 29% (1 of 6 give 16.7%, 2 of 6 give 33.3%). {what_to_do}",
        ),
    ]


def test_the_two_rows_are_repotrectinib_in_the_brain_and_brigatinib():
    figures = {row["id"]: (row["drug"], row["endpoint"], row["value"], row["n_evaluated"]) for row in ROWS}
    assert figures["2"] == ("repotrectinib", "intracranial response", "87.5", "9")
    assert figures["27"] == ("brigatinib", "ORR", "29", "6")


@pytest.mark.parametrize(
    ("row_id", "drug_name", "value", "evaluable_n"),
    [
        ("30", "ensartinib", "27", "59"),
        ("1", "repotrectinib", "79", "71"),
        ("6", "entrectinib", "77", "53"),
        ("11", "crizotinib", "72", "53"),
        ("16", "ceritinib", "62", "32"),
    ],
)
def test_the_controls_pass(page2024, row_id, drug_name, value, evaluable_n):
    (row,) = [row for row in ROWS if row["id"] == row_id]
    assert (row["drug"], row["value"], row["n_evaluated"]) == (drug_name, value, evaluable_n)
    findings = {(finding.check_id, finding.key) for finding in run_checks(page2024)}
    assert {check_id for check_id, key in findings if key == f"row-{row_id}"} == {"PUBLICATION-W01"}


def test_responses_that_last_longer_than_progression_free_survival_pass(page2024):
    longer = {row["id"]: (row["drug"], row["endpoint"], row["value"] or row["high"]) for row in ROWS}
    assert longer["13"] == ("crizotinib", "PFS median", "19.3")
    assert longer["14"] == ("crizotinib", "DOR", "45.3")
    findings = {(finding.check_id, finding.key) for finding in run_checks(page2024)}
    assert {finding for finding in findings if finding[1] in {"row-13", "row-14"}} == {
        ("PUBLICATION-W01", "row-13"),
        ("PUBLICATION-W01", "row-14"),
        ("TRIALS-W01", "row-14"),
    }
