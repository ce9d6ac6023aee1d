from publication.rendering.grid import Cell, CellState
from publication.rendering.state_groups import StateItem, by_state
from tests.publication import documents


def item(title, state):
    return StateItem(title, title, Cell(documents.drug(), state))


def test_cells_stand_by_state_in_the_order_of_the_key_and_inside_as_they_came():
    groups = by_state(
        [
            item("b", CellState.FAILS_IN_PATIENTS),
            item("c", CellState.RESPONSE),
            item("a", CellState.RESPONSE),
        ]
    )
    assert [(group.state, [one.title for one in group.items]) for group in groups] == [
        (CellState.RESPONSE, ["c", "a"]),
        (CellState.FAILS_IN_PATIENTS, ["b"]),
    ]
