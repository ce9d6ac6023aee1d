"""Prose of a record as plain text, its values resolved from the same document."""

import html
import re
from collections.abc import Iterable

from django.utils.html import strip_tags

from publication.document import Document
from publication.rendering.prose import render_prose
from trials.marks import CITATION_MARK

_MARK = re.compile(rf"\s*{CITATION_MARK.pattern}")


def plain_text(prose: str, document: Document, name: str) -> str:
    """What a reader sees, in one line and without the marks of its sources. Raises UnknownValue."""
    drawn = render_prose(_MARK.sub("", prose), document, name=name)
    return " ".join(html.unescape(strip_tags(drawn.replace("</li>", " </li>"))).split())


def sentences(parts: Iterable[str]) -> str:
    """Parts as sentences, the empty ones left out."""
    said = (part.strip() for part in parts)
    return " ".join(f"{part[:1].upper()}{part[1:]}{'' if part[-1] in '.!?…' else '.'}" for part in said if part)
