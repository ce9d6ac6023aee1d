"""A record in the words that readers have it in: for whoever is asked about it."""

from algorithm.content import DecisionNodeContent
from drugs.content import ApprovalContent, DrugContent, GuidelineListingContent
from drugs.formatting import format_approval, format_listing
from pages.content import SectionContent, StatementContent
from publication.on_request.search.index import index_of
from publication.on_request.search.sentences import sentences
from publication.rendering.book import Book
from publication.rendering.places import place_of
from publication.rendering.plain import plain_text
from review.content import RecordContent
from trials.content import EfficacyResultContent, SensitivityContent
from trials.formatting import format_endpoint, format_ic50, format_interval_or_absence, format_value


def claim_in_words(book: Book, content: RecordContent) -> str:
    """What an edition says with this record, in plain text."""
    document = book.document
    if isinstance(content, StatementContent):
        return plain_text(content.text, document, content.key)
    if isinstance(content, DecisionNodeContent):
        return sentences(plain_text(part, document, content.key) for part in (content.title, content.detail))
    if isinstance(content, EfficacyResultContent):
        figures = f"{format_value(content)}, {format_interval_or_absence(content)}"
        return f"{_inn(book, content.drug)}: {format_endpoint(content)}, {content.cohort.label}: {figures}."
    if isinstance(content, ApprovalContent):
        return f"{_inn(book, content.drug)}: {format_approval(content)}. {content.indication}."
    if isinstance(content, GuidelineListingContent):
        return f"{_inn(book, content.drug)}: {format_listing(content)}."
    if isinstance(content, SensitivityContent):
        return _sensitivity(book, content)
    if isinstance(content, SectionContent):
        return content.title
    return _thing(book, content)


def _inn(book: Book, key: str) -> str:
    drug = book.document.get(DrugContent, key)
    return drug.inn if drug else key


def _sensitivity(book: Book, content: SensitivityContent) -> str:
    said = [content.evidence_type.label, content.activity.label, content.model]
    said += [f"IC50 {format_ic50(content)}"] if content.ic50_nm else []
    on = f"{_inn(book, content.drug)} on {content.mutation or 'wild type'}"
    return f"{on}: {', '.join(filter(None, said))}. {content.finding}".strip()


def _thing(book: Book, content: RecordContent) -> str:
    """As search shows it."""
    place = place_of(book.document, content)
    found = [thing for thing in index_of(book).things if thing.address == place]
    return f"{found[0].title}. {found[0].text}" if found else content.name
