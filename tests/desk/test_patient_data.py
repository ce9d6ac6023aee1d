import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.patient_data import find_patient_data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DOB 1961", ("DOB", "a date of birth")),
        ("Date of birth: unknown", ("Date of birth", "a date of birth")),
        ("a woman, 12/03/1961", ("12/03/1961", "a date of birth")),
        ("a woman, 1961-03-12", ("1961-03-12", "a date of birth")),
        ("Patient's name withheld", ("Patient's name", "the name of a patient")),
        ("my mother, Mrs Example", ("Mrs Example", "the name of a person")),
        ("MRN given", ("MRN", "a number from a record")),
        ("hospital number A7", ("hospital number", "a number from a record")),
        ("see 4711081.", ("4711081", "a number of a person")),
        ("call +49 151 2345678", ("+49 151 2345678", "a number of a person")),
        ("123-45-6789", ("123-45-6789", "a number of a person")),
    ],
)
def test_what_may_be_of_a_patient_is_found(text, found):
    assert find_patient_data(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "It is 79% (56/71), 95% CI 68–88, in N Engl J Med. 2024;390(2):118–131.",
        "doi 10.1056/NEJMoa2302299, PMID 38197815, PMID: 38197815, PubMed 38197815, NCT03093116, PMC6747675",
        "https://example.org/12345678 and EudraCT 2012-000148-88",
        "Approved on 11 June 2025; cut-off 2022-12-19; 19.12.2022.",
        "A patient with G2032R had a response for 12 months.",
        "IC50 995.4 and 0.1 nmol/L; AB-106-G208; PF-06463922, and so on.",
        "",
    ],
)
def test_what_a_report_on_evidence_says_is_not_taken_for_it(text):
    assert find_patient_data(text) == []


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    assert all(words and words in text for words, _ in find_patient_data(text))
