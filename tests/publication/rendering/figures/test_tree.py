from publication.rendering.figures.tree import ACROSS, BAND, BETWEEN, BOX, DOWN, Box, Branch, lay_out


def box(key: str, lines: int = 1, **fields) -> Box:
    return Box(key, "state", ("words",) * lines, **fields)


def places(*trees: Branch) -> dict[str, tuple[int, int]]:
    return {placed.box.key: (placed.x // (BOX + ACROSS), placed.y) for placed in lay_out(trees).boxes}


def test_a_chain_is_a_stack_and_a_pill_hangs_on_its_box():
    height = box("a").height
    assert places(Branch((box("a"), box("b"), box("c", is_attached=True)))) == {
        "a": (0, 0),
        "b": (0, height + DOWN),
        "c": (0, 2 * height + DOWN),
    }


def test_branches_stand_below_each_other_in_the_next_column():
    height = box("a").height
    tree = Branch((box("a"),), (Branch((box("b"),)), Branch((box("c"),))), "or")
    assert places(tree) == {"a": (0, 0), "b": (1, 0), "c": (1, height + BETWEEN)}
    (fork,) = lay_out([tree]).forks
    assert (fork.start, fork.ends, fork.joining) == (height // 2, (height // 2, height + BETWEEN + height // 2), "or")


def test_a_condition_takes_room_above_its_box():
    tree = Branch((box("a"),), (Branch((box("b", condition=("If so:",)),)),))
    assert places(tree)["b"] == (1, 14)


def test_a_tree_stands_as_high_up_as_its_columns_are_free():
    wide = Branch((box("a"),), (Branch((box("b"),)),))
    column = Branch((box("c"),))
    assert places(wide, column, wide) == {
        "a": (0, box("a").height + BAND),
        "b": (1, box("a").height + BAND),
        "c": (2, 0),
    }


def test_no_box_stands_on_another():
    tall = Branch((box("a", 5),), (Branch((box("b", 9),)), Branch((box("c"), box("d")))))
    layout = lay_out([tall, tall, Branch((box("e", 3),)), tall])
    for index, one in enumerate(layout.boxes):
        for other in layout.boxes[index + 1 :]:
            assert one.x != other.x or one.bottom <= other.y or other.bottom <= one.y
