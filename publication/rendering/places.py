"""Where a record stands on the public pages: for whatever leads there from outside them."""

from collections.abc import Callable
from typing import Any

from algorithm.content import DecisionNodeContent
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    GuidelineListingContent,
    ResistanceMutationContent,
)
from pages.choices import Block
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.document import Document
from publication.rendering.sections import ABOUT_PAGE, section_stones
from references.content import ReferenceContent
from review.content import RecordContent
from trials.content import EfficacyResultContent, SensitivityContent, TrialContent

TREATMENT_PAGE = "#content"
"""The top of the treatment page: for what is no longer drawn on it, and has no notice there."""


def place_of(document: Document, content: RecordContent) -> str:
    """The address of a record, with its anchor, from the top of the edition: "drugs/crizotinib/#results".

    Where that on which it stands was taken back, it is the notice of that, or else the page.
    """
    return _PLACES[content.record_kind](document, content)


def place_by_name(document: Document, record_kind: str, key: str) -> str:
    """The same by kind and key: "" where the edition does not have the record."""
    entry = document.entry(record_kind, key) if record_kind in _PLACES else None
    return place_of(document, entry.content) if entry else ""


def _section(document: Document, section: SectionContent) -> str:
    return f"{'about/' if section.page.key == ABOUT_PAGE else ''}#{section.key}"


def _statement(document: Document, statement: StatementContent) -> str:
    section = document.get(SectionContent, statement.section)
    if section is None:
        stones = [stone.key for stone in section_stones(document)]
        return f"#{statement.section}" if statement.section in stones else TREATMENT_PAGE
    return f"{_section(document, section).partition('#')[0]}#{statement.key}"


def _of_drug(document: Document, drug: str, anchor: str) -> str:
    """A place on a drug's page; its notice where it was taken back."""
    is_there = document.get(DrugContent, drug) is not None
    return f"drugs/{drug}/#{anchor}" if is_there else _grave(document, DrugContent.record_kind, "drugs", drug)


def _grave(document: Document, record_kind: str, shelf: str, key: str) -> str:
    """The page with the notice of what was taken back; the list of its kind where not even a notice is left."""
    has_notice = any((stone.record_kind, stone.key) == (record_kind, key) for stone in document.tombstones)
    return f"{shelf}/{key}/" if has_notice else f"{shelf}/"


def _sensitivity(document: Document, sensitivity: SensitivityContent) -> str:
    """A cell is drawn while both its drug and its mutation are there."""
    mutation = sensitivity.mutation
    if not mutation or document.get(DrugContent, sensitivity.drug) is None:
        return _of_drug(document, sensitivity.drug, sensitivity.key)
    if document.get(ResistanceMutationContent, mutation) is None:
        return _grave(document, ResistanceMutationContent.record_kind, "mutations", mutation)
    return f"mutations/{mutation}/#{sensitivity.key}"


def _fusion(document: Document, partner: FusionPartnerContent) -> str:
    has_table = any(section.block == Block.FUSION_TABLE for section in document.of(SectionContent))
    return f"#fusion-{partner.key}" if has_table else TREATMENT_PAGE


_PLACES: dict[str, Callable[[Document, Any], str]] = {
    ReferenceContent.record_kind: lambda document, one: f"references/{one.key}/",
    DrugContent.record_kind: lambda document, one: f"drugs/{one.key}/",
    ApprovalContent.record_kind: lambda document, one: _of_drug(document, one.drug, "approvals"),
    GuidelineListingContent.record_kind: lambda document, one: _of_drug(document, one.drug, "approvals"),
    ResistanceMutationContent.record_kind: lambda document, one: f"mutations/{one.key}/",
    FusionPartnerContent.record_kind: _fusion,
    TrialContent.record_kind: lambda document, one: f"trials/{one.key}/",
    EfficacyResultContent.record_kind: lambda document, one: _of_drug(document, one.drug, one.key),
    SensitivityContent.record_kind: _sensitivity,
    DecisionNodeContent.record_kind: lambda document, one: f"algorithm/{one.key}/",
    SectionContent.record_kind: _section,
    StatementContent.record_kind: _statement,
    CorrectionContent.record_kind: lambda document, one: f"corrections/#{one.key}",
}
