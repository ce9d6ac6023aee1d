"""Numbers in what somebody writes for readers and nobody else signs."""

import pytest

from review.actions import UnsignedNumber
from review.unsigned_numbers import find_numbers, object_to_reason
from tests.factories import (
    approve,
    decide,
    make_cohort,
    make_correction,
    make_drug,
    make_mutation,
    make_reference,
    make_trial,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Lorlatinib cures 98.7% of patients.", ["98.7%"]),
        ("56/71 responded, 68–88 %, for 35,7 months.", ["56/71", "68–88 %", "35,7"]),
        ("It counts 3 approved drugs.", ["3"]),
        ("½ of them, ９８ in all; n=71.", ["1⁄2", "98", "71"]),
        ("2020 of 2024 responded; 2024.5 months.", ["2020", "2024.5"]),
        ("ORR79% and PFS35.7.", ["79%", "35.7"]),
        ("Page 12% of it.", ["12%"]),
        ("PROFILE 1001: 9 may respond.", ["1001", "9"]),
    ],
)
def test_a_number_that_could_be_a_claim_is_found(text, numbers):
    assert find_numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "The page of 5 February 2024, brought up to date to 2026-11-22 from a paper of Nov 2025.",
        "It was withdrawn in edition 2, which editions 3 and 4 still said.",
        "As in Table 2, p. 7, section 12 of https://doi.org/10.1056/NEJM2024 or 10.1056/NEJM2024.",
        "The phase 1/2 trial of G2032R, CYP3A4 and CD74::ROS1; NCCN 5.2025.",
        "Changed: exampletinib, overall response rate; and 4 more. New: othertinib.",
        "No number at all.",
    ],
)
def test_a_date_an_edition_a_place_in_a_source_or_a_variant_is_no_claim(text):
    assert find_numbers(text) == []


def test_what_records_are_called_is_no_claim():
    make_drug(brand_names=["Exampla 2 go"], development_codes=["EX-0005"])
    make_trial(acronym="PROFILE 1001")
    make_cohort(label="PROFILE 1001 (2019), all 32 patients")
    make_correction(key="I01")
    assert find_numbers("EX-0005 in PROFILE 1001: exampla 2 go; I01, NCT00000001.") == []
    assert find_numbers("PROFILE 1001 (2019), all 32 patients; but 32 others.") == ["32"]


def test_the_objection_says_which_number_and_what_to_do():
    assert object_to_reason("80% and 9 of them.") == (
        "“80%”, “9”: leave numbers out of the reason: nobody has signed them here. "
        "The record shows each number with who signed it."
    )
    assert object_to_reason("Wrong.") == ""


@pytest.mark.parametrize("decision", ["reservation", "dissent", "withdraw", "withhold"])
def test_a_reason_that_readers_see_holds_no_number(decision):
    by = make_user("editor" if decision == "withhold" else "medical reviewer")
    with pytest.raises(UnsignedNumber, match=r"example2024: .*: “98.7%”: leave numbers out"):
        decide(make_reference(), decision, by=by, reason="It cures 98.7%.")


def test_neither_does_the_reason_to_let_a_check_pass():
    with pytest.raises(UnsignedNumber, match="“77%”"):
        approve(make_mutation(), overrides={"DRUGS-E01": "It is 77%."})


def test_a_request_for_changes_stays_inside_and_may_say_the_number():
    assert decide(make_reference(), "request_changes", reason="55 of 71 is 77%.").reason == "55 of 71 is 77%."
