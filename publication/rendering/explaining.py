"""Terms, explained where they first stand on a page: by a note that opens there, on paper by the long form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from publication.rendering.glossary import glossary
from publication.rendering.glossary.term import Term, finder, words_of

_CLOSED = {"details", "summary"}
_INTERACTIVE = {"a", "button", "label"}
_HEADINGS = {"h1", "h2", "h3", "h4", "th", "caption", "legend", "nav"}
_SILENT = (
    _CLOSED
    | _INTERACTIVE
    | _HEADINGS
    | {"head", "style", "script", "title", "svg", "code", "abbr", "dfn", "figcaption", "mark", "small"}
)
"""Elements whose text is passed over: what cannot hold a button, what is closed at first, what explains itself, and
small print, which is not shown on every screen."""

_TOKEN = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")


@dataclass(frozen=True)
class Explained:
    """A page with its terms marked, and those terms, in the order in which they stand."""

    html: str
    terms: tuple[Term, ...]


def explain_terms(html: str, *, on_paper: bool = False) -> Explained:
    """`html` with each term marked where it first stands in the text, once."""
    explained: dict[str, Term] = {}
    silent: list[str] = []
    words, find = _terms(get_language())
    parts = _TOKEN.split(html)
    for index, part in enumerate(parts):
        if part.startswith("<"):
            _follow(part, silent)
        elif not silent and part.strip():
            parts[index] = find.sub(lambda match: _explain(match, words, explained, on_paper=on_paper), part)
    return Explained("".join(parts), tuple(explained.values()))


@lru_cache(maxsize=8)
def _terms(language: str | None) -> tuple[Mapping[str, Term], re.Pattern[str]]:
    """The terms of a language, and what finds them in a text."""
    words = words_of(glossary())
    return words, finder(words)


def _follow(tag: str, silent: list[str]) -> None:
    """Keeps the stack of open elements whose text is passed over."""
    match = _TAG.match(tag)
    if match is None or match[2] not in _SILENT or match[3]:
        return
    if not match[1]:
        silent.append(match[2])
    elif silent:
        silent.pop()


def _explain(match: re.Match[str], words: Mapping[str, Term], explained: dict[str, Term], *, on_paper: bool) -> str:
    term = words[match[1]]
    if term.key in explained or (match[2] and not term.has_plural):
        return match[0]
    explained[term.key] = term
    if not on_paper:
        return f'<button class="term" popovertarget="term-{term.key}">{match[0]}</button>'
    return _in_full(match, term)


def _in_full(match: re.Match[str], term: Term) -> str:
    """The abbreviation with its long form behind it, unless the text gives that itself."""
    if not term.long or match[1] != term.name:
        return match[0]
    long = f"{term.long}{match[2]}"
    short = f'<abbr title="{long}">{match[0]}</abbr>'
    is_given = match.string[: match.start()].rstrip().lower().endswith(f"{long.lower()} (")
    return short if is_given else f'{short} <span class="expansion">({long})</span>'
