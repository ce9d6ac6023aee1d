import pytest

from tests.constraints import assert_accepted, assert_refused
from tests.factories import make_approval, make_listing

pytestmark = pytest.mark.django_db

DATE = "Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023."


def test_an_approval_is_dated_as_far_as_is_known():
    record = make_approval()
    for date in ["", "2023", "2023-11", "2023-11-15"]:
        assert_accepted(record, event_date=date)


def test_what_is_no_date_is_refused():
    record = make_approval()
    for date in ["November 2023", "2023-13", "2023-11-32", "23-11-15", "2023-1-1", "2023-11-15T00"]:
        assert_refused(record, DATE, event_date=date)


def test_each_code_of_an_approval_is_held_by_the_database():
    record = make_approval()
    for field in ["jurisdiction", "agency", "line", "event"]:
        assert_refused(record, "Value 'XX' is not a valid choice.", **{field: "XX"})


def test_each_code_of_a_listing_is_held_by_the_database():
    record = make_listing()
    for field in ["line", "preference"]:
        assert_refused(record, "Value 'XX' is not a valid choice.", **{field: "XX"})


def test_a_listing_is_dated_as_far_as_is_known():
    listing = make_listing()
    assert_accepted(listing, version_date="2025-05")
    assert_refused(listing, DATE, version_date="May 2025")
