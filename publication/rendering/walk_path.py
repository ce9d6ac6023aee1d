"""The way that a reader came through the algorithm, as it stands in an address: `?via=pd.cnsonly`.

An address is read from its end: what does not lead, step by step, to where the reader is, is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from algorithm.choices import Joining
from algorithm.content import DecisionNodeContent, OptionContent
from publication.document import Document
from publication.rendering.outline import Nodes, nodes_of, options_of, title_of

SEPARATOR = "."
"""Stands between two keys. No key contains it (review.models.record.KEY_PATTERN)."""

MOST_STEPS = 40
"""How many steps an address tells. The algorithm has rings, so that a walk has no end."""


@dataclass(frozen=True)
class WalkPath:
    """The keys of the steps before the one at which the reader is, the first of them first."""

    keys: tuple[str, ...] = ()
    is_impossible_before: bool = False
    is_too_long: bool = False

    def then(self, key: str) -> "WalkPath":
        """The path of who goes on from the step with this key."""
        return WalkPath((*self.keys, key)[-MOST_STEPS:])

    def before(self, index: int) -> "WalkPath":
        """The path of who stood at the step of this index."""
        return WalkPath(self.keys[:index])

    def address(self, key: str) -> str:
        """The address of a step to which this path leads, from the top of the edition."""
        query = f"?{urlencode({'via': SEPARATOR.join(self.keys)})}" if self.keys else ""
        return f"algorithm/{key}/{query}"


@dataclass(frozen=True)
class Place:
    """A step as a link to it: its title, and its address from the top of the edition."""

    title: str
    address: str


@dataclass(frozen=True)
class Leg:
    """A step of the path: where it was, on which condition the way was taken, and what holds there besides."""

    place: Place
    conditions: tuple[str, ...]
    besides: tuple[Place, ...]


def read_path(via: str, key: str, nodes: Nodes) -> WalkPath:
    """The longest possible end of `via` that leads to the step with this key."""
    asked = via.split(SEPARATOR) if via else []
    keys: list[str] = []
    following = key
    for one in reversed(asked[-MOST_STEPS:]):
        if one not in nodes or not _options_to(following, nodes[one]):
            return WalkPath(tuple(keys), is_impossible_before=True)
        keys.insert(0, one)
        following = one
    return WalkPath(tuple(keys), is_too_long=len(asked) > MOST_STEPS)


def legs_of(path: WalkPath, key: str, document: Document) -> list[Leg]:
    """Each step of a path that leads to the step with this key."""
    following = (*path.keys[1:], key)
    return [_leg(path, index, target, document) for index, target in enumerate(following[: len(path.keys)])]


def _leg(path: WalkPath, index: int, target: str, document: Document) -> Leg:
    nodes = nodes_of(document)
    node, here = nodes[path.keys[index]], path.before(index)
    others = [option for option in options_of(node, nodes) if option.leads_to != target]
    return Leg(
        place=Place(title_of(document, node), here.address(node.key)),
        conditions=tuple(option.condition for option in _options_to(target, node) if option.condition),
        besides=tuple(
            Place(title_of(document, nodes[other.leads_to]), here.then(node.key).address(other.leads_to))
            for other in (others if node.joining == Joining.ALL else ())
        ),
    )


def _options_to(key: str, node: DecisionNodeContent) -> Sequence[OptionContent]:
    return [option for option in node.options if option.leads_to == key]
