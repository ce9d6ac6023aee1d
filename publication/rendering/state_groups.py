"""The evidence about one drug or mutation by what it says, in the order of the grid's key: never by worth."""

from collections.abc import Iterable
from dataclasses import dataclass

from publication.rendering.grid import Cell, CellState


@dataclass(frozen=True)
class StateItem:
    """A cell of the grid with its name and its anchor on the page."""

    title: str
    anchor: str
    cell: Cell


@dataclass(frozen=True)
class StateGroup:
    """The cells of one state."""

    state: CellState
    items: tuple[StateItem, ...]


def by_state(items: Iterable[StateItem]) -> list[StateGroup]:
    """The items of each state that occurs, each group in the order in which the items came."""
    given = list(items)
    groups = [StateGroup(state, tuple(item for item in given if item.cell.state == state)) for state in CellState]
    return [group for group in groups if group.items]
