"""A few sentences of what was found, the found words marked. Sentences stay whole: a cut could lose a "not"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from publication.on_request.search.words import Word, pair_of, split_words, terms_of

LONG_ENOUGH = 220
"""After so many letters no further sentence is added."""

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[A-Z“])")


_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]{1,3}|\b(?:approx|corp|excl|incl|prof|resp|suppl))\.$", re.IGNORECASE)
"""A stop that may end no sentence: after "vs", "al", a single letter. Where in doubt the sentence stays whole."""


def split_sentences(text: str) -> list[str]:
    """The sentences of `text`. Two that cannot be told apart for certain stay one."""
    sentences: list[str] = []
    for piece in _BETWEEN_SENTENCES.split(text):
        if sentences and _ABBREVIATION.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {piece}"
        else:
            sentences.append(piece)
    return sentences


def mark_words(text: str, marked: frozenset[str]) -> SafeString:
    """`text`, escaped, with each word whose folded form is in `marked` in a <mark>."""
    pieces = []
    done = 0
    words = split_words(text)
    for position, word in enumerate(words):
        if marked & _terms_with(words, position):
            pieces.append(f"{escape(text[done : word.start])}<mark>{escape(text[word.start : word.end])}</mark>")
            done = word.end
    return mark_safe(f"{''.join(pieces)}{escape(text[done:])}")


def _terms_with(words: Sequence[Word], position: int) -> set[str]:
    """A word of a text, and the pairs that it is part of."""
    around = [word.folded for word in words[max(position - 1, 0) : position + 2]]
    return {words[position].folded, *(pair_of(before, word) for before, word in pairwise(around))}


def excerpt(text: str, marked: frozenset[str]) -> SafeString:
    """The sentences of `text` with the most of the found words, from its beginning if it has none."""
    sentences = split_sentences(text)
    told = [len(marked.intersection(terms_of(sentence))) for sentence in sentences]
    first = told.index(max(told))
    last = first + 1
    while last < len(sentences) and len(" ".join(sentences[first : last + 1])) <= LONG_ENOUGH:
        last += 1
    before, after = "… " if first else "", " …" if last < len(sentences) else ""
    return mark_safe(f"{before}{mark_words(' '.join(sentences[first:last]), marked)}{after}")
