import pytest

from tests.contents import (
    citation,
    cohort,
    correction,
    fusion,
    mutation,
    objected,
    objections,
    reference,
    result,
    share,
    statement,
)

KEY = "overview-01"
ELSEWHERE = [{"reference": "other2025"}]
RECORDS = [
    reference(title="In 57 of 71, or 80%, of patients"),
    result(cohort=cohort(prior_chemotherapy_percent="28.4"), ci_lower="68", ci_lower_state="reported"),
    mutation(frequencies=[{"reference": "example2024", "percent": "2.4", "count": 1, "denominator": 42}]),
    fusion(shares=[share(percent="49.1", count=52, denominator=106, reference="series2019")], citations=ELSEWHERE),
]


@pytest.mark.parametrize(
    "text",
    [
        "79% responded (56 of 71).",
        "In 68% or more.",
        "28% had chemotherapy before.",
        "It was found in 2.4%, one of 42.",
        "{{ result:nosuch }} responded, 79 %.",
        "Of 3 of the drugs nothing is known.",
        "It begins within 8 days, in phase 1/2.",
    ],
)
def test_a_number_of_a_record_with_the_same_source_passes(text):
    assert objected("PUBLICATION-W04", *RECORDS, statement(text=text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "80% responded.",
        "57 of 71 responded.",
        "None of 71 responded.",
        "Between 68 and 90% responded.",
        "49.1% of fusions are with CD74.",
    ],
)
def test_a_number_that_no_record_with_the_same_source_holds_is_named(text):
    assert objected("PUBLICATION-W04", *RECORDS, statement(text=text)) == [KEY]


def test_a_share_is_held_by_its_own_source_too():
    text = statement(text="49% of fusions are with CD74, 52 of 106.", citations=[{"reference": "series2019"}])
    assert objected("PUBLICATION-W04", *RECORDS, text) == []


def test_months_are_no_percentage():
    months = result(endpoint="PFS", estimate="35.7", evaluable_n=None, responders_n=None)
    assert objected("PUBLICATION-W04", months, statement(text="35.7% were free of progression.")) == [KEY]


def test_another_statement_holds_nothing():
    other = statement(key="other", text="80% responded.")
    assert objected("PUBLICATION-W04", other, statement(text="80% responded.")) == ["other", KEY]


def test_a_quote_in_the_statements_own_citation_holds_its_number():
    quoted = statement(text="80% responded.", citations=[citation(quote="ORR was 80% in all.")])
    assert objected("PUBLICATION-W04", *RECORDS, quoted) == []


def test_a_correction_that_bears_on_the_statement_holds_its_number():
    bears_on = [{"record_kind": "pages.statement", "record_key": KEY}]
    corrected = correction(source_says="80% responded.", bears_on=bears_on, citations=ELSEWHERE)
    assert objected("PUBLICATION-W04", *RECORDS, corrected, statement(text="80% responded.")) == []


def test_the_message_gives_the_numbers_and_what_to_do():
    assert objections("PUBLICATION-W04", *RECORDS, statement(text="80% responded, 8 of 10.")) == [
        (
            KEY,
            "80%, 8 of 10: in no record with one of its sources. Take the number from a record with {{ … }}, "
            "or quote the passage in the citation, so that whoever signs can compare.",
        )
    ]
