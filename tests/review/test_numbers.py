from decimal import Decimal

import pytest

from review.numbers import (
    is_percent_of,
    nearest_parts,
    percent_of,
    printed_percent,
    printed_precision,
    rounds_to,
)


@pytest.mark.parametrize(
    ("printed", "precision"), [("62", "1"), ("9.0", "0.1"), ("81.08", "0.01"), ("0", "1")]
)
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
