"""Published numbers: text as printed, never padded, never recomputed."""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import StringConstraints

PUBLISHED_NUMBER_PATTERN = r"^(0|[1-9][0-9]*)(\.[0-9]+)?$"
"""A non-negative decimal as printed: "62", "9.0", "0.47". Not "062", "62%", "NR" or "1e3"."""

PublishedNumber = Annotated[str, StringConstraints(pattern=PUBLISHED_NUMBER_PATTERN)]


def as_decimal(printed: str) -> Decimal | None:
    """The value of a printed number, or None for an absent one."""
    return Decimal(printed) if printed else None


def printed_precision(printed: str) -> Decimal:
    """The unit of the last printed place: "62" gives 1, "9.0" gives 0.1."""
    exponent = Decimal(printed).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def rounds_to(value: Decimal, printed: str) -> bool:
    """Whether `value`, at the printed precision, gives `printed`; a half-way case may round either way."""
    step = printed_precision(printed)
    target = Decimal(printed)
    return target in {
        value.quantize(step, rounding=ROUND_HALF_UP),
        value.quantize(step, rounding=ROUND_HALF_DOWN),
    }


def percent_of(part: int, whole: int) -> Decimal:
    """`part` of `whole` as a percentage, exact to 28 digits. Raises ZeroDivisionError-like `ValueError` for 0."""
    if whole <= 0:
        raise ValueError("A percentage needs a whole above zero.")
    return Decimal(part) * 100 / Decimal(whole)


def nearest_parts(printed: str, whole: int) -> list[int]:
    """The whole numbers of `whole` next to a printed percentage: one below (or just on it) and one above.

    If any number of `whole` rounds to `printed`, one of these does.
    """
    below = int(Decimal(printed) * whole / 100)
    return [part for part in (below, below + 1) if 0 <= part <= whole]


def is_percent_of(printed: str, whole: int) -> bool:
    """Whether some whole number of `whole` gives the printed percentage."""
    return whole > 0 and any(rounds_to(percent_of(part, whole), printed) for part in nearest_parts(printed, whole))


def printed_percent(part: int, whole: int, like: str) -> str:
    """`part` of `whole` with one decimal, or as many as `like` has: 7 of 9 as "77.8%"."""
    step = min(printed_precision(like), Decimal("0.1"))
    return f"{percent_of(part, whole).quantize(step, rounding=ROUND_HALF_UP)}%"
