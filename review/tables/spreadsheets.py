"""What spreadsheet programs do to a sheet: recognised by its traces, and named for the person who saved it."""

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""A cell that a spreadsheet would run, or that we escaped because it would (OWASP, CSV injection)."""

_MONTH = r"(jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez)"
_MONTH_DATE = re.compile(
    rf"[0-9]{{1,2}}[-.] ?{_MONTH}\.?([-. ][0-9]{{2,4}})?|{_MONTH}[-.] ?[0-9]{{2,4}}", re.IGNORECASE
)
_NUMBER_DATE = re.compile(r"[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:]+")
_SERIAL = re.compile(r"[1-9][0-9]{4}(\.[0-9]+)?")
_OLD_DATE = re.compile(r"(1899|1900)-[0-9]{2}-[0-9]{2}.*")
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,'\u0020\u00a0\u202f][0-9]{3})+([.,][0-9]+)?")


def escape(text: str) -> str:
    """The cell for `text`: a leading ' where a spreadsheet would take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unescape(cell: str) -> str:
    """The text of an escaped cell."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell."""
    return bool(FORMULA.match(cell)) and not cell.startswith("'")


def looks_like_date(cell: str) -> bool:
    """Whether a spreadsheet turned something into a date that no one writes so: 2-Jan, 01.Feb, Sep-02."""
    return bool(_MONTH_DATE.fullmatch(cell))


def looks_like_any_date(cell: str) -> bool:
    """As `looks_like_date`, or a date by numbers, or the number of a day: 01/02/2026, 44563, 1900-01-02."""
    shapes = (_MONTH_DATE, _NUMBER_DATE, _SERIAL, _OLD_DATE)
    return any(shape.fullmatch(cell) for shape in shapes) or bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell))


def looks_scientific(cell: str) -> bool:
    """Whether a long number was shortened: 3.8197815E+07."""
    return bool(_SCIENTIFIC.fullmatch(cell))


def date_trouble(cell: str) -> str:
    """What is wrong with a cell that should hold a date as far as it is known, or ""."""
    if looks_like_date(cell) or _NUMBER_DATE.fullmatch(cell) or _SERIAL.fullmatch(cell):
        return (
            f"“{cell}” was rewritten by a spreadsheet. Format the column as text and write 2023-11-15, 2023-11 or 2023."
        )
    return ""


def text_trouble(cell: str) -> str:
    """What a spreadsheet did to a short text, or ""."""
    if looks_like_date(cell):
        return f"A spreadsheet has turned this into a date: “{cell}”. Format the column as text and enter it again."
    if looks_scientific(cell):
        return f"A spreadsheet has shortened this number: “{cell}”. Format the column as text and enter it again."
    return ""


def number_trouble(cell: str) -> str:
    """What is wrong with a cell that should hold a number, or ""."""
    if cell.upper() in {"NR", "NE", "NA", "N/A"}:
        return f"“{cell}” can mean several things. Leave the number empty, and say in its state why there is none."
    if cell.endswith("%"):
        return f"“{cell}”: leave the % out. The column says the unit."
    if looks_scientific(cell):
        return f"A spreadsheet has shortened this number: “{cell}”. Format the column as text and enter it as printed."
    if looks_like_date(cell) or _NUMBER_DATE.fullmatch(cell):
        return f"A spreadsheet has turned this number into a date: “{cell}”. Format the column as text."
    if _THOUSANDS.fullmatch(cell) and not re.fullmatch(r"[0-9]+\.[0-9]{3}", cell):
        return f"“{cell}” has a thousands separator or a decimal comma. Write 1234 or 12.3: digits and a decimal point."
    if _DECIMAL_COMMA.fullmatch(cell):
        return f"“{cell}” has a decimal comma. Write {cell.replace(',', '.')}."
    return ""


def with_leading_zeros(cell: str) -> list[str]:
    """What the cell may have been before a spreadsheet dropped up to four zeros from its first number."""
    found = re.match(r"([^0-9]*)([0-9].*)", cell)
    return [f"{found[1]}{'0' * count}{found[2]}" for count in range(1, 5)] if found else []
