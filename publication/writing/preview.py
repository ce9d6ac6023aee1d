"""How a text would stand on the page, while it is being written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from publication.document import Document
from publication.rendering.numbering import number_marks, order_of_citation
from publication.rendering.prose import render_prose
from publication.values import UnknownValue, escape_markdown, resolve_values
from publication.writing.excerpt import excerpt_for
from references.content import CitationContent, ReferenceContent
from references.formatting import format_short
from trials.known_marks import object_to_marks
from trials.marks import VALUE_MARK, find_citations


@dataclass(frozen=True)
class Source:
    """A reference that the text cites, with its number in the preview. On the page it may have another."""

    number: int
    short: str
    title: str


@dataclass(frozen=True)
class ProsePreview:
    """A text as it would print now, what is wrong with its marks, and what else an editor should know."""

    html: SafeString
    sources: Sequence[Source]
    problems: Sequence[str]
    notices: Sequence[str]


def preview_prose(text: str, citations: Sequence[CitationContent] = (), root: str = "") -> ProsePreview:
    """`text` by the functions that print the page. A mark without a value stands out instead of ending it."""
    document = excerpt_for(text, [citation.reference for citation in citations])
    problems = list(object_to_marks(text))
    shown = VALUE_MARK.sub(lambda match: _or_warning(match, document), text)
    html = render_prose(shown, document, name="preview", citations=citations, root=root)
    known = {reference.key: reference for reference in document.of(ReferenceContent)}
    numbers = order_of_citation(html, known)
    sources = [Source(number, format_short(known[key]), known[key].title) for key, number in numbers.items()]
    numbered = number_marks(html, numbers, as_links=True).html
    return ProsePreview(mark_safe(numbered), sources, problems, _notices(text, citations))


def _or_warning(match: re.Match[str], document: Document) -> str:
    """The mark, if it has a value; else what it asks for, as a warning."""
    try:
        resolve_values(match[0], document, "preview")
    except UnknownValue:
        return f"**⚠ {escape_markdown(f'{match[1]}:{match[2].strip()}')}**"
    return match[0]


def _notices(text: str, citations: Sequence[CitationContent]) -> list[str]:
    cited = {citation.reference for citation in citations}
    placed = dict.fromkeys(mark.key for mark in find_citations(text))
    return [
        f"[@{key}] is placed, but is not among the citations below: add it there, with the place in it."
        for key in placed
        if key not in cited
    ]
