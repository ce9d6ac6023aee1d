"""A term, and how it is found in a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext


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

    source: str = ""
    """Its name in English, where this is a translation."""

    @property
    def key(self) -> str:
        """Its anchor, in every language the same: "overall-survival"."""
        return re.sub(r"[^a-z0-9]+", "-", (self.source or self.name).lower()).strip("-")

    @property
    def words(self) -> tuple[str, ...]:
        return (self.name, *self.also)

    def translated(self) -> "Term":
        """The term in the site's language."""
        name, long, means = (gettext(text) if text else "" for text in (self.name, self.long, self.means))
        return replace(self, name=name, long=long, means=means, also=tuple(map(gettext, self.also)), source=self.name)


@dataclass(frozen=True)
class TermGroup:
    """Terms that belong together."""

    title: str
    terms: tuple[Term, ...]

    def translated(self) -> "TermGroup":
        """The group in the site's language."""
        return TermGroup(gettext(self.title), tuple(term.translated() for term in self.terms))


def words_of(groups: Iterable[TermGroup]) -> Mapping[str, Term]:
    """Each way of writing a term that pages mark, and the term."""
    marked = [term for group in groups for term in group.terms if term.is_marked]
    return {word: term for term in marked for word in term.words}


def finder(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of the words that stands in a text as a word of its own; a plural's s is the second group."""
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(longest)})(s?)(?![\w-])")
