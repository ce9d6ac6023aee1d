"""The algorithm, one question at a time: a page for each step, with its ways on and the evidence that bears on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

from algorithm.choices import Joining, NodeKind
from algorithm.content import DecisionNodeContent, OptionContent
from publication import notices
from publication.document import Document
from publication.rendering.book import Book
from publication.rendering.notes import Note, TombstoneNotice
from publication.rendering.outline import Nodes, kind_to_say, nodes_of, options_of, title_of
from publication.rendering.page import Page
from publication.rendering.walk_drugs import BEFORE, BEYOND, StepDrug, drugs_of_step, mutations_named
from publication.rendering.walk_path import Leg, Place, WalkPath, legs_of

DESCRIPTION = gettext_noop(
    "{title}: a step of the treatment algorithm, its ways on, and the evidence for the drugs that it names."
)


@dataclass(frozen=True)
class Ahead:
    """What lies one step further: a title, and the condition under which it comes."""

    title: str
    condition: str


class OfNode:
    """What kind of step it is, wherever the walk shows it."""

    node: DecisionNodeContent

    @property
    def says(self) -> str:
        return kind_to_say(self.node)

    @property
    def is_warning(self) -> bool:
        return self.node.kind == NodeKind.WARNING


@dataclass(frozen=True)
class Onward(OfNode):
    """A way on from a step, as a link."""

    option: OptionContent
    node: DecisionNodeContent
    note: Note
    place: Place
    ahead: list[Ahead]


@dataclass(frozen=True)
class Arrival:
    """A step that leads here, and on which condition."""

    place: Place
    condition: str


@dataclass(frozen=True)
class Start:
    """Where a walk can begin."""

    label: str
    key: str


@dataclass(frozen=True)
class WalkStep(OfNode):
    """All that the page of a step shows."""

    node: DecisionNodeContent
    title: str
    note: Note
    path: WalkPath
    legs: list[Leg]
    onward: list[Onward]
    taken_back: list[TombstoneNotice]
    drugs: list[StepDrug]
    is_beyond: bool
    arrivals: list[Arrival]

    @property
    def all_hold(self) -> bool:
        """Whether its ways go together, rather than one instead of another."""
        return len(self.onward) > 1 and self.node.joining == Joining.ALL

    @property
    def names_mutations(self) -> bool:
        """Whether what fits depends on the mutation."""
        return bool(mutations_named(self.node))

    @property
    def address(self) -> str:
        """The address of this step with the path to it, from the top of the edition."""
        return self.path.address(self.node.key)


def step_page(book: Book, key: str, path: WalkPath | None = None) -> Page:
    """The page of a step, reached by a path. Raises KeyError for a step that the edition does not have."""
    step = walk_step(book, key, path or WalkPath())
    context = {"step": step, "starts": starts_of(book.document), "informs": gettext(notices.INFORMS)}
    path_in_bundle = f"algorithm/{key}/index.html"
    return Page(book, path_in_bundle, step.title, "algorithm_step.html", context, description=gettext(DESCRIPTION))


def step_pages(book: Book) -> Iterator[Page]:
    """A page for each step of the algorithm, as it is reached without a path."""
    for key in nodes_of(book.document):
        yield step_page(book, key)


def start_page(book: Book) -> Page:
    """Where the walk begins, with the whole as an outline below."""
    starts = starts_of(book.document)
    step = walk_step(book, starts[0].key, WalkPath()) if starts else None
    context = {"step": step, "starts": starts, "informs": gettext(notices.INFORMS)}
    return Page(book, "algorithm/index.html", gettext("Treatment algorithm"), "algorithm.html", context)


def starts_of(document: Document) -> list[Start]:
    """Where a walk can begin: at progression first, then at the steps that are starts."""
    nodes = nodes_of(document)
    begins = [key for key, node in nodes.items() if node.kind == NodeKind.START]
    starts = [Start(gettext("At diagnosis"), key) for key in begins[:1]]
    starts += [
        Start(gettext("At diagnosis: {step}").format(step=title_of(document, nodes[key])), key) for key in begins[1:]
    ]
    if settings.ALGORITHM_AT_PROGRESSION in nodes:
        starts.insert(0, Start(gettext("At progression"), settings.ALGORITHM_AT_PROGRESSION))
    return starts


def walk_step(book: Book, key: str, path: WalkPath) -> WalkStep:
    """A step as a reader who came by this path sees it. Raises KeyError."""
    document = book.document
    nodes = nodes_of(document)
    node = nodes[key]
    beyond = key in beyond_progression(nodes)
    leads_to = {option.leads_to for option in node.options}
    return WalkStep(
        node=node,
        title=title_of(document, node),
        note=book.notes.of(node),
        path=path,
        legs=legs_of(path, key, document),
        onward=[_onward(book, option, path.then(key), nodes) for option in options_of(node, nodes)],
        taken_back=[notice for notice in book.notices_by_kind["decisionnode"] if notice.tombstone.key in leads_to],
        drugs=drugs_of_step(book, node, BEYOND if beyond else BEFORE),
        is_beyond=beyond,
        arrivals=_arrivals(document, key, nodes),
    )


def beyond_progression(nodes: Nodes) -> frozenset[str]:
    """Keys of the steps that no start leads to but through progression."""
    waiting = [key for key, node in nodes.items() if node.kind == NodeKind.START]
    before = {settings.ALGORITHM_AT_PROGRESSION}
    while waiting:
        key = waiting.pop()
        if key not in before:
            before.add(key)
            waiting += [option.leads_to for option in options_of(nodes[key], nodes)]
    return frozenset(nodes) - before


def _onward(book: Book, option: OptionContent, path: WalkPath, nodes: Nodes) -> Onward:
    target = nodes[option.leads_to]
    ahead = [Ahead(title_of(book.document, nodes[one.leads_to]), one.condition) for one in options_of(target, nodes)]
    place = Place(title_of(book.document, target), path.address(target.key))
    return Onward(option, target, book.notes.of(target), place, ahead)


def _arrivals(document: Document, key: str, nodes: Nodes) -> list[Arrival]:
    return [
        Arrival(Place(title_of(document, node), WalkPath().address(node.key)), option.condition)
        for node in nodes.values()
        for option in options_of(node, nodes)
        if option.leads_to == key
    ]
