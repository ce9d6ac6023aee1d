"""A term, and how it is found in a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word of the field: how it is written, in full if it is short for something, and what it means."""

    name: str
    long: str = ""
    means: str = ""
    also: tuple[str, ...] = ()
    """Other ways in which a text may write it."""
    has_plural: bool = False
    is_marked: bool = True
    """Whether a page marks it where it first stands. What every reader knows has its place in the glossary alone."""

    @property
    def key(self) -> str:
        """Its anchor: "overall-survival"."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    @property
    def words(self) -> tuple[str, ...]:
        return (self.name, *self.also)


@dataclass(frozen=True)
class TermGroup:
    """Terms that belong together."""

    title: str
    terms: tuple[Term, ...]


def words_of(groups: Iterable[TermGroup]) -> Mapping[str, Term]:
    """Each way of writing a term that pages mark, and the term."""
    marked = [term for group in groups for term in group.terms if term.is_marked]
    return {word: term for term in marked for word in term.words}


def finder(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of the words that stands in a text as a word of its own; a plural's s is the second group."""
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(longest)})(s?)(?![\w-])")
