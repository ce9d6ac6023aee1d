import pytest

from review.dates import is_surely_after


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
