"""The boxes of the diagram, whose shape says what kind of step they are, and the lines between them."""

from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape

from algorithm.choices import NodeKind
from publication.rendering.figures.figure import ROOT
from publication.rendering.figures.svg import element, moved, path, text
from publication.rendering.figures.tree import ACROSS, BOX, LINE, PADDING, Box, Fork, Layout, Placed
from publication.rendering.walk_path import WalkPath

PILL = "pill"
"""The kind of a box that stands for a way to another part."""

POINT, ROUND, INDENT = 8, 12, 11
HALF_A_WORD = 8
ARROW = "l-4-3m4 3l-4 3"


def step_address(key: str) -> str:
    """Where a step stands, below the top of the bundle."""
    return WalkPath().address(key)


def draw_box(placed: Placed) -> str:
    """A box that leads to its step, and above it the condition."""
    box = placed.box
    spans = [
        element("tspan", escape(f"{words} "), x=INDENT, y=PADDING + 11 + LINE * index)
        for index, words in enumerate(box.lines)
    ]
    words = element("text", *spans, style=f"k {box.style}".strip())
    inside = element("a", _shape(box), words, href=f"{ROOT}{step_address(box.key)}", aria_label=box.name)
    above = [text(LINE * index - box.above + 9, words, style="m") for index, words in enumerate(box.condition)]
    return moved(placed.x, placed.y, inside, *above)


def _shape(box: Box) -> str:
    height, half = box.height, box.height // 2
    if box.kind == NodeKind.QUESTION:
        side = BOX - POINT
        return path(f"M{POINT} 0H{side}l{POINT} {half}-{POINT} {half}H{POINT}l-{POINT}-{half} {POINT}-{half}z", "x")
    if box.kind == NodeKind.WARNING:
        return path(f"M8 0H{BOX - 8}l8 8V{height - 8}l-8 8H8l-8-8V8z", "w")
    if box.kind == NodeKind.ACTION:
        return path(f"M0 0H{BOX}V{height}H0z", "x") + path(f"M2 0V{height}", "s")
    rounded = ROUND if box.kind in {PILL, NodeKind.START} else None
    return element("rect", width=BOX, height=height, rx=rounded, style="l" if box.kind == PILL else "x")


def draw_lines(layout: Layout) -> str:
    """All lines, and the words where ways part."""
    lines = [f"M{x} {start}V{end}l-3-4m3 4l3-4" for x, start, end in layout.downs]
    lines += [part for fork in layout.forks for part in _fork(fork)]
    words = [
        text(place + 4, fork.joining, x=fork.x + ACROSS // 2, style="a")
        for fork in layout.forks
        for place in _places_of_words(fork)
    ]
    return path("".join(lines), "t") + "".join(words)


def _fork(fork: Fork) -> Iterator[str]:
    """Out of the box, along a spine that leaves room for the words, into each box."""
    spine, end = fork.x + ACROSS // 2, fork.x + ACROSS
    yield f"M{fork.x} {fork.start}H{spine}"
    for place in fork.ends:
        yield f"M{spine} {place}H{end}{ARROW}"
    top = min(fork.start, *fork.ends)
    for place in _places_of_words(fork):
        yield f"M{spine} {top}V{place - HALF_A_WORD}"
        top = place + HALF_A_WORD
    yield f"M{spine} {top}V{max(fork.start, *fork.ends)}"


def _places_of_words(fork: Fork) -> list[int]:
    """Half way between two ways, and beside the line that leads in if that is there too."""
    if not fork.joining:
        return []
    middles = [(one + other) // 2 for one, other in pairwise(fork.ends)]
    return [fork.start + HALF_A_WORD if abs(place - fork.start) < HALF_A_WORD else place for place in middles]
