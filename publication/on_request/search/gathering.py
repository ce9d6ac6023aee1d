"""Every thing of an edition that can be found, kind by kind."""

from collections.abc import Callable, Iterator

from publication.on_request.search import evidence, prose
from publication.on_request.search.things import Thing
from publication.rendering.book import Book

GATHERERS: tuple[Callable[[Book], Iterator[Thing]], ...] = (
    evidence.drugs,
    evidence.mutations,
    evidence.trials,
    evidence.pairs,
    prose.steps,
    prose.sections,
    prose.statements,
    evidence.fusions,
    evidence.results,
    prose.references,
    prose.corrections,
    prose.terms,
    evidence.taken_back,
)
"""Each gives the things of one kind. A further kind has its function here."""


def gather(book: Book) -> list[Thing]:
    """All of them."""
    return [thing for gatherer in GATHERERS for thing in gatherer(book)]
