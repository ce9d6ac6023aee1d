"""What templates ask for: each a line around a formatter."""

import re
from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from drugs.content import ApprovalContent, DrugContent, FusionShareContent, GuidelineListingContent
from drugs.content import MutationFrequencyContent as Frequency
from drugs.formatting import (
    format_approval,
    format_approval_date,
    format_cns_activity,
    format_decision,
    format_frequency,
    format_frequency_context,
    format_listing,
    format_place,
    format_share,
)
from publication.document import Document
from publication.rendering.notes import Note, SignatureLine, format_day, in_panels
from publication.rendering.numbering import mark
from publication.rendering.page import Page
from references.content import CitationContent, ReferenceContent
from references.formatting import Link, format_accessed, format_short, format_source, links
from review.content import RecordContent
from review.dates import format_partial_date, is_partial_date
from trials.content import EfficacyResultContent, SensitivityContent
from trials.formatting import format_fold_change, format_grade, format_ic50, format_value
from trials.identifiers import registry_address

register = template.Library()

_BREAK_BEFORE = re.compile(r"(?<=\w)(?=tinib\b)|(?<=\+)")
"""Before the stem that names of these drugs share, and after each plus of a compound mutation."""


@register.simple_tag
def change_mark(page: Page, record: Note | RecordContent) -> str:
    """That a record changed since the edition before, where a preview marks it."""
    change = page.book.marked.get((record.record_kind, record.key))
    return render_to_string("admin/publication/_change_mark.html", {"change": change}) if change else ""


@register.simple_tag
def prose(page: Page, text: str, note: Note) -> SafeString:
    """Markdown of a record, its values and marks resolved, its other sources after it."""
    return page.prose(text, f"{note.record_kind} {note.key}", note.citations)


@register.simple_tag
def phrase(page: Page, text: str, note: Note) -> SafeString:
    """Markdown of a record without its sources and without a paragraph around it."""
    html = page.prose(text, f"{note.record_kind} {note.key}")
    return mark_safe(html.strip().removeprefix("<p>").removesuffix("</p>"))


@register.filter
def marks(citations: Iterable[CitationContent]) -> SafeString:
    """Marks of some citations."""
    return mark_safe("".join(mark(citation) for citation in citations))


@register.filter
def marks_of_key(reference: str) -> SafeString:
    """The mark of one reference, by key."""
    return mark_safe(mark(CitationContent(reference=reference)))


@register.filter
def panels(notes: Iterable[Note]) -> list[list[Note]]:
    """Notes, those together of which the same is to be said."""
    return in_panels(notes)


@register.filter
def signers(lines: Iterable[SignatureLine]) -> list[str]:
    """Who signed, by name."""
    return [line.signature.signer for line in lines]


@register.filter
def long_date(date: str) -> str:
    """A date as far as it is known, in words; other text as it stands."""
    return format_partial_date(date) if is_partial_date(date) else date


@register.filter
def day(moment: str) -> str:
    return format_day(moment)


@register.filter
def approval(content: ApprovalContent) -> str:
    return format_approval(content)


@register.filter
def approval_date(content: ApprovalContent) -> str:
    return format_approval_date(content)


@register.filter
def decision(content: ApprovalContent) -> str:
    return format_decision(content)


@register.filter
def place(content: ApprovalContent) -> str:
    return format_place(content.jurisdiction)


@register.filter
def listing(content: GuidelineListingContent) -> str:
    return format_listing(content)


@register.filter
def cns_activity(drug: DrugContent) -> str:
    return format_cns_activity(drug)


@register.filter
def frequency(part: Frequency) -> str:
    return format_frequency(part)


@register.filter
def frequency_context(part: Frequency) -> str:
    return format_frequency_context(part)


@register.filter
def share(part: FusionShareContent) -> str:
    return format_share(part)


@register.filter
def ic50(content: SensitivityContent) -> str:
    return format_ic50(content) if content.ic50_nm else ""


@register.filter
def fold_change(content: SensitivityContent) -> str:
    return format_fold_change(content)


@register.filter
def grade(content: SensitivityContent) -> str:
    return format_grade(content)


@register.filter
def value(result: EfficacyResultContent) -> str:
    return format_value(result)


@register.filter
def source(reference: ReferenceContent) -> str:
    return format_source(reference)


@register.filter
def accessed(reference: ReferenceContent) -> str:
    return format_accessed(reference)


@register.filter
def reference_links(reference: ReferenceContent) -> list[Link]:
    return links(reference)


@register.filter
def short(reference: ReferenceContent) -> str:
    """A reference in a few words: "Drilon 2024"."""
    return format_short(reference)


@register.filter
def registry(number: str) -> str:
    """Where a registry shows a trial, or ""."""
    return registry_address(number)


@register.filter
def capital(text: str) -> str:
    """The first letter as a capital, all others as they are."""
    return text[:1].upper() + text[1:]


@register.filter
def breakable(name: str) -> str:
    """A name with the places where it may be broken: taletrec|tinib, S1986F+|L2000V."""
    return mark_safe(_BREAK_BEFORE.sub("<wbr>", escape(name)))


@register.filter
def stop(text: str) -> str:
    """The text with a full stop, unless it ends with one or says nothing."""
    return text if not text or text.endswith(".") else f"{text}."


@register.filter
def labels(choices: Iterable[object]) -> str:
    """Labels of choices, joined by commas."""
    return ", ".join(str(getattr(choice, "label", choice)) for choice in choices)


@register.simple_tag
def drug_links(document: Document, keys: Iterable[str], root: str) -> SafeString:
    """Drugs by key, each a link, joined by commas."""
    found = [(root, key, drug.inn) for key in keys if (drug := document.get(DrugContent, key))]
    return format_html_join(", ", '<a href="{}drugs/{}/">{}</a>', found)
