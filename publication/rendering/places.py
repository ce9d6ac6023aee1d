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
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.document import Document
from publication.rendering.sections import ABOUT_PAGE
from references.content import ReferenceContent
from review.content import RecordContent
from trials.content import EfficacyResultContent, SensitivityContent, TrialContent


def place_of(document: Document, content: RecordContent) -> str:
    """The address of a record, with its anchor, from the top of the edition: "drugs/crizotinib/#results"."""
    return _PLACES[content.record_kind](document, content)


def place_by_name(document: Document, record_kind: str, key: str) -> str:
    """The same by kind and key: "" where the edition does not have the record."""
    entry = document.entry(record_kind, key) if record_kind in _PLACES else None
    return place_of(document, entry.content) if entry else ""


def _section(document: Document, section: SectionContent) -> str:
    return f"{'about/' if section.page.key == ABOUT_PAGE else ''}#{section.key}"


def _statement(document: Document, statement: StatementContent) -> str:
    section = document.get(SectionContent, statement.section)
    page = _section(document, section).partition("#")[0] if section else ""
    return f"{page}#{statement.key}"


def _sensitivity(document: Document, sensitivity: SensitivityContent) -> str:
    page = f"mutations/{sensitivity.mutation}" if sensitivity.mutation else f"drugs/{sensitivity.drug}"
    return f"{page}/#{sensitivity.key}"


_PLACES: dict[str, Callable[[Document, Any], str]] = {
    ReferenceContent.record_kind: lambda document, one: f"references/{one.key}/",
    DrugContent.record_kind: lambda document, one: f"drugs/{one.key}/",
    ApprovalContent.record_kind: lambda document, one: f"drugs/{one.drug}/#approvals",
    GuidelineListingContent.record_kind: lambda document, one: f"drugs/{one.drug}/#approvals",
    ResistanceMutationContent.record_kind: lambda document, one: f"mutations/{one.key}/",
    FusionPartnerContent.record_kind: lambda document, one: f"#fusion-{one.key}",
    TrialContent.record_kind: lambda document, one: f"trials/{one.key}/",
    EfficacyResultContent.record_kind: lambda document, one: f"drugs/{one.drug}/#{one.key}",
    SensitivityContent.record_kind: _sensitivity,
    DecisionNodeContent.record_kind: lambda document, one: f"algorithm/{one.key}/",
    SectionContent.record_kind: _section,
    StatementContent.record_kind: _statement,
    CorrectionContent.record_kind: lambda document, one: f"corrections/#{one.key}",
}
