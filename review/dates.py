"""Dates known to the day, the month or the year, written as far as they are known: 2023-11-15, 2023-11, 2023."""

import datetime
import re
from calendar import monthrange
from typing import Annotated

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext
from pydantic import StringConstraints

PARTIAL_DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""ISO 8601 calendar date with reduced precision."""

PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE_PATTERN)]


def format_partial_date(text: str) -> str:
    """ "2023-11-15" as "15 November 2023", "2023-11" as "November 2023", "2023" as itself; in the site's language."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    if len(parts) == 2:
        # Translators: how "November 2023" is written, in the letters of Django's filter "date"
        return format_date(datetime.date(int(parts[0]), int(parts[1]), 1), gettext("F Y"))
    # Translators: how "15 November 2023" is written, in the letters of Django's filter "date"
    return format_date(datetime.date.fromisoformat(text), gettext("j F Y"))


def is_partial_date(text: str) -> bool:
    """Whether `text` is a calendar date as far as it goes (2023-02-30 is not, nor is the year 0000)."""
    if not re.fullmatch(PARTIAL_DATE_PATTERN, text):
        return False
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def latest_day(text: str) -> datetime.date:
    """The last day that a partial date may mean, for comparing it with a day."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return datetime.date(year, month, monthrange(year, month)[1])


def is_surely_after(later: str, earlier: str) -> bool:
    """Whether one date lies after another whatever their unknown parts are (2024-02 need not be after 2024)."""
    known = min(len(later), len(earlier))
    return later[:known] > earlier[:known]


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months earlier, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = latest_day(f"{year:04}-{month + 1:02}")
    return last.replace(day=min(day.day, last.day))


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    return months_before(day, -months)
