"""A language in which every word of the site stands in brackets, and what of a page stands outside them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch

from django.test import override_settings
from django.utils import translation

from publication.document import Document

LANGUAGE = "eo"
"""Any language that nothing else is rendered in: what is kept by language stays apart."""

SPOKEN = frozenset({"alt", "title", "aria-label", "placeholder", "aria-description", "label"})
TAKEN_BY_SCRIPTS_AND_STYLES = frozenset(
    {"data-label", "data-shown", "data-ascending", "data-descending", "data-overdue"}
)
"""Attributes with words for people."""

TOLD_IN_THE_HEAD = frozenset({"description", "og:title", "og:description", "og:site_name"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr"})
SILENT = frozenset({"script", "style", "id"})
"""Elements whose text is for programs. The identifier is that of a feed."""


_ADDRESS = re.compile(r"https?://\S+")
_WITH_DIGITS_OR_STOP = re.compile(r"[\w.]*\d\w*|[^\w\s'’-]|_")
_VALUE_MARK = re.compile(r"\{\{ *\w+:([^ }.]+)[^}]*\}\}")


def _bracketed(text: str) -> str:
    return f"⟦{text}⟧" if text else text


@contextmanager
def pseudo_language() -> Iterator[None]:
    """All that goes through gettext comes back in brackets."""
    spoken: dict[str, Any] = {
        "gettext": _bracketed,
        "ngettext": lambda one, many, number: _bracketed(one if number == 1 else many),
        "pgettext": lambda context, text: _bracketed(text),
        "npgettext": lambda context, one, many, number: _bracketed(one if number == 1 else many),
    }
    bracketed = patch.multiple(translation._trans, create=True, **spoken)
    with override_settings(LANGUAGE_CODE=LANGUAGE), translation.override(LANGUAGE), bracketed:
        yield


@dataclass
class Outside(HTMLParser):
    """Takes a page apart. `runs` are its texts outside brackets, each with the element that it stands in."""

    runs: list[tuple[str, str]] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    depth: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if name in SPOKEN | TAKEN_BY_SCRIPTS_AND_STYLES:
                self.add(f"{tag} {name}", outside_brackets(value)[0])
        if given.get("name", given.get("property")) in TOLD_IN_THE_HEAD:
            self.add("meta", outside_brackets(given["content"])[0])
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags:
            self.open_tags.pop()

    def handle_data(self, data: str) -> None:
        inside = self.open_tags[-1] if self.open_tags else ""
        if inside == "content":  # of a feed: HTML within the XML
            self.runs += take_apart(data).runs
        elif inside not in SILENT:
            text, self.depth = outside_brackets(data, self.depth)
            self.add(inside, text)

    def add(self, where: str, text: str) -> None:
        self.runs += [(where, run.strip()) for run in text.split("⟧") if run.strip()]


def take_apart(html: str) -> Outside:
    page = Outside()
    page.feed(html)
    page.close()
    return page


def outside_brackets(text: str, depth: int = 0) -> tuple[str, int]:
    """What of a text stands outside brackets, its pieces apart by "⟧"; and how many brackets are open at its end."""
    kept = []
    for character in text:
        if character == "⟧":
            depth -= 1
            kept.append("⟧" * (depth == 0))
        elif character == "⟦":
            depth += 1
        elif not depth:
            kept.append(character)
    return "".join(kept), depth


def phrases(text: str) -> list[str]:
    """Words that follow each other without a number or a stop between: of "79% (56/71), as read" only "as read"."""
    pieces = _WITH_DIGITS_OR_STOP.split(_ADDRESS.sub("|", text))
    return [" ".join(piece.split()).strip("-") for piece in pieces if re.search(r"[^\W\d_]{2}", piece)]


class Content:
    """All that some documents say, to be found again in a page, and names that are the same in every language."""

    def __init__(self, documents: Iterable[Document], names: Iterable[str]) -> None:
        said = [text for document in documents for text in _texts(document.model_dump(mode="json"))]
        said += [_VALUE_MARK.sub(r"\1", text) for text in said]
        self._said = " | ".join(" ".join(phrases(text)) + " | " + " | ".join(phrases(text)) for text in said).lower()
        self._names = {name.lower() for name in names}

    def foreign(self, text: str) -> list[str]:
        """The phrases of a text that no record says, and that are no names."""
        return [one for one in phrases(text) if one.lower() not in self._names and one.lower() not in self._said]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
