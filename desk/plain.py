"""Prose without its marks, for lists and titles."""

import re

from pages.content import CITATION_MARK, VALUE_MARK, StatementContent
from review.content import RecordContent

LONGEST_NAME = 110

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|\\(?=[\\`*_\[\]<>])")
_NAMED_BY_KEY = {"drug", "mutation"}


def plain(markdown: str) -> str:
    """Text as it is read: links by their words, no citation marks, no emphasis."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", CITATION_MARK.sub("", markdown))).replace(" .", ".")


def short_name(content: RecordContent) -> str:
    """What a list calls a record; a statement by its first words, with a dot for each number it takes from a record."""
    if not isinstance(content, StatementContent):
        return content.name
    return shorten(plain(VALUE_MARK.sub(lambda mark: mark[2] if mark[1] in _NAMED_BY_KEY else "…", content.text)))


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME].rstrip()}…"
