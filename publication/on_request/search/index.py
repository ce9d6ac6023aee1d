"""The words of an edition, each with the things that have it and how much it tells of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from publication.on_request.search.gathering import gather
from publication.on_request.search.things import Thing
from publication.on_request.search.words import SMALL_WORDS, has_digit, split_words, squash, terms_of
from publication.rendering.book import Book

IN_TITLE = 1.0
IN_NAME = 0.9
IN_TEXT = 0.5
UNSEEN = 0.4

BEGINNING = 0.8
"""What a word is worth that only begins as it was typed, at most."""

SHORTEST_BEGINNING = 3

MISSPELT = 0.6
"""What a word is worth that is spelt nearly as it was typed, at most."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the edition that a word of a query may mean, and how well."""

    word: str
    quality: float


class Index:
    """All things of an edition by word."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = things
        self.weights: dict[str, dict[int, float]] = defaultdict(dict)
        self.written: dict[str, str] = {}
        self.named: dict[str, set[int]] = defaultdict(set)
        self.title_words: list[int] = []
        self.titles: list[frozenset[str]] = []
        for number, thing in enumerate(things):
            self._enter(number, thing)
        self.vocabulary = sorted(self.written)

    def _enter(self, number: int, thing: Thing) -> None:
        words = [word.folded for word in split_words(thing.title)]
        self.title_words.append(len(words))
        self.titles.append(frozenset(words) - SMALL_WORDS)
        for text, weight in _weighed(thing):
            for term in terms_of(text):
                known = self.weights[term]
                known[number] = max(known.get(number, 0), weight)
            for word in split_words(text):
                self.written.setdefault(word.folded, text[word.start : word.end])
        for name in filter(None, map(squash, (thing.title, *thing.names))):
            self.named[name].add(number)

    def match(self, term: str) -> list[Match]:
        """What a word of a query may mean: itself, or else words that begin with it, or else words spelt nearly so.

        A word that stands by itself is that word: MET is not the beginning of metastases.

        Of a pair the same holds for its first word; its number is that number and no other.
        """
        word, _, number = term.partition(" ")
        if not number:
            return self._match(word)
        pairs = [Match(f"{match.word} {number}", match.quality) for match in self._match(word)]
        return [pair for pair in pairs if pair.word in self.weights]

    def _match(self, word: str) -> list[Match]:
        if word in self.weights:
            return [Match(word, 1.0)]
        return self._beginnings(word) or self._misspelt(word)

    def _beginnings(self, word: str) -> list[Match]:
        if len(word) < SHORTEST_BEGINNING:
            return []
        return [
            Match(known, BEGINNING * (0.5 + 0.5 * len(word) / len(known)))
            for known in self.vocabulary
            if known.startswith(word) and not known.isdigit()
        ]

    def _misspelt(self, word: str) -> list[Match]:
        """Never for a word with a digit: another mutation or another number is another thing."""
        slips = 0 if has_digit(word) or len(word) < 4 else 1 if len(word) < 8 else 2
        if not slips:
            return []
        near = process.extract(word, self.vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=8)
        least = min((distance for _, distance, _ in near), default=0)
        return [
            Match(known, MISSPELT * (1 - distance / len(word)))
            for known, distance, _ in near
            if distance == least and not has_digit(known)
        ]


def _weighed(thing: Thing) -> Iterator[tuple[str, float]]:
    yield thing.title, IN_TITLE
    for name in thing.names:
        yield name, IN_NAME
    yield thing.text, IN_TEXT
    yield thing.more, UNSEEN


@lru_cache(maxsize=16)
def index_of(book: Book) -> Index:
    """The index of an edition, made once and kept while the process lives."""
    return Index(gather(book))
