"""Places for labels: near where they belong, and never over each other."""

from collections.abc import Sequence
from itertools import accumulate


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places at least `gap` apart, in the order of `wanted`, which is sorted; between `low` and `high` if they fit.

    Pushed apart once to the right and once to the left, each label stands half way between the two.
    """
    right = list(accumulate(wanted, lambda before, place: max(place, before + gap)))
    left = list(accumulate(reversed(wanted), lambda after, place: min(place, after - gap)))[::-1]
    middle = [(one + other) / 2 for one, other in zip(right, left, strict=True)]
    from_end = [min(place, high - gap * (len(middle) - 1 - index)) for index, place in enumerate(middle)]
    return [max(place, low + gap * index) for index, place in enumerate(from_end)]
