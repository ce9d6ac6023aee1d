"""The marks of a figure's rows: points, intervals with their whiskers, arrows, bars. Each stands on a line at y = 0."""

from publication.rendering.figures.svg import circle, path

CAP = 4
"""Half the height of a whisker's end, and the radius of a point."""


def point(x: int, *, is_small: bool = False) -> str:
    """A full circle; an open diamond where fewer than ten patients stand behind it."""
    return path(f"M{x}-5l5 5-5 5-5-5z", "h") if is_small else circle(x, 0, CAP, "p")


def interval(low: int, high: int, *, is_open_low: bool = False, is_open_high: bool = False) -> str:
    """A line with a whisker at each bound, or with an arrow where the bound is open."""
    left = f"M{low + 5}-4l-5 4 5 4" if is_open_low else f"M{low}-{CAP}v8"
    right = f"M{high - 5}-4l5 4-5 4" if is_open_high else f"M{high}-{CAP}v8"
    return path(f"{left}M{low} 0H{high}{right}", "i")


def bar(low: int, high: int, *, is_open: bool = False) -> str:
    """A bar, filled or open."""
    return path(f"M{low}-{CAP}H{high}v8H{low}z", "h" if is_open else "p")


def cross(x: int) -> str:
    """What was refused or taken back."""
    return path(f"M{x - 4}-4l8 8m0-8l-8 8", "i")
