import pytest

from trials.intervals import intervals_of


def test_the_exact_interval_is_the_one_that_the_papers_print():
    """TRIDENT-1: 56 of 71, 79% (95% CI 68–88)."""
    lower, upper = intervals_of(56, 71, "95")["exact"]
    assert (round(lower), round(upper)) == (68, 88)


def test_the_limits_of_none_and_of_all_are_closed():
    assert intervals_of(0, 6, "95")["exact"] == (0.0, pytest.approx(45.93, abs=0.01))
    assert intervals_of(6, 6, "95")["exact"] == (pytest.approx(54.07, abs=0.01), 100.0)


def test_wilsons_interval_is_narrower():
    found = intervals_of(5, 8, "95")
    assert found["wilson"] == (pytest.approx(30.57, abs=0.01), pytest.approx(86.32, abs=0.01))
    assert found["exact"][0] < found["wilson"][0]
    assert found["wilson"][1] < found["exact"][1]
