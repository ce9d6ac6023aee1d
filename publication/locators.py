"""How many citations do not say where in their source the fact stands: counted, because nearly all begin that way."""

from collections.abc import Iterator

from drugs.content import FusionPartnerContent, FusionShareContent, MutationFrequencyContent, ResistanceMutationContent
from publication.document import Document
from references.content import CitationContent, CitedContent

Located = CitationContent | FusionShareContent | MutationFrequencyContent
"""Whatever names a reference, and the place in it."""


def count_citations(document: Document) -> int:
    """All citations of all records, those of shares and frequencies included."""
    return sum(1 for _ in _citations(document))


def count_citations_without_locator(document: Document) -> int:
    """Those of them that give no place in the source."""
    return sum(not citation.locator for citation in _citations(document))


def _citations(document: Document) -> Iterator[Located]:
    for entry in document.entries():
        content = entry.content
        if isinstance(content, CitedContent):
            yield from content.citations
        if isinstance(content, FusionPartnerContent):
            yield from content.shares
        if isinstance(content, ResistanceMutationContent):
            yield from content.frequencies
