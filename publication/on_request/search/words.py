"""Words as search compares them: folded, each with where it stands in its text.

The text itself is never changed: what is found is shown as it was signed.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from drugs.identifiers import short_name

LONGEST_QUERY = 100
"""So many letters of a query are looked at."""

MOST_WORDS = 10

_WORD = re.compile(r"[0-9]+\.[0-9]+|[^\W_]+")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
"""TRUST-II is asked for as TRUST 2, stage IV as stage 4."""

_CAPITALS = re.compile(r"\b[A-Z]{2,4}\b")

_ADDRESS = re.compile(r"https?://[^\s/]+/(?:study/|articles/)?", re.IGNORECASE)
"""A DOI or a registry number is often pasted as the address of its page."""

SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "doi", "for", "from", "has", "have", "how",
     "in", "is", "it", "nct", "no", "of", "on", "or", "p", "pmid", "than", "that", "the", "their", "there", "these",
     "this", "to", "was", "were", "what", "when", "which", "who", "why", "will", "with", "work"}
)  # fmt: skip
"""Words that find everything, so that they find nothing. They count only where a query has no others."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands."""

    folded: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """The words of a text in their order. A number with its decimals is one word."""
    return [Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def squash(text: str) -> str:
    """A name as one word, however it is written: "TRUST-II" and "trust 2" are both "trust2"."""
    return "".join(word.folded for word in split_words(text))


def pair_of(before: str, word: str) -> str:
    """ "trust 2": a short number belongs to the word before it, and alone says nothing. "" for any other two words."""
    return f"{before} {word}" if len(word) <= 2 and word.isdigit() and not has_digit(before) and before else ""


def terms_of(text: str) -> list[str]:
    """The words of a text, folded, with the pairs among them."""
    words = [word.folded for word in split_words(text)]
    pairs = [pair_of(before, word) for before, word in pairwise(words)]
    return [*words, *filter(None, pairs)]


def query_terms(query: str) -> list[str]:
    """The words and pairs that are looked for."""
    terms: list[str] = []
    for word in split_words(bare(query)):
        pair = pair_of(terms[-1] if terms else "", word.folded)
        terms[-1 if pair else len(terms) :] = [pair or word.folded]
    known = list(dict.fromkeys(terms))
    return ([term for term in known if term not in SMALL_WORDS] or known)[:MOST_WORDS]


def names_in_capitals(query: str) -> list[str]:
    """The words of a query that are written as a gene is, MET or KRAS, folded."""
    return [fold(word) for word in _CAPITALS.findall(bare(query))]


def bare(query: str) -> str:
    """A query without the address before an identifier, no longer than is looked at."""
    return _ADDRESS.sub("", query[:LONGEST_QUERY])


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word without case, accents and plural; a substitution in its short form; a Roman number as digits."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    folded = plain.casefold()
    if folded in _ROMAN:
        return _ROMAN[folded]
    if has_digit(folded):
        return short_name(folded).lower() or folded
    return _singular(folded).replace("umour", "umor")


def _singular(word: str) -> str:
    """ "trials" as "trial"; "metastases" and "metastasis" as one."""
    if len(word) < 5:
        return word
    if word.endswith("sis"):
        return f"{word[:-2]}e"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
