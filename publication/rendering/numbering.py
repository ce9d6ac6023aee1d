"""Numbers of references, given in the order in which a page first cites them; each mark opens its reference in place.

Shaping and templates only set marks, by key. When the page is whole, its marks are numbered as they stand:
so no second walk of the document has to know the order in which a page shows things.

A mark is a button that lifts the entry out of the page's list of references and shows it beside the text
(a popover: no script, and the entry stands in the page once). On paper, and in an editor's preview, it is a link.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from django.utils.translation import gettext

from references.content import CitationContent

_MARK = re.compile(r'<a data-cite="([^"]*)" data-locator="([^"]*)"></a>')
_ONE_MARK = r'<a data-cite="[^"]*" data-locator="[^"]*"></a>'
_RUN = re.compile(rf"(<(?:td|dd|li|p|div)\b[^<>]*>)?\s*({_ONE_MARK}(?:\s*{_ONE_MARK})*)")
"""Neighbouring marks, with the tag before them where they begin a block and need no space."""

_BUTTON = '<button class="mark" popovertarget="ref-{key}">{number}</button>'
_LINK = '<a class="mark" href="#ref-{key}">{number}</a>'


def mark(citation: CitationContent) -> str:
    """An unnumbered mark. `number_marks` turns it into a button or a link."""
    return f'<a data-cite="{escape(citation.reference)}" data-locator="{escape(citation.locator)}"></a>'


@dataclass(frozen=True)
class Numbered:
    """A page with its marks numbered, and the keys of the references that it cites."""

    html: str
    cited: frozenset[str]


def order_of_citation(html: str, keys: Iterable[str]) -> dict[str, int]:
    """A number for each key: those cited in `html` in order of their first mark, then the others by key."""
    known = sorted(keys)
    cited = [key for key in dict.fromkeys(match[1] for match in _MARK.finditer(html)) if key in set(known)]
    ordered = [*cited, *(key for key in known if key not in set(cited))]
    return {key: number for number, key in enumerate(ordered, start=1)}


def number_marks(html: str, numbers: Mapping[str, int], *, as_links: bool = False) -> Numbered:
    """`html` with each run of marks as “[1, 4]”. A source that was taken back stands in words."""
    cited: set[str] = set()
    form = _LINK if as_links else _BUTTON

    def numbered(key: str, locator: str) -> str:
        if key not in numbers:
            return gettext("source withdrawn")
        cited.add(key)
        place = f'<span class="mark-locator"> {locator}</span>' if locator else ""
        return form.format(key=key, number=f"{numbers[key]}{place}")

    def run(match: re.Match[str]) -> str:
        found = dict.fromkeys((item[1], item[2]) for item in _MARK.finditer(match[2]))
        ordered = sorted(found, key=lambda pair: numbers.get(unescape(pair[0]), 0))
        before = match[1] or "&nbsp;"
        shown = ", ".join(numbered(*pair) for pair in ordered)
        return f'{before}<span class="marks" role="group" aria-label="{escape(gettext("Sources"))}">[{shown}]</span>'

    return Numbered(_RUN.sub(run, html), frozenset(cited))
