"""The table of mutations and drugs as one picture, to be taken elsewhere: the pages show it as a table."""

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_noop

from publication.rendering.figures.figure import Drawing, Figure
from publication.rendering.figures.svg import element, moved, text
from publication.rendering.figures.text import width_of, wrap_plain
from publication.rendering.grid import Cell, CellState, Grid

HEAD = (
    gettext_noop("Mutation"),
    gettext_noop("Drug"),
    gettext_noop("State"),
    gettext_noop("Number"),
)
COLUMN, ROW, TOP = 62, 42, 34
SMALL, LINE, KEY_LINE = 10, 11, 16


def grid_figures(grid: Grid) -> list[Figure]:
    """The grid, where there is one: every drug of it may have been taken back."""
    if not (grid.rows and grid.drugs):
        return []
    drugs = ", ".join(drug.inn for drug in grid.drugs)
    return [
        Figure(
            key="mutations-and-drugs",
            title=gettext("What is known of each drug on each ROS1 mutation"),
            description=gettext(
                "Grid. Rows: {rows}. Columns: {drugs}. Each cell has a shape for what is known, explained below, and "
                "the number behind it."
            ).format(rows=", ".join(row.name for row in grid.rows), drugs=drugs),
            drawing=_draw(grid),
            head=HEAD,
            rows=tuple(
                (row.name, cell.drug.inn, cell.state.words, cell.figure) for row in grid.rows for cell in row.cells
            ),
        )
    ]


def _draw(grid: Grid) -> Drawing:
    left = round(max(width_of(row.name, "b") for row in grid.rows)) + 10
    column = max(COLUMN, *(round(width_of(drug.inn, "b", SMALL)) + 8 for drug in grid.drugs))
    width, height = left + column * len(grid.drugs), TOP + ROW * len(grid.rows)
    parts = list(_heads(grid, left, column))
    for index, row in enumerate(grid.rows):
        y = TOP + ROW * index
        parts.append(text(y + 18, row.name, style="b"))
        parts += [moved(left + column * place, y, *_cell(cell, column)) for place, cell in enumerate(row.cells)]
    key, below = _key(width)
    return Drawing(width, height + below, "".join([*parts, moved(0, height, key)]))


def _heads(grid: Grid, left: int, column: int) -> Iterator[str]:
    for place, drug in enumerate(grid.drugs):
        x = left + column * place + 3
        if drug.key in grid.never:
            yield text(TOP - 20, f"✗ {gettext('never')}", x=x, style="n v")
        yield text(TOP - 7, drug.inn, x=x, style="n b")


def _cell(cell: Cell, column: int) -> Iterator[str]:
    """The shape of the state, and below it the number behind it."""
    yield element("rect", width=column - 2, height=ROW - 2, style=f"cell--{cell.state.slug}")
    yield text(14, cell.state.shape, x=4, style="g")
    lines = wrap_plain(cell.figure, column - 8, SMALL)
    yield from (text(25 + LINE * index, words, x=4, style="n") for index, words in enumerate(lines))


def _key(width: int) -> tuple[str, int]:
    """Every state with its shape and words, in as many lines as it takes; and how high they are together."""
    parts, x, y = [], 0, KEY_LINE
    for state in CellState:
        words = f"{state.shape} {state.words}"
        needed = round(width_of(words)) + KEY_LINE
        if x and x + needed > width:
            x, y = 0, y + KEY_LINE
        parts.append(text(y, words, x=x))
        x += needed
    return "".join(parts), y + KEY_LINE // 2
