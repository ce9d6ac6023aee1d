"""What is signed and published of a reference, and of each citation of one."""

from typing import ClassVar

from references.choices import IdentifierCheck, ReferenceKind
from review.content import Content, RecordContent


class CitationContent(Content):
    """A reference with the place in it where the fact stands, and a short quote if wanted."""

    reference: str
    locator: str = ""
    quote: str = ""


class CitedContent(RecordContent):
    """A record that rests on sources. Citations are sorted by reference and locator."""

    citations: tuple[CitationContent, ...] = ()

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        return frozenset(("references.reference", citation.reference) for citation in self.citations)


class ReferenceContent(RecordContent):
    """A publication, label, guideline, registry entry, database or page. Fields are those of CSL."""

    record_kind: ClassVar[str] = "references.reference"
    worded_fields: ClassVar[tuple[str, ...]] = ("erratum",)
    retired_fields: ClassVar[frozenset[str]] = frozenset({"supports"})

    kind: ReferenceKind
    authors: str = ""
    title: str
    container_title: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    accessed_date: str = ""
    topic: str = ""
    is_retracted: bool = False
    erratum: str = ""
    doi_check: IdentifierCheck | None = None
    pmid_check: IdentifierCheck | None = None

    @property
    def name(self) -> str:
        return self.title
