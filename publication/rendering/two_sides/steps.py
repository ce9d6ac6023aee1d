"""The algorithm in lines: steps that lead straight on share one, a way to another part is that part's number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from algorithm.choices import NodeKind
from publication.rendering.outline import Outline, Step, Way


@dataclass(frozen=True)
class Line:
    """A line: under which condition, which steps in a row, and where it goes on."""

    condition: str
    joining: str
    steps: tuple[Step, ...]
    goes_on_to: int | None
    lines: tuple["Line", ...]
    number: int | None = None

    @property
    def is_warning(self) -> bool:
        return any(step.node.kind == NodeKind.WARNING for step in self.steps)


def part_lines(outline: Outline) -> list[Line]:
    """One line for each part, with its ways below it. Parts are numbered from 1."""
    numbers = {part.node.key: number for number, part in enumerate(outline.parts, start=1)}
    return [replace(_line(part, "", "", numbers), number=numbers[part.node.key]) for part in outline.parts]


def _line(step: Step, condition: str, joining: str, numbers: Mapping[str, int]) -> Line:
    """A step with its ways. The first way stands in the same line where nothing is to be chosen for it."""
    ways = tuple(_way(way, step.joining if index else "", numbers) for index, way in enumerate(step.ways))
    if ways and not ways[0].condition and not ways[0].lines:
        straight, *others = ways
        return Line(condition, joining, (step, *straight.steps), straight.goes_on_to, tuple(others))
    if len(ways) == 1 and not ways[0].condition:
        return Line(condition, joining, (step, *ways[0].steps), None, ways[0].lines)
    if len(ways) == 1 and not ways[0].steps:
        return Line(condition, joining, (step,), ways[0].goes_on_to, ())
    return Line(condition, joining, (step,), None, ways)


def _way(way: Way, joining: str, numbers: Mapping[str, int]) -> Line:
    if way.step is None:
        return Line(way.option.condition, joining, (), numbers[way.node.key], ())
    return _line(way.step, way.option.condition, joining, numbers)


def halves(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The parts in two columns of about the same height, in their order."""
    heights = [_height(line) for line in lines]
    best = min(range(len(lines) + 1), key=lambda cut: (max(sum(heights[:cut]), sum(heights[cut:])), cut))
    return lines[:best], lines[best:]


def _height(line: Line) -> int:
    return 1 + len(line.steps) // 2 + sum(_height(inner) for inner in line.lines)
