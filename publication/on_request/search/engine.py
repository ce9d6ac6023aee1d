"""What a query finds in an index, kind by kind, best first. Best is what is named most like the query: never what works
best."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from django.utils.translation import gettext
from rapidfuzz import fuzz, process

from publication.on_request.search.index import Index, Match
from publication.on_request.search.things import NAMED, TITLED, Thing, ThingKind
from publication.on_request.search.words import bare, names_in_capitals, query_terms, squash

SAME_NAME = 1.0
"""What it adds to be called exactly as was asked."""

WHOLE_TITLE = 0.3
"""What it adds if the query says all of a title."""

NEAR_ENOUGH = 65
MOST_NEAR = 5


@dataclass(frozen=True)
class Found:
    """What a query finds. `marked` are the words, folded, that are to be seen in it."""

    groups: Mapping[ThingKind, Sequence[Thing]] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()
    spelt: Sequence[tuple[str, str]] = ()
    lacks_words: bool = False
    near: Sequence[Thing] = ()

    @property
    def count(self) -> int:
        return sum(map(len, self.groups.values()))


def search(index: Index, query: str) -> Found:
    """The things that have all words of the query, or else most of them; or else what is called nearly so."""
    matches = _matches(index, query_terms(query))
    words = list(matches)
    hits = _hits(index, matches)
    most = max((len(hit) for hit in hits.values()), default=0)
    capitals = set(names_in_capitals(query)) & matches.keys()
    found = {number: hit for number, hit in hits.items() if len(hit) == most or _lists(index, number, hit, capitals)}
    scores = {number: _score(index, number, hit, len(words)) for number, hit in found.items()}
    same = index.named.get(squash(bare(query)), set())
    for number in same:
        scores[number] = scores.get(number, 0) + SAME_NAME
    if not scores:
        return Found(near=_near(index, query))
    return Found(
        groups=_group(index, scores, {*same, *_titled(index, found, matches)}),
        marked=frozenset(match.word for found in matches.values() for match in found),
        spelt=list(_spelt(index, matches)),
        lacks_words=not same and most < len(words),
    )


def _matches(index: Index, terms: Sequence[str]) -> dict[str, list[Match]]:
    """What each term may mean. A pair that stands nowhere is looked for as the word that it begins with."""
    matches = {}
    for term in terms:
        matches[term] = index.match(term)
        word = term.partition(" ")[0]
        if not matches[term] and word != term:
            matches[word] = index.match(word)
    return matches


Hits = Mapping[int, Mapping[str, float]]


def _hits(index: Index, matches: Mapping[str, Sequence[Match]]) -> Hits:
    """For each thing that has any of the words, how much each of them tells of it."""
    hits: dict[int, dict[str, float]] = defaultdict(dict)
    for word, found in matches.items():
        for match in found:
            for number, weight in index.weights[match.word].items():
                hits[number][word] = max(hits[number].get(word, 0), weight * match.quality)
    return hits


def _lists(index: Index, number: int, hit: Mapping[str, float], capitals: Set[str]) -> bool:
    """Whether it is a step with every name in capitals that is asked for: one lists MET, not "MET amplification"."""
    return bool(capitals) and index.things[number].kind == ThingKind.STEP and capitals <= hit.keys()


def _titled(index: Index, hits: Hits, matches: Mapping[str, Sequence[Match]]) -> Iterator[int]:
    """The things with all words of the query whose whole title is in it, or in what it is taken for."""
    words = {word for found in matches.values() for match in found for word in match.word.split()}
    for number, hit in hits.items():
        title = index.titles[number] if index.things[number].kind in TITLED else None
        if title and title <= words and len(hit) == len(matches):
            yield number


def _score(index: Index, number: int, hit: Mapping[str, float], asked: int) -> float:
    """How well a thing fits: by where the words stand, and how much of its title they are."""
    in_title = min(asked / max(index.title_words[number], 1), 1)
    return sum(hit.values()) / asked + WHOLE_TITLE * in_title * (min(hit.values()) > 0.5)


def _group(index: Index, scores: Mapping[int, float], called: Set[int]) -> dict[ThingKind, list[Thing]]:
    """By kind: first the kinds of what is called as was asked, then all others in their order.

    Within a kind the best first, and equals in the order of the edition.
    """
    groups: dict[ThingKind, list[Thing]] = {kind: [] for kind in ThingKind}
    for number in sorted(scores, key=lambda number: (-round(scores[number], 6), number)):
        groups[index.things[number].kind].append(index.things[number])
    first = {index.things[number].kind for number in called}
    ordered = sorted(ThingKind, key=lambda kind: kind not in first)
    return {kind: groups[kind] for kind in ordered if groups[kind]}


def _spelt(index: Index, matches: Mapping[str, Sequence[Match]]) -> Iterator[tuple[str, str]]:
    """Each word that nothing begins with, and those that were taken for it."""
    for term, found in matches.items():
        typed = term.partition(" ")[0]
        if found and not any(match.word.startswith(typed) for match in found):
            yield typed, gettext(" or ").join(index.written[match.word.partition(" ")[0]] for match in found)


def _near(index: Index, query: str) -> list[Thing]:
    """What is called nearly so, in whatever is written as one word."""
    names = [name for name, numbers in index.named.items() if any(_is_named(index, number) for number in numbers)]
    close = process.extract(squash(bare(query)), names, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=MOST_NEAR)
    numbers = dict.fromkeys(number for name, _, _ in close for number in sorted(index.named[name]))
    return [index.things[number] for number in numbers if _is_named(index, number)][:MOST_NEAR]


def _is_named(index: Index, number: int) -> bool:
    return index.things[number].kind in NAMED
