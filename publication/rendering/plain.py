"""Prose without its marks: what a line of text says, where no link and no emphasis fits."""

import re

from markdown_it.token import Token

from publication.document import Document
from publication.rendering.prose import parse_prose
from publication.values import UnknownValue, resolve_values
from trials.marks import CITATION_MARK

_BLANKS = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r" +(?=[.,;:!?)])")


def plain_text(text: str, document: Document, name: str = "") -> str:
    """The words of `text`, its values put in, its marks of sources left out. A value that the document does not have
    stays as its mark: this tells what changed, and holds nothing up."""
    try:
        resolved = resolve_values(text, document, name)
    except UnknownValue:
        resolved = text
    words = "".join(_words(token) for token in parse_prose(CITATION_MARK.sub("", resolved)))
    return _BEFORE_STOP.sub("", _BLANKS.sub(" ", words)).strip()


def _words(token: Token) -> str:
    if token.children:
        return "".join(_words(child) for child in token.children)
    if token.type in {"softbreak", "hardbreak", "paragraph_close", "list_item_close"}:
        return " "
    return token.content
