"""A record in a line: what a list calls it, and what it says."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext

from algorithm.content import DecisionNodeContent
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    GuidelineListingContent,
    ResistanceMutationContent,
)
from drugs.formatting import format_approval, format_listing, format_share
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.document import Document, Tombstone
from publication.names import name_of
from publication.rendering.plain import plain_text
from publication.rendering.sections import title_of_section
from references.content import ReferenceContent
from references.formatting import format_short, format_source
from review.content import RecordContent
from review.dates import format_partial_date
from trials.choices import Assessor
from trials.content import EfficacyResultContent, SensitivityContent, TrialContent
from trials.formatting import format_ic50, format_interval, format_value

TITLE_LENGTH = 72


def title_of(content: RecordContent, document: Document) -> str:
    """What a list calls a record of this document, in plain words."""
    if isinstance(content, StatementContent):
        return f"“{shorten(plain_text(content.text, document))}”"
    if isinstance(content, DecisionNodeContent):
        return plain_text(content.title, document)
    if isinstance(content, SectionContent):
        return title_of_section(content, document)
    if isinstance(content, CorrectionContent):
        return gettext("Correction {key}: {place}").format(key=content.key, place=content.place)
    if isinstance(content, ReferenceContent):
        return f"{format_short(content)}: {shorten(content.title)}" if content.authors else shorten(content.title)
    return name_of(content, document)


def title_without_claim(record: RecordContent | Tombstone, document: Document) -> str:
    """What names a record, or one that was taken back, within a sentence: without a word of what it says."""
    if record.record_kind == StatementContent.record_kind:
        section = document.get(SectionContent, record.section)  # type: ignore[union-attr]
        title = title_of_section(section, document) if section else record.section  # type: ignore[union-attr]
        return gettext("a statement in “{section}”").format(section=title)
    if isinstance(record, ReferenceContent):
        return format_short(record)
    return record.name if isinstance(record, Tombstone) else record.name_without_claim


def title_of_stone(stone: Tombstone, document: Document) -> str:
    """What a list calls a record that was taken back. Statements and corrections are named by what they say."""
    kind = stone.record_kind
    if kind == StatementContent.record_kind:
        section = document.get(SectionContent, stone.section)
        if section is None:
            return gettext("A statement")
        return gettext("A statement in “{section}”").format(section=title_of_section(section, document))
    is_correction = kind == CorrectionContent.record_kind
    return gettext("Correction {key}").format(key=stone.key) if is_correction else stone.name


def shorten(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= TITLE_LENGTH else f"{text[: TITLE_LENGTH - 1].rsplit(' ', 1)[0].rstrip(',;:')} …"


def gist_of(content: RecordContent, document: Document) -> str:
    """What a record says, in a line; "" for a section, whose name says it."""
    return _GISTS[type(content)](content, document) if type(content) in _GISTS else ""


def _joined(parts: Iterable[str], by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def _result(content: EfficacyResultContent, document: Document) -> str:
    judged = "" if content.assessor == Assessor.NOT_STATED else content.assessor.label
    read_on = format_partial_date(content.data_cutoff_date) if content.data_cutoff_date else ""
    cutoff = gettext("data cut-off {date}").format(date=read_on) if read_on else ""
    said = _joined((format_value(content), format_interval(content), judged, cutoff))
    return f"{said} ({content.note})" if content.note else said


def _approval(content: ApprovalContent, document: Document) -> str:
    return _joined((format_approval(content), content.indication), ": ")


def _listing(content: GuidelineListingContent, document: Document) -> str:
    return format_listing(content)


def _mutation(content: ResistanceMutationContent, document: Document) -> str:
    found = gettext("found in {where}").format(where=content.found_in) if content.found_in else ""
    return _joined((content.protein_change, content.location, found))


def _fusion(content: FusionPartnerContent, document: Document) -> str:
    return _joined((f"{format_share(share)} ({share.cohort})" for share in content.shares), "; ")


def _trial(content: TrialContent, document: Document) -> str:
    phase = content.phase.label if content.phase else ""
    return _joined((content.key, content.brief_title, phase, content.overall_status.label))


def _sensitivity(content: SensitivityContent, document: Document) -> str:
    ic50 = f"IC50 {format_ic50(content)}" if content.ic50_nm else ""
    kind = content.evidence_type.label
    model = "" if content.model in kind else content.model
    said = _joined((content.activity.label, kind, model, ic50))
    return _joined((said, content.finding), ". ")


def _node(content: DecisionNodeContent, document: Document) -> str:
    return plain_text(content.detail, document)


def _statement(content: StatementContent, document: Document) -> str:
    return plain_text(content.text, document)


def _correction(content: CorrectionContent, document: Document) -> str:
    now = gettext("Now: {resolution}").format(resolution=content.resolution) if content.resolution else ""
    return _joined((content.problem, now), " ")


def _reference(content: ReferenceContent, document: Document) -> str:
    return format_source(content)


def _drug(content: DrugContent, document: Document) -> str:
    roles = _joined(role.label for role in content.roles)
    return _joined((_joined((*content.brand_names, *content.development_codes)), content.drug_class, roles), "; ")


_GISTS: dict[type[RecordContent], Callable[[Any, Document], str]] = {
    EfficacyResultContent: _result,
    ApprovalContent: _approval,
    GuidelineListingContent: _listing,
    ResistanceMutationContent: _mutation,
    FusionPartnerContent: _fusion,
    TrialContent: _trial,
    SensitivityContent: _sensitivity,
    DecisionNodeContent: _node,
    StatementContent: _statement,
    CorrectionContent: _correction,
    ReferenceContent: _reference,
    DrugContent: _drug,
}
