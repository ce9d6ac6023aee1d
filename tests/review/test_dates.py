import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.dates import (
    format_partial_date,
    is_partial_date,
    is_surely_after,
    latest_day,
    months_after,
    months_before,
)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2024-02-06", "2024-02-05"),
        ("2024-03", "2024-02-05"),
        ("2025", "2024-12-31"),
        ("2024-02-01", "2024-01"),
    ],
)
def test_a_date_is_surely_after_another_if_its_known_part_is(later, earlier):
    assert is_surely_after(later, earlier)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [("2024-02-05", "2024-02-05"), ("2024-02", "2024-02-05"), ("2024", "2024-02-05"), ("2024-12-31", "2024")],
)
def test_a_date_that_may_be_the_same_day_or_before_is_not_surely_after(later, earlier):
    assert not is_surely_after(later, earlier)


@pytest.mark.parametrize("text", ["2023", "2023-11", "2023-11-15", "2024-02-29", "0001", "9999-12-31"])
def test_a_date_goes_as_far_as_it_is_known(text):
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-1", "2023-13", "2023-00", "2023-02-30", "2023-02-29", "0000", "0000-05", "2023-11-15\n", "٢٠٢٣"],
)
def test_what_no_calendar_has_is_no_date(text):
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("2023", "2023"), ("2023-11", "November 2023"), ("2023-11-05", "5 November 2023")],
)
def test_a_date_is_printed_as_far_as_it_is_known(text, printed):
    assert format_partial_date(text) == printed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-12", "2023-12-31"),
        ("2023-11-05", "2023-11-05"),
        ("9999", "9999-12-31"),
    ],
)
def test_a_date_may_mean_any_day_up_to_the_last(text, day):
    assert latest_day(text).isoformat() == day


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_calendar_day_cut_short_is_a_date_and_lies_in_what_it_means(date, length):
    text = date.isoformat()[:length]
    assert is_partial_date(text)
    assert date <= latest_day(text)
    assert latest_day(text).isoformat().startswith(text)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-11-22", 12, "2025-11-22"),
        ("2026-01-31", 2, "2025-11-30"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-03-31", 1, "2026-02-28"),
    ],
)
def test_months_before_a_day_end_where_the_month_does(day, months, earlier):
    assert months_before(datetime.date.fromisoformat(day), months).isoformat() == earlier


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-11-22", 12, "2027-11-22"), ("2024-02-29", 12, "2025-02-28"), ("2026-08-31", 6, "2027-02-28")],
)
def test_months_after_a_day_end_where_the_month_does(day, months, later):
    assert months_after(datetime.date.fromisoformat(day), months).isoformat() == later
