"""What the head of a page says of it: to search engines, to those who share it, and to those who cite it."""

from collections.abc import Iterator
from dataclasses import dataclass

from publication.rendering.citing import Citing
from publication.rendering.descriptions import describe
from publication.rendering.page import Page
from publication.rendering.site_address import is_public, language_tag, site_address

ALONE = "sections/"
"""Where sections stand alone: for search engines, the page they are taken from is the one to show."""


@dataclass(frozen=True)
class Metadata:
    """The tags of one page."""

    page: Page

    @property
    def description(self) -> str:
        return describe(self.page)

    @property
    def is_indexed(self) -> bool:
        return not (self.page.book.is_preview or self.page.is_anywhere or self.page.is_answer)

    @property
    def canonical(self) -> str:
        """Where this page stands in the current edition, whichever edition asks; "" without a public address."""
        if not is_public() or not self.is_indexed:
            return ""
        path = "" if self.page.path.startswith(ALONE) else self.page.path.removesuffix("index.html")
        return site_address(path)

    @property
    def open_graph(self) -> Iterator[tuple[str, str]]:
        """For whoever shares the address."""
        yield "og:type", "website"
        yield "og:title", self.page.title
        yield "og:description", self.description
        yield "og:site_name", self.page.book.site_name
        yield "og:locale", language_tag().replace("-", "_")
        if self.canonical:
            yield "og:url", self.canonical

    @property
    def citation(self) -> Iterator[tuple[str, str]]:
        """For programs that keep references. A citation of a page names the edition, which never changes."""
        citing = Citing(self.page.book.edition.header)
        yield "citation_title", citing.title if self.page.is_home else f"{self.page.title}. {citing.title}"
        yield "citation_publication_date", citing.day.replace("-", "/")
        yield "citation_language", language_tag()
        if is_public():
            inside = f"editions/{citing.header.number}/{self.page.path.removesuffix('index.html')}"
            yield "citation_public_url", site_address(inside)
        if is_public() and self.page.is_home:
            yield "citation_pdf_url", site_address(f"editions/{citing.header.number}/treatment.pdf")
