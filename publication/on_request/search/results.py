"""What a reader is shown of what was found: groups of hits, their words marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from publication.on_request.search.engine import Found, search
from publication.on_request.search.excerpts import excerpt, mark_words
from publication.on_request.search.index import index_of
from publication.on_request.search.things import Thing, ThingKind
from publication.on_request.search.words import LONGEST_QUERY
from publication.rendering.book import Book

SHOWN_OF_A_KIND = 5
SHOWN_WHILE_TYPING = 2


@dataclass(frozen=True)
class Hit:
    """A thing that was found."""

    thing: Thing
    marked: frozenset[str]

    @property
    def title(self) -> SafeString:
        return mark_words(self.thing.title, self.marked)

    @property
    def excerpt(self) -> SafeString:
        return excerpt(self.thing.text, self.marked)


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the best of it, and how much there is."""

    kind: ThingKind
    hits: Sequence[Hit]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.hits)

    @property
    def compares_trials(self) -> bool:
        """Whether figures of several trials stand below each other."""
        return self.kind == ThingKind.RESULT and len(self.hits) > 1


@dataclass(frozen=True)
class Results:
    """The answer to a query, as a page shows it."""

    query: str
    found: Found
    only: ThingKind | None = None
    shown_of_a_kind: int = SHOWN_OF_A_KIND

    @cached_property
    def groups(self) -> list[Group]:
        return [self._group(kind, things) for kind, things in self.found.groups.items() if self.only in (None, kind)]

    def _group(self, kind: ThingKind, things: Sequence[Thing]) -> Group:
        shown = len(things) if self.only else self.shown_of_a_kind
        return Group(kind, [Hit(thing, self.found.marked) for thing in things[:shown]], len(things))

    @property
    def is_cut_short(self) -> bool:
        """Whether the query was longer than is looked at."""
        return len(self.query) > LONGEST_QUERY


def find(book: Book, query: str, only: ThingKind | None = None, shown_of_a_kind: int = SHOWN_OF_A_KIND) -> Results:
    """What a query finds in an edition."""
    return Results(query, search(index_of(book), query), only, shown_of_a_kind)
