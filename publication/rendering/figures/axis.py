"""The axis of a figure: from a value to a place on it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

LEFT, RIGHT = 12, 286
"""Where every axis begins and ends; what is left over is for the marks and numbers at its ends."""

MONTHS_A_STEP = 12
MOST_TICKS = 6
ROOM = Decimal("1.08")


@dataclass(frozen=True)
class Axis:
    """A straight axis with its ticks."""

    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, str], ...]
    is_percent: bool = False

    def place(self, value: Decimal) -> int:
        """Where a value stands; one beyond the end stands at the end."""
        inside = min(max(value, self.low), self.high)
        span = (inside - self.low) * (RIGHT - LEFT) / (self.high - self.low)
        return LEFT + int(span.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def percent_axis(high: int = 100) -> Axis:
    """Shares from 0 to `high` percent."""
    step = 25 if high > 50 else 10
    ticks = [(Decimal(value), f"{value}%") for value in range(0, high + 1, step)]
    return Axis(Decimal(0), Decimal(high), tuple(ticks), is_percent=True)


def months_axis(values: Iterable[Decimal]) -> Axis:
    """Months in steps of years, so far that an arrow beyond the largest value has room."""
    years = int(max(values, default=Decimal(0)) * ROOM // MONTHS_A_STEP) + 1
    high = years * MONTHS_A_STEP
    step = MONTHS_A_STEP * -(-years // MOST_TICKS)
    ticks = [(Decimal(value), str(value)) for value in range(0, high + 1, step)]
    return Axis(Decimal(0), Decimal(high), tuple(ticks))


def years_axis(first: int, last: int) -> Axis:
    """Whole years, the first day of `first` to the last of `last`."""
    step = -(-(last + 1 - first) // MOST_TICKS)
    ticks = [(year_start(year), str(year)) for year in range(first, last + 2, step)]
    return Axis(year_start(first), year_start(last + 1), tuple(ticks))


def year_start(year: int) -> Decimal:
    return day_value(datetime.date(year, 1, 1))


def day_value(day: datetime.date) -> Decimal:
    return Decimal(day.toordinal())
