import pytest

from tests.constraints import assert_accepted, assert_refused
from tests.factories import digest_of, edit, make_page, make_section, make_user

pytestmark = pytest.mark.django_db


def test_a_change_of_a_page_is_a_change_of_each_of_its_sections():
    section = make_section()
    somebody = make_user("contributor", "somebody")
    edit(section.page, by=somebody, reason="Shorten.", title="Therapy")
    row = section.get_latest_history()
    assert row.digest == digest_of(section) != section.digest
    assert (row.history_user, row.history_change_reason) == (somebody, "page treatment: Shorten.")


def test_a_section_shows_a_known_block():
    section = make_section()
    assert_accepted(section, block="grid")
    assert_refused(section, "Value 'XX' is not a valid choice.", block="XX")


def test_the_page_stands_by_value_in_its_sections():
    assert make_section().build_content().as_dict() == {
        "key": "overview",
        "origin": "primary",
        "verification": "checked",
        "page": {"key": "treatment", "title": "Treatment"},
        "title": "Overview",
        "position": 1,
        "block": "none",
    }


def test_a_key_is_an_address():
    page = make_page()
    assert_accepted(page, key="at-progression")
    assert_refused(page, "A key is an address: letters, digits and the signs + - _ only.", key="at progression")
