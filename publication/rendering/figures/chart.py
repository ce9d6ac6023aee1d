"""A chart of rows: words above, their mark on a line below. So it is as readable on a phone as on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publication.rendering.figures.axis import LEFT, RIGHT, Axis
from publication.rendering.figures.figure import Drawing
from publication.rendering.figures.svg import line, moved, path, text
from publication.rendering.figures.text import Run, wrap, wrap_plain

WIDTH = 300
LINE = 15
"""From the feet of one line of words to those of the next."""

ABOVE_MARK, BELOW_MARK = 8, 14
ABOVE_TITLE, TITLE_SIZE = 9, 14
AXIS = 18


@dataclass(frozen=True)
class ChartRow:
    """Lines of words, each broken where it must be, and the mark below them ("" is none)."""

    lines: tuple[tuple[Run, ...], ...]
    mark: str = ""


@dataclass(frozen=True)
class ChartGroup:
    """Rows below a heading."""

    title: str
    rows: tuple[ChartRow, ...]


def draw_chart(groups: Sequence[ChartGroup], axis: Axis, foot: Iterable[str] = ()) -> Drawing:
    """The groups one below the other, between two axes, with remarks at the foot."""
    track = path(f"M{LEFT} 0H{RIGHT}" + "".join(f"M{axis.place(value)}-3v6" for value, _ in axis.ticks), "t")
    parts = [_scale(axis)]
    y = AXIS
    for group in groups:
        drawn, height = _title(group.title, y)
        parts.append(drawn)
        y += height
        for row in group.rows:
            drawn, height = _row(row, track)
            parts.append(moved(0, y, drawn))
            y += height
    parts.append(moved(0, y, _scale(axis)))
    y += AXIS
    for remark in foot:
        words, height = _lines([(remark, "m")], 0)
        parts.append(moved(0, y, words))
        y += height + 3
    return Drawing(WIDTH, y + 2, "".join(parts))


def _title(title: str, y: int) -> tuple[str, int]:
    lines = wrap_plain(title, WIDTH, TITLE_SIZE)
    drawn = [text(y + 17 + LINE * index, words, style="g") for index, words in enumerate(lines)]
    return "".join(drawn), ABOVE_TITLE + LINE * len(lines)


def _row(row: ChartRow, track: str) -> tuple[str, int]:
    words, y = "", 0
    for runs in row.lines:
        drawn, height = _lines(runs, y)
        words += drawn
        y += height
    if not row.mark:
        return words, y + 6
    return words + moved(0, y + ABOVE_MARK, track, row.mark), y + ABOVE_MARK + BELOW_MARK


def _lines(runs: Iterable[Run], y: int) -> tuple[str, int]:
    """Words broken into lines below `y`, and how high they are together."""
    wrapped = wrap(runs, WIDTH)
    drawn = [line(y + 11 + LINE * index, part) for index, part in enumerate(wrapped)]
    return "".join(drawn), LINE * len(wrapped)


def _scale(axis: Axis) -> str:
    """The numbers along the axis, and what they count."""
    numbers = [text(11, label, x=axis.place(value), style="a") for value, label in axis.ticks]
    return "".join(numbers)
