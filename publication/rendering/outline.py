"""The algorithm as an outline that can be read line by line, aloud as well.

A step that several ways lead to opens a part of its own, so that nothing is told twice and nothing nests
deep. A way to a part that stands above reads "go back to", to one below "go on to".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

from algorithm.choices import NodeKind
from algorithm.content import DecisionNodeContent, OptionContent
from publication.document import Document
from publication.rendering.notes import Note, Notes
from publication.rendering.prose import render_prose

Nodes = Mapping[str, DecisionNodeContent]


@dataclass(frozen=True)
class Step:
    """A node where it stands in the outline, with its ways on."""

    node: DecisionNodeContent
    title: str
    note: Note
    ways: list["Way"]

    @property
    def joining(self) -> str:
        """The word between its ways, where there are several."""
        return self.node.joining.label if len(self.ways) > 1 else ""

    @property
    def leads_straight_on(self) -> bool:
        """Whether there is just one way, and nothing to choose."""
        return len(self.ways) == 1 and not self.ways[0].option.condition

    @property
    def says(self) -> str:
        """What kind of step it is, where its title alone does not tell."""
        return kind_to_say(self.node)


@dataclass(frozen=True)
class Way:
    """A way on from a step: to a step told here, or to a part told elsewhere (`back` or on)."""

    option: OptionContent
    node: DecisionNodeContent
    title: str
    step: Step | None = None
    is_back: bool = False


@dataclass(frozen=True)
class Outline:
    """The parts of the algorithm, in the order in which a reader comes to them."""

    parts: tuple[Step, ...]

    def steps(self) -> Iterator[Step]:
        """Every step once, as it is told."""
        for part in self.parts:
            yield from steps_from(part)


def build_outline(document: Document, notes: Notes) -> Outline:
    """The outline of a document's algorithm. A way to a node that was taken back is left out."""
    nodes = nodes_of(document)
    heads = _heads(nodes)
    position = {key: index for index, key in enumerate(heads)}

    def tell(node: DecisionNodeContent, part: int) -> Step:
        ways = [way(option, part) for option in options_of(node, nodes)]
        return Step(node, title_of(document, node), notes.of(node), ways)

    def way(option: OptionContent, part: int) -> Way:
        target = nodes[option.leads_to]
        title = title_of(document, target)
        if target.key in position:
            return Way(option, target, title, is_back=position[target.key] <= part)
        return Way(option, target, title, step=tell(target, part))

    return Outline(tuple(tell(nodes[key], position[key]) for key in heads))


def nodes_of(document: Document) -> Nodes:
    """The steps of a document's algorithm, by key."""
    return {node.key: node for node in document.of(DecisionNodeContent)}


def title_of(document: Document, node: DecisionNodeContent) -> str:
    """The title of a step as plain text, what it takes from records filled in. Raises UnknownValue."""
    name = f"{node.record_kind} {node.key}"
    return unescape(strip_tags(render_prose(node.title, document, name=name))).strip()


def kind_to_say(node: DecisionNodeContent) -> str:
    """What kind of step it is, where its title alone does not tell; else ""."""
    return node.kind.label if node.kind in {NodeKind.WARNING, NodeKind.TEST, NodeKind.EVENT} else ""


def options_of(node: DecisionNodeContent, nodes: Nodes) -> list[OptionContent]:
    """The ways on from a step in their order, without those to a step that was taken back."""
    kept = [option for option in node.options if option.leads_to in nodes]
    return sorted(kept, key=lambda option: option.position)


def _heads(nodes: Nodes) -> list[str]:
    """Keys of the steps that open a part: starts, steps that several ways lead to, steps that none leads to."""
    ways_to = Counter(option.leads_to for node in nodes.values() for option in options_of(node, nodes))
    starts = [key for key, node in nodes.items() if node.kind == NodeKind.START]
    loose = [key for key in nodes if key not in ways_to and key not in starts]
    opening = {key for key in nodes if ways_to[key] > 1} | set(starts) | set(loose)
    order: list[str] = []
    for key in [*starts, *loose, *nodes]:
        if key not in order:  # at last a ring that nothing leads into: it opens at its first key
            opening.add(key)
            order.extend(_reached_from(key, nodes, order))
    return [key for key in order if key in opening]


def _reached_from(start: str, nodes: Nodes, known: Sequence[str]) -> list[str]:
    """The keys that a reader comes to from `start`, each way to its end before the next."""
    order: list[str] = []
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key not in order and key not in known:
            order.append(key)
            waiting += [option.leads_to for option in reversed(options_of(nodes[key], nodes))]
    return order


def steps_from(step: Step) -> Iterator[Step]:
    """A step and all that are told below it."""
    yield step
    for way in step.ways:
        if way.step:
            yield from steps_from(way.step)
