"""Where the boxes of a diagram stand: trees from left to right, a chain of single ways as a stack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

BOX, ACROSS = 200, 28
"""The width of a box, and from one column to the next."""

LINE, PADDING = 14, 5
DOWN, BETWEEN, EDGE = 9, 9, 12
"""From one box of a stack to the next, between two branches, and from the line down a stack to its right edge."""

COLUMNS, BAND = 4, 20
"""How many columns stand side by side, and the room below a tree."""


@dataclass(frozen=True)
class Box:
    """A box of words below the condition under which one comes to it."""

    key: str
    kind: str
    lines: tuple[str, ...]
    condition: tuple[str, ...] = ()
    style: str = ""
    name: str = ""
    """All its words, where they are not drawn."""

    is_attached: bool = False
    """Whether it hangs on the box above, with no room between."""

    @property
    def height(self) -> int:
        """Of the box alone."""
        return LINE * len(self.lines) + 2 * PADDING

    @property
    def above(self) -> int:
        """How much room the condition takes."""
        return LINE * len(self.condition)

    @property
    def down(self) -> int:
        """How far it stands below the box above."""
        return 0 if self.is_attached else DOWN


@dataclass(frozen=True)
class Branch:
    """A stack of boxes, and the branches that go on from the last of them."""

    boxes: tuple[Box, ...]
    branches: tuple["Branch", ...] = ()
    joining: str = ""

    @property
    def stack_height(self) -> int:
        return sum(box.above + box.height for box in self.boxes) + sum(box.down for box in self.boxes[1:])

    @property
    def height(self) -> int:
        inner = sum(branch.height for branch in self.branches) + BETWEEN * max(len(self.branches) - 1, 0)
        return max(self.stack_height, inner)

    @property
    def columns(self) -> int:
        return 1 + max((branch.columns for branch in self.branches), default=0)


@dataclass(frozen=True)
class Placed:
    """A box with its upper left corner; the condition stands above that."""

    box: Box
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.y + self.box.height // 2

    @property
    def bottom(self) -> int:
        return self.y + self.box.height


@dataclass(frozen=True)
class Fork:
    """Where ways part: from the side of one box to the sides of several."""

    x: int
    start: int
    ends: tuple[int, ...]
    joining: str = ""


@dataclass
class Layout:
    """Everything placed, and how large it all is."""

    boxes: list[Placed] = field(default_factory=list)
    forks: list[Fork] = field(default_factory=list)
    downs: list[tuple[int, int, int]] = field(default_factory=list)
    width: int = 0
    height: int = 0

    def add(self, branch: Branch, x: int, y: int) -> Placed:
        """Places a branch with its upper left corner at a point; gives its first box."""
        stack = list(_stacked(branch, x, y))
        self.boxes += stack
        self.downs += [(x + BOX - EDGE, one.bottom, other.y) for one, other in pairwise(stack) if other.box.down]
        self.width = max(self.width, x + BOX)
        self.height = max(self.height, y + branch.height)
        ends, below = [], y
        for inner in branch.branches:
            ends.append(self.add(inner, x + BOX + ACROSS, below).middle)
            below += inner.height + BETWEEN
        if ends:
            self.forks.append(Fork(x + BOX, stack[-1].middle, tuple(ends), branch.joining))
        return stack[0]


def lay_out(trees: Sequence[Branch]) -> Layout:
    """The trees in their order, each as high up as its columns are free, and then as far to the left."""
    layout, free = Layout(), [0] * max([COLUMNS, *(tree.columns for tree in trees)])
    for tree in trees:
        starts = range(len(free) - tree.columns + 1)
        first = min(starts, key=lambda start: (max(free[start : start + tree.columns]), start))
        y = max(free[first : first + tree.columns])
        before = len(layout.boxes)
        layout.add(tree, first * (BOX + ACROSS), y)
        for placed in layout.boxes[before:]:
            column = placed.x // (BOX + ACROSS)
            free[column] = max(free[column], placed.bottom + BAND)
    return layout


def _stacked(branch: Branch, x: int, y: int) -> Iterator[Placed]:
    for index, box in enumerate(branch.boxes):
        y += box.above + (box.down if index else 0)
        yield Placed(box, x, y)
        y += box.height
