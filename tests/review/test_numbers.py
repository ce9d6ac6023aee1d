import re
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.numbers import (
    PUBLISHED_NUMBER_PATTERN,
    as_decimal,
    is_percent_of,
    nearest_parts,
    percent_of,
    printed_percent,
    printed_precision,
    rounds_to,
)


@pytest.mark.parametrize(("printed", "precision"), [("62", "1"), ("9.0", "0.1"), ("81.08", "0.01"), ("0", "1")])
def test_the_precision_of_a_number_is_its_last_printed_place(printed, precision):
    assert printed_precision(printed) == Decimal(precision)


def test_a_half_way_case_rounds_either_way():
    assert rounds_to(Decimal("62.5"), "62")
    assert rounds_to(Decimal("62.5"), "63")
    assert not rounds_to(Decimal("62.51"), "62")
    assert not rounds_to(Decimal("62.49"), "63")


def test_a_percentage_of_nobody_is_refused():
    with pytest.raises(ValueError, match="whole above zero"):
        percent_of(0, 0)


@pytest.mark.parametrize(
    ("printed", "whole", "parts"),
    [
        ("87.5", 9, [7, 8]),
        ("50", 8, [4, 5]),
        ("100", 8, [8]),
        ("0", 8, [0, 1]),
        ("101", 8, [8]),
        ("50", 0, [0]),
    ],
)
def test_the_nearest_parts_stand_on_both_sides_of_a_percentage(printed, whole, parts):
    assert nearest_parts(printed, whole) == parts


def test_a_percentage_is_one_of_a_whole_if_some_number_of_it_rounds_there():
    assert is_percent_of("62", 1000)
    assert is_percent_of("87.5", 8)
    assert not is_percent_of("87.5", 9)
    assert not is_percent_of("0", 0)


@pytest.mark.parametrize(("like", "printed"), [("79", "78.9%"), ("78.9", "78.9%"), ("78.87", "78.87%")])
def test_a_share_is_shown_with_one_decimal_or_as_many_as_it_is_compared_with(like, printed):
    assert printed_percent(56, 71, like) == printed


@pytest.mark.parametrize("text", ["0", "62", "9.0", "0.47", "100", "0.0", "0.00"])
def test_a_number_is_kept_as_printed(text):
    assert re.fullmatch(PUBLISHED_NUMBER_PATTERN, text)
    assert str(as_decimal(text)) == text


@pytest.mark.parametrize(
    "text", ["", "062", "62%", "NR", "1e3", "-1", "+1", "1,5", ".5", "5.", " 1", "1_000", "NaN", "٦٢"]
)
def test_what_is_not_printed_so_is_no_number(text):
    assert not re.fullmatch(PUBLISHED_NUMBER_PATTERN, text)


def test_an_absent_number_is_none_and_not_zero():
    assert as_decimal("") is None
    assert as_decimal("0") == 0


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 2))
def test_whatever_is_printed_of_a_whole_is_found_to_be_of_it(part, whole, places):
    part = min(part, whole)
    for rounding in (ROUND_HALF_UP, ROUND_HALF_DOWN):
        printed = str(percent_of(part, whole).quantize(Decimal(1).scaleb(-places), rounding=rounding))
        assert rounds_to(percent_of(part, whole), printed)
        assert is_percent_of(printed, whole)


@given(st.integers(1, 120), st.decimals(0, 100, places=1).map(str))
def test_the_nearest_parts_suffice(whole, printed):
    assert is_percent_of(printed, whole) == any(
        rounds_to(percent_of(part, whole), printed) for part in range(whole + 1)
    )
