"""Records made by hand for the tests of rendering. Invented drugs look invented; nothing here is medicine."""

from typing import Any

from algorithm.choices import NodeKind
from algorithm.content import DecisionNodeContent, OptionContent
from drugs.choices import (
    Agency,
    ApprovalEvent,
    CnsActivity,
    DrugRole,
    Jurisdiction,
    ListingPreference,
    TreatmentLine,
)
from drugs.content import (
    ApprovalContent,
    DrugContent,
    GuidelineListingContent,
    MutationFrequencyContent,
    ResistanceMutationContent,
)
from pages.choices import Block, Severity
from pages.content import CorrectionContent, PageContent, SectionContent, StatementContent
from publication.document import TABLES, Document, EditionHeader, Entry, Signature, Tombstone
from references.choices import IdentifierCheck, ReferenceKind
from references.content import CitationContent, ReferenceContent
from review.choices import Decision, Origin, State, Verification
from review.content import RecordContent
from trials.choices import (
    Activity,
    Assessor,
    CohortBasis,
    Endpoint,
    EvidenceType,
    OverallStatus,
    PriorTki,
    ReportState,
    TrialPhase,
)
from trials.content import CohortContent, EfficacyResultContent, SensitivityContent, TrialContent, TrialDrugContent

CHECKED = {"origin": Origin.PRIMARY, "verification": Verification.CHECKED}
TREATMENT = PageContent(key="treatment", title="Treating ROS1+ cancer")


def header(number: int = 1, **fields: Any) -> EditionHeader:
    given = {
        "as_of": "2024-02-05",
        "published_at": "2026-11-22T10:00:00+00:00",
        "published_by": "E. Editor",
        "summary": "An edition for tests.",
    }
    return EditionHeader(number=number, **(given | fields))


def signature(**fields: Any) -> Signature:
    given = {
        "signer": "R. Reviewer",
        "credentials": "MD",
        "decision": Decision.AGREE,
        "signed_at": "2026-11-21T09:00:00+00:00",
    }
    return Signature(**(given | fields))


def entry(content: RecordContent, **fields: Any) -> Entry[Any]:
    given = {"digest": content.content_digest, "authors": ("C. Contributor",), "signatures": (signature(),)}
    return Entry[type(content)](content=content, **(given | fields))


def document(*contents: RecordContent | Entry[Any], **fields: Any) -> Document:
    """A document of these contents, each signed once, in the order of their keys."""
    tables: dict[str, list[Entry[Any]]] = {}
    for content in contents:
        item = content if isinstance(content, Entry) else entry(content)
        tables.setdefault(TABLES[item.content.record_kind], []).append(item)
    sorted_tables = {name: tuple(sorted(items, key=lambda item: item.content.key)) for name, items in tables.items()}
    return Document(**({"edition": header()} | sorted_tables | fields))


def cites(*keys: str) -> tuple[CitationContent, ...]:
    return tuple(CitationContent(reference=key) for key in keys)


def reference(key: str, **fields: Any) -> ReferenceContent:
    given = {
        "kind": ReferenceKind.ARTICLE,
        "authors": "Author A, Other B, et al.",
        "title": f"A trial called {key}",
        "container_title": "J Example Med",
        "issued": "2024",
        "volume": "1",
        "issue": "2",
        "page": "3-9",
        "doi": f"10.1000/{key}",
        "pmid": "12345678",
        "doi_check": IdentifierCheck.VERIFIED,
        "pmid_check": IdentifierCheck.VERIFIED,
    }
    return ReferenceContent(key=key, **(CHECKED | given | fields))


def drug(key: str = "exampletinib", **fields: Any) -> DrugContent:
    given = {
        "inn": key,
        "brand_names": (f"Brand-{key[:4]}",),
        "manufacturers": ("Example Pharma",),
        "roles": (DrugRole.FIRST_LINE,),
        "cns_activity": CnsActivity.ACTIVE,
        "citations": cites("alpha2024"),
    }
    return DrugContent(key=key, **(CHECKED | given | fields))


def approval(key: str = "exampletinib-us-approved-2023", **fields: Any) -> ApprovalContent:
    given = {
        "drug": "exampletinib",
        "jurisdiction": Jurisdiction.US,
        "agency": Agency.FDA,
        "indication": "ROS1+ NSCLC",
        "line": TreatmentLine.ANY,
        "event": ApprovalEvent.APPROVED,
        "event_date": "2023-11-15",
        "citations": cites("alpha2024"),
    }
    return ApprovalContent(key=key, **(CHECKED | given | fields))


def listing(key: str = "exampletinib-nccn-5.2025-first", **fields: Any) -> GuidelineListingContent:
    given = {
        "drug": "exampletinib",
        "guideline": "NCCN NSCLC",
        "version": "5.2025",
        "version_date": "2025-06-20",
        "line": TreatmentLine.FIRST,
        "preference": ListingPreference.PREFERRED,
        "citations": cites("beta2023"),
    }
    return GuidelineListingContent(key=key, **(CHECKED | given | fields))


def cohort(key: str = "examine-1-naive", **fields: Any) -> CohortContent:
    given = {
        "label": "TKI-naive NSCLC",
        "basis": CohortBasis.TRIAL,
        "trials": ("NCT00000001",),
        "cancer_type": "NSCLC",
        "prior_tki": PriorTki.NAIVE,
    }
    return CohortContent(key=key, **(given | fields))


def result(key: str = "exampletinib-examine-1-naive-orr", **fields: Any) -> EfficacyResultContent:
    given = {
        "drug": "exampletinib",
        "cohort": cohort(),
        "endpoint": Endpoint.ORR,
        "assessor": Assessor.BICR,
        "evaluable_n": 71,
        "responders_n": 56,
        "estimate": "79",
        "estimate_state": ReportState.REPORTED,
        "ci_level": "95",
        "ci_lower": "68",
        "ci_lower_state": ReportState.REPORTED,
        "ci_upper": "88",
        "ci_upper_state": ReportState.REPORTED,
        "citations": cites("alpha2024"),
    }
    return EfficacyResultContent(key=key, **(CHECKED | given | fields))


def median(key: str, endpoint: Endpoint, estimate: str | None, lower: str | None, upper: str | None, **fields: Any):
    """A time with its interval; a bound that is None was not estimable."""
    state = {True: ReportState.REPORTED, False: ReportState.NOT_ESTIMABLE}
    given = {
        "endpoint": endpoint,
        "responders_n": None,
        "estimate": estimate,
        "estimate_state": ReportState.REPORTED if estimate else ReportState.NOT_REACHED,
        "ci_lower": lower,
        "ci_lower_state": state[lower is not None],
        "ci_upper": upper,
        "ci_upper_state": state[upper is not None],
    }
    return result(key, **(given | fields))


def mutation(key: str = "G2032R", protein_change: str = "p.Gly2032Arg", **fields: Any) -> ResistanceMutationContent:
    given = {
        "protein_change": protein_change,
        "location": "solvent front",
        "location_is_verified": True,
        "found_in": "patients",
        "frequencies": (
            MutationFrequencyContent(
                after_drug="exampletinib",
                count=14,
                denominator=42,
                percent="33",
                is_derived=True,
                reference="alpha2024",
            ),
        ),
        "citations": cites("alpha2024"),
    }
    return ResistanceMutationContent(key=key, **(CHECKED | given | fields))


def sensitivity(key: str, **fields: Any) -> SensitivityContent:
    given = {
        "drug": "exampletinib",
        "mutation": "G2032R",
        "activity": Activity.SENSITIVE,
        "evidence_type": EvidenceType.PRECLINICAL,
        "model": "Ba/F3 CD74-ROS1",
        "citations": cites("beta2023"),
    }
    return SensitivityContent(key=key, **(CHECKED | given | fields))


def trial(key: str = "NCT00000001", **fields: Any) -> TrialContent:
    given = {
        "nct_id": key if key.startswith("NCT") else "",
        "acronym": "EXAMINE-1",
        "brief_title": "Exampletinib in ROS1+ cancer",
        "phase": TrialPhase.PHASE_1_2,
        "lead_sponsor": "Example Pharma",
        "overall_status": OverallStatus.RECRUITING,
        "population": "ROS1+ NSCLC",
        "drugs": (TrialDrugContent(drug="exampletinib", dose="1 mg daily"),),
        "identifier_is_verified": True,
        "last_checked_date": "2026-11-01",
        "citations": cites("alpha2024"),
    }
    return TrialContent(key=key, **(CHECKED | given | fields))


def node(key: str, *options: OptionContent, **fields: Any) -> DecisionNodeContent:
    given = {"kind": NodeKind.STATE, "title": key.capitalize(), "citations": cites("alpha2024"), "options": options}
    return DecisionNodeContent(key=key, **(CHECKED | given | fields))


def option(position: int, leads_to: str, condition: str = "") -> OptionContent:
    return OptionContent(position=position, leads_to=leads_to, condition=condition)


def section(key: str, position: int, block: Block = Block.NONE, **fields: Any) -> SectionContent:
    given = {"page": TREATMENT, "title": key.replace("-", " ").capitalize(), "position": position, "block": block}
    return SectionContent(key=key, **(CHECKED | given | fields))


def statement(key: str, section_key: str, text: str, **fields: Any) -> StatementContent:
    given = {"section": section_key, "position": 1, "text": text}
    return StatementContent(key=key, **(CHECKED | given | fields))


def correction(key: str = "I01", **fields: Any) -> CorrectionContent:
    given = {
        "place": "first-line table",
        "published_text": "87.5% of 9",
        "problem": "no whole number of nine patients gives 87.5%",
        "severity": Severity.ERROR,
        "source_says": "8/9 is 89%",
        "resolution": "shown as 89% (8/9)",
        "citations": cites("beta2023"),
    }
    return CorrectionContent(key=key, **(CHECKED | given | fields))


def tombstone(record_kind: str, key: str, **fields: Any) -> Tombstone:
    given = {
        "name": key,
        "state": State.WITHHELD,
        "reason": "the source was retracted",
        "decided_by": "E. Editor",
        "decided_at": "2026-11-20T08:00:00+00:00",
    }
    return Tombstone(record_kind=record_kind, key=key, **(given | fields))
