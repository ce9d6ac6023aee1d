"""Numbers of references, given in the order in which a page first cites them, with links there and back.

Shaping and templates only set marks, by key. When the page is whole, its marks are numbered as they stand:
so no second walk of the document has to know the order in which a page shows things.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from references.content import CitationContent

_MARK = re.compile(r'<a data-cite="([^"]*)" data-locator="([^"]*)"></a>')
_ONE_MARK = r'<a data-cite="[^"]*" data-locator="[^"]*"></a>'
_RUN = re.compile(rf"(<(?:td|dd|li|p|div)\b[^<>]*>)?\s*({_ONE_MARK}(?:\s*{_ONE_MARK})*)")
"""Neighbouring marks, with the tag before them where they begin a block and need no space."""


def mark(citation: CitationContent) -> str:
    """An unnumbered mark. `number_marks` turns it into a link."""
    return f'<a data-cite="{escape(citation.reference)}" data-locator="{escape(citation.locator)}"></a>'


@dataclass(frozen=True)
class Numbered:
    """A page with its marks numbered, and for each reference the ids of its marks."""

    html: str
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def order_of_citation(html: str, keys: Iterable[str]) -> dict[str, int]:
    """A number for each key: those cited in `html` in order of their first mark, then the others by key."""
    known = sorted(keys)
    cited = [key for key in dict.fromkeys(match[1] for match in _MARK.finditer(html)) if key in set(known)]
    ordered = [*cited, *(key for key in known if key not in set(cited))]
    return {key: number for number, key in enumerate(ordered, start=1)}


def number_marks(html: str, numbers: Mapping[str, int]) -> Numbered:
    """`html` with each run of marks as “[1, 4]”. A source that was taken back stands in words."""
    marks: dict[str, list[str]] = {}

    def link(key: str, locator: str) -> str:
        if key not in numbers:
            return "source withdrawn"
        ids = marks.setdefault(key, [])
        ids.append(f"cite-{key}-{len(ids) + 1}")
        place = f'<span class="mark-locator"> {locator}</span>' if locator else ""
        return f'<a class="mark" id="{ids[-1]}" href="#ref-{key}">{numbers[key]}{place}</a>'

    def run(match: re.Match[str]) -> str:
        found = dict.fromkeys((item[1], item[2]) for item in _MARK.finditer(match[2]))
        ordered = sorted(found, key=lambda pair: numbers.get(unescape(pair[0]), 0))
        before = match[1] or "&nbsp;"
        return f'{before}<span class="marks">[{", ".join(link(*pair) for pair in ordered)}]</span>'

    numbered = _RUN.sub(run, html)
    return Numbered(numbered, {key: tuple(ids) for key, ids in marks.items()})
