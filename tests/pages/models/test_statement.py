import pytest

from tests.constraints import assert_accepted, assert_refused
from tests.factories import edit, make_drug, make_mutation, make_statement

pytestmark = pytest.mark.django_db


def test_a_style_is_a_known_code():
    statement = make_statement()
    assert_accepted(statement, style="caveat")
    assert_refused(statement, "Value 'XX' is not a valid choice.", style="XX")


def test_the_text_is_signed_as_typed():
    make_drug()
    text = "**{{ drug:exampletinib }}** responded [@example2024]\nand so on."
    assert make_statement(text=text).build_content().text == text


def test_line_ends_and_outer_blanks_of_a_browser_change_nothing():
    statement = make_statement(text="First.\n\nSecond.")
    again = edit(statement, text="  First.\r\n\r\nSecond.\r\n")
    assert (again.text, again.history.count()) == ("First.\n\nSecond.", 1)


def test_what_it_is_about_is_part_of_what_is_signed():
    statement = make_statement()
    about = edit(statement, drugs=[make_drug()], mutations=[make_mutation()])
    assert about.digest != statement.digest
    assert (about.build_content().drugs, about.build_content().mutations) == (("exampletinib",), ("G2032R",))


def test_moving_a_statement_is_a_change():
    statement = make_statement()
    assert edit(statement, position=2).digest != statement.digest
