"""The algorithm as a diagram, laid out from its outline: the same parts, the same ways, the same words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext, gettext_noop

from algorithm.choices import NodeKind
from publication.rendering.figures.boxes import PILL, draw_box, draw_lines, step_address
from publication.rendering.figures.figure import Drawing, Figure, Link
from publication.rendering.figures.svg import moved, text
from publication.rendering.figures.text import wrap_plain
from publication.rendering.figures.tree import BOX, EDGE, LINE, Box, Branch, Placed, lay_out
from publication.rendering.outline import Outline, Step, Way, steps_from

HEAD = (
    gettext_noop("Part"),
    gettext_noop("Step"),
    gettext_noop("Kind"),
    gettext_noop("Condition"),
    gettext_noop("Leads to"),
    gettext_noop("Of part"),
    gettext_noop("Key"),
    gettext_noop("Key it leads to"),
)
MARGIN = 3
FOOT = gettext_noop(
    "Sides that come to a point: a question. A thick edge on the left: what to do. Cut corners: a warning. "
    "Broken line: the way goes on in another part. What each step says in full stands in the outline."
)


def algorithm_figures(outline: Outline) -> list[Figure]:
    """The diagram, where there is an algorithm."""
    if not outline.parts:
        return []
    titles = "; ".join(f"{number} {part.title}" for number, part in enumerate(outline.parts, start=1))
    steps = len(list(outline.steps()))
    return [
        Figure(
            key="algorithm",
            title=gettext("The algorithm as a diagram"),
            description=gettext(
                "A box for each of the steps ({count}), with lines to the next. Parts: {titles}. "
                "The outline says the same line by line."
            ).format(count=steps, titles=titles),
            drawing=_draw(outline),
            head=HEAD,
            rows=tuple(_rows(outline)),
            table="algorithm-outline",
            table_name=gettext_noop("The same as an outline"),
        )
    ]


def _draw(outline: Outline) -> Drawing:
    numbers = {part.node.key: number for number, part in enumerate(outline.parts, start=1)}
    layout = lay_out([_branch(part, (), numbers) for part in outline.parts])
    foot = wrap_plain(gettext(FOOT), layout.width)
    remarks = [text(layout.height + 10 + LINE * (index + 1), words, style="m") for index, words in enumerate(foot)]
    body = moved(MARGIN, MARGIN, draw_lines(layout), *map(draw_box, layout.boxes), *remarks)
    links = tuple(_link(placed) for placed in layout.boxes)
    return Drawing(layout.width + 2 * MARGIN, layout.height + LINE * len(foot) + 20, body, links)


def _link(placed: Placed) -> Link:
    box = placed.box
    return Link(placed.x + MARGIN, placed.y + MARGIN, BOX, box.height, step_address(box.key), " ".join(box.lines))


def _branch(step: Step, condition: tuple[str, ...], numbers: Mapping[str, int]) -> Branch:
    """A step, all that follows it as the one way on, and the branches where there are several."""
    boxes = [_step_box(step, condition, numbers)]
    while len(step.ways) == 1:
        (way,) = step.ways
        if way.step is None:
            return Branch((*boxes, replace(_pill(way, numbers), is_attached=True)))
        step = way.step
        boxes.append(_step_box(step, _condition(way), numbers))
    branches = [
        _branch(way.step, _condition(way), numbers) if way.step else Branch((_pill(way, numbers),)) for way in step.ways
    ]
    return Branch(tuple(boxes), tuple(branches), step.joining)


def _step_box(step: Step, condition: tuple[str, ...], numbers: Mapping[str, int]) -> Box:
    node, number = step.node, numbers.get(step.node.key)
    sign = "✗ " if node.kind == NodeKind.WARNING else ""
    says = f"{sign}{_capital(step.says)}: " if step.says else ""
    style = "b" if number else ""
    lines = wrap_plain(f"{number or ''} {says}{step.title}", BOX - 20, style=style)
    return Box(node.key, node.kind, tuple(lines), condition, style)


def _pill(way: Way, numbers: Mapping[str, int]) -> Box:
    """A way to a part that is told elsewhere, in the words of the outline; its title only where it costs no line."""
    said = f"{_capital(way.option.condition)}: " if way.option.condition else ""
    goes = gettext("go back to {number}") if way.is_back else gettext("go on to {number}")
    short = said + goes.format(number=numbers[way.node.key])
    words = f"{short} {way.title}"
    lines, short_lines = wrap_plain(words, BOX - 24), wrap_plain(short, BOX - 24)
    if len(lines) > len(short_lines):
        return Box(way.node.key, PILL, tuple(short_lines), name=words)
    return Box(way.node.key, PILL, tuple(lines))


def _condition(way: Way) -> tuple[str, ...]:
    return tuple(wrap_plain(f"{_capital(way.option.condition)}:", BOX - 2 * EDGE)) if way.option.condition else ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(outline: Outline) -> Iterator[tuple[str, ...]]:
    """Every way of every step once; a step without a way has a row of its own."""
    numbers = {part.node.key: str(number) for number, part in enumerate(outline.parts, start=1)}
    for number, part in enumerate(outline.parts, start=1):
        for step in steps_from(part):
            start = (str(number), step.title, step.node.kind.label)
            for way in step.ways:
                ends = (way.option.condition, way.title, numbers.get(way.node.key, str(number)))
                yield (*start, *ends, step.node.key, way.node.key)
            if not step.ways:
                yield (*start, "", "", "", step.node.key, "")
