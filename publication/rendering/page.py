"""One page: where it stands in the bundle, and what its template is given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from drugs.gene import REFERENCE_SEQUENCE
from publication.rendering.book import Book
from publication.rendering.explaining import explain_terms
from publication.rendering.numbering import Numbered, number_marks
from publication.rendering.site_address import language_tag
from publication.rendering.structured_data import STRUCTURED_DATA_STANDS_HERE, structured_data
from references.content import CitationContent

_INDENTATION = re.compile(r"\s*\n\s*")
"""White space that templates leave between their lines: a third of a page's bytes."""

_BLOCKS = "table|caption|thead|tbody|tr|th|td|ul|ol|li|dl|dt|dd|p|section|nav|aside|main|header|footer|figure"
_AROUND_BLOCKS = re.compile(rf"\n?(</?(?:{_BLOCKS})\b[^<>]*>)\n?")
"""Line ends around blocks, which nobody sees: a browser would keep each as a node of its own, a third of all."""

REFERENCES_STAND_HERE = "<!-- references -->"
"""Where a template wants the list of the references that its page cites."""

TERMS_STAND_HERE = "<!-- terms -->"
"""Where a template wants what the terms mean that its page marks."""


@dataclass(frozen=True)
class Page:
    """A page of a book. Templates know it as `page`.

    One that is an answer was asked for by a query: it is drawn for who asked, and not to be found, shared or cited.
    """

    book: Book
    path: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    is_pdf: bool = False
    lists_all_references: bool = False
    is_anywhere: bool = False
    is_answer: bool = False
    explains_terms: bool = True

    @property
    def root(self) -> str:
        """What leads from this page to the top of the bundle. An error page may be asked for at any address."""
        return "/" if self.is_anywhere else "../" * self.path.count("/")

    @property
    def home(self) -> str:
        """The treatment page, from here."""
        return self.root or "./"

    @property
    def language(self) -> str:
        """The language of the site, for the page's `lang`."""
        return language_tag()

    @property
    def reference_sequence(self) -> str:
        """The sequence that protein changes are numbered by."""
        return REFERENCE_SEQUENCE

    @property
    def shelf(self) -> str:
        """The part of the site to which the page belongs: the folder in which it stands; "" for the treatment page."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def is_search(self) -> bool:
        return self.path == "search/index.html"

    @property
    def is_home(self) -> bool:
        return self.path == "index.html"

    def prose(self, text: str, name: str, citations: Sequence[CitationContent] = ()) -> SafeString:
        return self.book.prose(text, name, citations, self.root)

    def draw(self) -> str:
        """The page with its marks not yet numbered."""
        return render_to_string(self.template, {"page": self, "book": self.book, **self.context})

    def render(self, numbers: Mapping[str, int]) -> bytes:
        """The page as it is published."""
        return self.finish(self.draw(), numbers).encode()

    def finish(self, drawn: str, numbers: Mapping[str, int]) -> str:
        """`drawn` with its marks numbered, its references listed and its terms explained."""
        numbered = number_marks(drawn, numbers, as_links=self.is_pdf)
        whole = self._explained(numbered.html).replace(REFERENCES_STAND_HERE, self._references(numbered, numbers), 1)
        whole = _INDENTATION.sub("\n", whole)
        whole = whole if self.is_pdf else _AROUND_BLOCKS.sub(r"\1", whole)
        cited = sorted(numbered.cited, key=lambda key: numbers[key])
        return whole.replace(STRUCTURED_DATA_STANDS_HERE, structured_data(self, cited), 1)

    def _explained(self, html: str) -> str:
        if not self.explains_terms:
            return html
        explained = explain_terms(html, on_paper=self.is_pdf)
        terms = render_to_string("components/terms.html", {"terms": explained.terms, "page": self})
        return explained.html.replace(TERMS_STAND_HERE, terms, 1)

    def _references(self, numbered: Numbered, numbers: Mapping[str, int]) -> str:
        wanted = [key for key in numbers if self.lists_all_references or key in numbered.cited]
        listed = [
            {"number": numbers[key], "reference": self.book.references[key], "is_cited": key in numbered.cited}
            for key in sorted(wanted, key=lambda key: numbers[key])
        ]
        return render_to_string("components/reference_list.html", {"listed": listed, "page": self})
