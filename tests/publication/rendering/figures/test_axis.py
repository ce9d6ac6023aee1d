from decimal import Decimal

import pytest

from publication.rendering.figures.axis import LEFT, RIGHT, months_axis, percent_axis, years_axis


def labels(axis):
    return [label for _, label in axis.ticks]


def test_a_share_stands_between_the_ends_and_the_whole_at_the_end():
    axis = percent_axis()
    assert [axis.place(Decimal(value)) for value in ("0", "50", "100")] == [LEFT, (LEFT + RIGHT) // 2, RIGHT]
    assert labels(axis) == ["0%", "25%", "50%", "75%", "100%"]


def test_what_lies_beyond_an_axis_stands_at_its_end():
    assert percent_axis(50).place(Decimal("60")) == RIGHT


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        ("9.3", ["0", "12"]),
        ("39.1", ["0", "12", "24", "36", "48"]),
        ("47.9", ["0", "12", "24", "36", "48", "60"]),
        ("88", ["0", "24", "48", "72", "96"]),
    ],
)
def test_months_go_in_steps_of_years_beyond_the_largest(largest, ticks):
    assert labels(months_axis([Decimal(largest)])) == ticks


def test_an_axis_of_no_months_is_still_one():
    assert labels(months_axis([])) == ["0", "12"]


def test_years_go_from_the_first_day_to_the_last():
    axis = years_axis(2016, 2026)
    assert labels(axis) == ["2016", "2018", "2020", "2022", "2024", "2026"]
    assert axis.place(axis.low) == LEFT
    assert axis.place(axis.high) == RIGHT
