"""Dull factories of contents, and a document made of them. Invented drugs look invented."""

from typing import Any

from algorithm.content import DecisionNodeContent, OptionContent
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    FusionShareContent,
    GuidelineListingContent,
    MutationFrequencyContent,
    ResistanceMutationContent,
)
from pages.content import CorrectionContent, PageContent, SectionContent, StatementContent
from publication.document import TABLES, Document, EditionHeader, Entry, Tombstone
from references.content import CitationContent, ReferenceContent
from review.choices import State
from review.content import Content, RecordContent
from review.evidence import registered_checks
from trials.content import (
    CohortContent,
    EfficacyResultContent,
    SensitivityContent,
    TrialContent,
    TrialDrugContent,
)

RECORD = {"origin": "primary", "verification": "checked"}
CITED = {**RECORD, "citations": [{"reference": "example2024"}]}

DEFAULTS: dict[type[Content], dict[str, Any]] = {
    ReferenceContent: {
        **RECORD, "key": "example2024", "kind": "article", "title": "Exampletinib in ROS1+ NSCLC",
        "issued": "2024", "doi": "10.1000/example",
    },
    DrugContent: {**CITED, "key": "exampletinib", "inn": "exampletinib"},
    ApprovalContent: {
        **CITED, "key": "exampletinib-us-approved-2023", "drug": "exampletinib", "jurisdiction": "US",
        "agency": "FDA", "indication": "ROS1+ NSCLC", "line": "any", "event": "approved",
        "event_date": "2023-11-15",
    },
    GuidelineListingContent: {
        **CITED, "key": "exampletinib-nccn-2019-first", "drug": "exampletinib", "guideline": "NCCN NSCLC",
        "line": "first",
    },
    ResistanceMutationContent: {**CITED, "key": "G2032R", "protein_change": "p.Gly2032Arg"},
    MutationFrequencyContent: {"after_drug": "exampletinib", "reference": "example2024"},
    FusionPartnerContent: {**CITED, "key": "CD74"},
    FusionShareContent: {"cohort": "example cohort", "reference": "example2024"},
    TrialContent: {
        **CITED, "key": "NCT00000001", "nct_id": "NCT00000001", "brief_title": "Exampletinib in ROS1+ NSCLC",
        "identifier_is_verified": True,
    },
    TrialDrugContent: {"drug": "exampletinib"},
    CohortContent: {
        "key": "example-naive", "label": "TKI-naive", "basis": "trial", "trials": ["NCT00000001"],
        "prior_tki": "naive",
    },
    EfficacyResultContent: {
        **CITED, "key": "exampletinib-example-naive-orr", "drug": "exampletinib", "endpoint": "ORR",
        "evaluable_n": 71, "responders_n": 56, "estimate": "79", "estimate_state": "reported",
    },
    SensitivityContent: {
        **CITED, "key": "g2032r-exampletinib-example2024", "drug": "exampletinib", "mutation": "G2032R",
        "activity": "sensitive", "evidence_type": "preclinical",
    },
    DecisionNodeContent: {**CITED, "key": "start", "kind": "start", "title": "ROS1 fusion found"},
    OptionContent: {"position": 1},
    SectionContent: {
        **RECORD, "key": "overview", "title": "Overview", "position": 1,
        "page": {"key": "treatment", "title": "Treatment"},
    },
    StatementContent: {
        **CITED, "key": "overview-01", "section": "overview", "position": 1,
        "text": "Exampletinib is an example.",
    },
    CorrectionContent: {
        **CITED, "key": "I01", "place": "overview", "problem": "an example", "severity": "error",
    },
}  # fmt: skip


def _make(content_class: type[Content], changes: dict[str, Any]) -> Any:
    return content_class(**{**DEFAULTS[content_class], **changes})


def citation(reference: str = "example2024", **changes: Any) -> CitationContent:
    return CitationContent(reference=reference, **changes)


def reference(**changes: Any) -> ReferenceContent:
    return _make(ReferenceContent, changes)


def drug(**changes: Any) -> DrugContent:
    return _make(DrugContent, changes)


def approval(**changes: Any) -> ApprovalContent:
    return _make(ApprovalContent, changes)


def listing(**changes: Any) -> GuidelineListingContent:
    return _make(GuidelineListingContent, changes)


def mutation(**changes: Any) -> ResistanceMutationContent:
    return _make(ResistanceMutationContent, changes)


def frequency(**changes: Any) -> MutationFrequencyContent:
    return _make(MutationFrequencyContent, changes)


def fusion(**changes: Any) -> FusionPartnerContent:
    return _make(FusionPartnerContent, changes)


def share(**changes: Any) -> FusionShareContent:
    return _make(FusionShareContent, changes)


def trial(**changes: Any) -> TrialContent:
    return _make(TrialContent, changes)


def trial_drug(**changes: Any) -> TrialDrugContent:
    return _make(TrialDrugContent, changes)


def cohort(**changes: Any) -> CohortContent:
    return _make(CohortContent, changes)


def result(**changes: Any) -> EfficacyResultContent:
    return _make(EfficacyResultContent, {"cohort": cohort(), **changes})


def sensitivity(**changes: Any) -> SensitivityContent:
    return _make(SensitivityContent, changes)


def option(leads_to: str, **changes: Any) -> OptionContent:
    return _make(OptionContent, {"leads_to": leads_to, **changes})


def node(**changes: Any) -> DecisionNodeContent:
    return _make(DecisionNodeContent, changes)


def page(**changes: Any) -> PageContent:
    return PageContent(**{"key": "treatment", "title": "Treatment", **changes})


def section(**changes: Any) -> SectionContent:
    return _make(SectionContent, changes)


def statement(**changes: Any) -> StatementContent:
    return _make(StatementContent, changes)


def correction(**changes: Any) -> CorrectionContent:
    return _make(CorrectionContent, changes)


def tombstone(content: RecordContent, state: State = State.WITHDRAWN) -> Tombstone:
    """What stands in the place of `content` once it is withdrawn."""
    return Tombstone(
        record_kind=content.record_kind, key=content.key, name=content.name, state=state,
        reason="an example", decided_by="A. Reviewer", decided_at="2026-11-22T12:00:00Z",
    )  # fmt: skip


def document(*contents: RecordContent | Tombstone, as_of: str = "2026-11-22") -> Document:
    """A document of `contents`, in key order, unsigned."""
    tables: dict[str, list[Entry[Any]]] = {table: [] for table in TABLES.values()}
    records = [content for content in contents if isinstance(content, RecordContent)]
    for content in sorted(records, key=lambda content: content.key):
        tables[TABLES[content.record_kind]].append(Entry(content=content, digest=content.content_digest))
    header = EditionHeader(number=1, as_of=as_of, published_at="2026-11-22T12:00:00Z", published_by="A. Editor")
    stones = [content for content in contents if isinstance(content, Tombstone)]
    return Document(edition=header, tombstones=stones, **tables)


def objections(check_id: str, *contents: RecordContent | Tombstone, **header: str) -> list[tuple[str, str]]:
    """What one check says of a document of `contents`: the key of each record it names, and the message."""
    (check,) = [check for check in registered_checks() if check.check_id == check_id]
    return [(found.key, found.message) for found in check.findings(document(*contents, **header))]


def objected(check_id: str, *contents: RecordContent | Tombstone, **header: str) -> list[str]:
    """The keys of the records that one check names."""
    return [key for key, _ in objections(check_id, *contents, **header)]
