# ruff: noqa: E501
"""What spreadsheet programs do to a sheet is recognised; what people write is left alone."""

import pytest

from review.tables import spreadsheets


@pytest.mark.parametrize("text", ["=1+1", "+7", "-5", "@x", "'=1", "''+2", "plain", "'quoted'", "", "5 - 3"])
def test_every_text_survives_its_armour(text):
    assert spreadsheets.unescape(spreadsheets.escape(text)) == text
    assert not spreadsheets.is_formula(spreadsheets.escape(text))


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-5", "@x", "\tx", "\rx"])
def test_a_cell_that_would_run_is_a_formula(cell):
    assert spreadsheets.is_formula(cell)


@pytest.mark.parametrize("cell", ["2-Jan", "02-Jan", "01.Feb", "1. Feb", "Sep-02", "2-Sep", "1. Mrz", "2-Jan-26"])
def test_a_date_that_no_one_wrote_is_recognised(cell):
    assert spreadsheets.looks_like_date(cell)


@pytest.mark.parametrize("cell", ["1/2", "Phase 1/2", "SEPT2", "p. 7", "5.2025", "G2032R", "Table 2-3", "12-15"])
def test_what_people_write_is_no_date(cell):
    assert not spreadsheets.looks_like_date(cell)


@pytest.mark.parametrize(
    "cell", ["44563", "1900-01-02", "2026-02-01 00:00:00", "01/02/2026", "01.02.2026", "2026-02-01"]
)
def test_where_no_date_can_stand_more_is_taken_for_one(cell):
    assert spreadsheets.looks_like_any_date(cell)


@pytest.mark.parametrize("cell", ["3.8197815E+07", "3,82E+07", "4E7"])
def test_a_shortened_number_is_recognised(cell):
    assert spreadsheets.looks_scientific(cell)


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ("35,7", "“35,7” has a decimal comma. Write 35.7."),
        ("1,234", "“1,234” has a thousands separator or a decimal comma. Write 1234 or 12.3: digits and a decimal point."),
        ("1.234,5", "“1.234,5” has a thousands separator or a decimal comma. Write 1234 or 12.3: digits and a decimal point."),
        ("62%", "“62%”: leave the % out. The column says the unit."),
        ("NR", "“NR” can mean several things. Leave the number empty, and say in its state why there is none."),
        ("3E+05", "A spreadsheet has shortened this number: “3E+05”. Format the column as text and enter it as printed."),
        ("35. Jul", "A spreadsheet has turned this number into a date: “35. Jul”. Format the column as text."),
    ],
)  # fmt: skip
def test_a_spoilt_number_is_named(cell, advice):
    assert spreadsheets.number_trouble(cell) == advice


@pytest.mark.parametrize("cell", ["62", "9.0", "0.47", "1.234", "1234", ""])
def test_a_printed_number_is_left_alone(cell):
    assert spreadsheets.number_trouble(cell) == ""


@pytest.mark.parametrize("cell", ["15.11.2023", "11/15/2023", "Nov-23", "45245", "2023-11-15 00:00:00"])
def test_a_rewritten_date_is_named(cell):
    assert spreadsheets.date_trouble(cell).startswith(f"“{cell}” was rewritten by a spreadsheet.")


@pytest.mark.parametrize("cell", ["2023", "2023-11", "2023-11-15", ""])
def test_a_date_as_far_as_it_is_known_is_left_alone(cell):
    assert spreadsheets.date_trouble(cell) == ""


def test_dropped_zeros_are_put_back():
    assert "NCT03093116" in spreadsheets.with_leading_zeros("NCT3093116")
