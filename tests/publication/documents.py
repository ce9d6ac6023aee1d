"""Documents made by hand for the tests of rendering: a small one, and one with every kind of record and block."""

from typing import Any

from algorithm.choices import Joining, NodeKind
from drugs.choices import (
    Agency,
    ApprovalEvent,
    CnsActivity,
    DrugRole,
    Jurisdiction,
    Phase,
)
from drugs.content import (
    FusionPartnerContent,
    FusionShareContent,
)
from pages.choices import Block, StatementStyle
from pages.content import BearsOnContent
from publication.choices import ReportOutcome
from publication.document import Document, Entry, Override, PublicReport
from review.choices import Origin, State, Verification
from review.content import RecordContent
from tests.publication.records import (  # noqa: F401  # tests take what they need from here
    CHECKED,
    TREATMENT,
    approval,
    cites,
    cohort,
    correction,
    document,
    drug,
    entry,
    header,
    listing,
    median,
    mutation,
    node,
    option,
    reference,
    result,
    section,
    sensitivity,
    signature,
    statement,
    tombstone,
    trial,
)
from trials.choices import (
    Activity,
    CnsDisease,
    CohortBasis,
    Endpoint,
    EvidenceType,
    GradeScale,
    PriorTki,
    ReportState,
)
from trials.content import EfficacyResultContent, TrialDrugContent


def small_document(**fields: Any) -> Document:
    """One drug, one trial, one result, one sentence."""
    contents = (
        reference("alpha2024"),
        drug(),
        trial(),
        result(),
        section("results", 1, Block.NAIVE_TABLE, title="Results"),
        statement("results-01", "results", "Responses were frequent.", citations=cites("alpha2024")),
    )
    return document(*contents, **fields)


def _results() -> list[RecordContent]:
    brain = cohort("examine-1-naive-cns", cns_disease=CnsDisease.MEASURABLE, label="measurable brain metastases")
    after = cohort(
        "examine-1-after-specimenib",
        label="one earlier TKI",
        prior_tki=PriorTki.PRETREATED,
        prior_tki_drugs=("specimenib",),
    )
    mutated = cohort("examine-1-G2032R", prior_tki=PriorTki.PRETREATED, mutation="G2032R", label="G2032R at baseline")
    only_brain = cohort(
        "specimen-2-cns-only",
        trials=(),
        basis=CohortBasis.NOT_STATED,
        prior_tki=PriorTki.PRETREATED,
        cns_disease=CnsDisease.PROGRESSION_ONLY,
        label="progression in the brain alone",
    )
    old = cohort("specimen-2-2014", trials=("EudraCT-2012-000000-00",), label="TKI-naive NSCLC, 2014")
    new = cohort(
        "specimen-2-2019",
        trials=("EudraCT-2012-000000-00",),
        label="TKI-naive NSCLC, 2019",
        prior_chemotherapy_percent="87",
    )
    key = "exampletinib-examine-1-naive"
    no_interval = {
        "ci_level": None,
        "ci_lower": None,
        "ci_upper": None,
        "ci_lower_state": ReportState.NOT_REPORTED,
        "ci_upper_state": ReportState.NOT_REPORTED,
    }
    return [
        result(),
        median(f"{key}-dor", Endpoint.DOR, "34.1", "25.6", None),
        median(f"{key}-pfs", Endpoint.PFS, "35.7", "27.4", None),
        median(f"{key}-os", Endpoint.OS, None, "44.4", None),
        result(
            f"{key}-cns-intracranial-orr",
            cohort=brain,
            endpoint=Endpoint.INTRACRANIAL_ORR,
            evaluable_n=9,
            responders_n=8,
            estimate="89",
            ci_lower="52",
            ci_upper="100",
        ),
        result(
            "exampletinib-after-orr",
            cohort=after,
            evaluable_n=56,
            responders_n=21,
            estimate="38",
            ci_lower="25",
            ci_upper="52",
        ),
        result(
            "exampletinib-G2032R-orr",
            cohort=mutated,
            evaluable_n=17,
            responders_n=10,
            estimate="59",
            ci_lower="33",
            ci_upper="82",
        ),
        result("specimenib-2014-orr", drug="specimenib", cohort=old, evaluable_n=50, responders_n=36, estimate="72"),
        result(
            "specimenib-2019-orr",
            drug="specimenib",
            cohort=new,
            evaluable_n=53,
            responders_n=38,
            estimate="72",
            supersedes="specimenib-2014-orr",
            citations=cites("gamma2019"),
            verification=Verification.SECONDARY,
        ),
        result(
            "specimenib-2019-intracranial-dcr",
            drug="specimenib",
            cohort=new,
            endpoint=Endpoint.INTRACRANIAL_DCR,
            evaluable_n=8,
            responders_n=5,
            estimate="63",
            **no_interval,
        ),
        result(
            "specimenib-cns-only-orr",
            drug="specimenib",
            cohort=only_brain,
            evaluable_n=None,
            responders_n=None,
            estimate="11",
            verification=Verification.PARTLY,
            verification_note="number of patients not given",
            **no_interval,
        ),
        result(
            "weaktinib-orr",
            drug="weaktinib",
            cohort=cohort("weak-1", trials=()),
            evaluable_n=59,
            responders_n=16,
            estimate="27",
        ),
    ]


def _sensitivities() -> list[RecordContent]:
    resistant = {"activity": Activity.RESISTANT}
    return [
        sensitivity("wild-type-exampletinib-beta2023", mutation="", ic50_nm="0.1"),
        sensitivity("wild-type-nevertinib-beta2023", mutation="", drug="nevertinib", ic50_nm="995.4", **resistant),
        sensitivity(
            "g2032r-exampletinib-alpha2024",
            evidence_type=EvidenceType.CLINICAL,
            efficacy_result="exampletinib-G2032R-orr",
            citations=cites("alpha2024"),
        ),
        sensitivity("g2032r-exampletinib-beta2023", ic50_nm="23.1", **resistant),
        sensitivity("g2032r-specimenib-beta2023", drug="specimenib", **resistant),
        sensitivity("g2032r-specimenib-gamma2019", drug="specimenib", citations=cites("gamma2019")),
        sensitivity("l2026m-exampletinib-page", mutation="L2026M", evidence_type=EvidenceType.PAGE_CLAIM),
        sensitivity("l2026m-specimenib-beta2023", mutation="L2026M", drug="specimenib", **resistant),
        sensitivity(
            "g2032r-l2026m-laterinib-gamma2019",
            mutation="L2026M+G2032R",
            drug="laterinib",
            evidence_type=EvidenceType.CLINICAL,
            finding="disease control for 11 months in one patient",
            grade="3A",
            grade_scale=GradeScale.ONCOKB,
        ),
    ]


def _algorithm() -> list[RecordContent]:
    return [
        node("dx", option(1, "first"), kind=NodeKind.START, title="ROS1 fusion found"),
        node(
            "first",
            option(1, "follow"),
            option(2, "never", "never"),
            kind=NodeKind.QUESTION,
            title="Choose a TKI",
            detail="{{ drug:exampletinib }} or {{ drug:specimenib }}",
            drugs=("exampletinib", "specimenib"),
        ),
        node("follow", option(1, "pd", "progression"), title="Continue and follow up"),
        node(
            "pd",
            option(1, "local", "few sites"),
            option(2, "test", "test anyway"),
            title="Progression",
            joining=Joining.ALL,
        ),
        node("local", option(1, "follow"), kind=NodeKind.ACTION, title="Treat the growing site"),
        node("test", kind=NodeKind.TEST, title="Broad NGS on plasma"),
        node("never", kind=NodeKind.WARNING, title="Nevertinib", drugs=("nevertinib",)),
    ]


def _narrative() -> list[RecordContent]:
    return [
        section("at-progression", 1, Block.SUMMARY, title="At progression"),
        section("nevers", 2, Block.SUMMARY, title="Three nevers"),
        section("overview", 3, title="Overview"),
        section("results", 4, Block.NAIVE_TABLE, title="Results in TKI-naive patients"),
        section("later", 5, Block.PRETREATED_TABLE, title="Results after a ROS1 TKI"),
        section("weaker", 6, Block.LESS_EFFECTIVE_TABLE, title="Less effective drugs"),
        section("grid", 7, Block.GRID, title="Mutations and drugs"),
        section("how-often", 8, Block.MUTATION_TABLE, title="How often mutations are found"),
        section("partners", 9, Block.FUSION_TABLE, title="Fusion partners"),
        section("algorithm", 10, Block.ALGORITHM, title="Treatment algorithm"),
        section("trials", 11, Block.TRIALS_TABLE, title="Trials"),
        section("references", 12, Block.REFERENCES, title="References"),
        section("signatures", 13, Block.SIGNATURES, title="Sign-offs"),
        statement(
            "at-progression-01",
            "at-progression",
            "[Few sites: stay on the TKI](#algorithm)",
            citations=cites("beta2023"),
        ),
        statement("nevers-01", "nevers", "[Nevertinib](#weaker)", style=StatementStyle.NEVER, drugs=("nevertinib",)),
        statement(
            "overview-01",
            "overview",
            "{{ drug:exampletinib }} gave a response in {{ result:exampletinib-examine-1-naive-orr }}[@alpha2024] of "
            "patients; {{ count:approved-US-first }} drug is approved ({{ drugs:approved-US-first }}).",
            citations=cites("alpha2024", "gamma2019"),
            drugs=("exampletinib",),
        ),
        statement(
            "overview-02",
            "overview",
            "Few data exist.",
            position=2,
            style=StatementStyle.CAVEAT,
            verification=Verification.UNCHECKED,
            origin=Origin.PAGE2024,
            citations=cites("gamma2019"),
        ),
        statement(
            "overview-03",
            "overview",
            "- {{ mutation:G2032R }} was found in {{ frequency:G2032R.exampletinib }}\n- *rarely* others",
            position=3,
            mutations=("G2032R",),
            style=StatementStyle.CHANGE,
        ),
    ]


def medium_document(**fields: Any) -> Document:
    """Every kind of record and every block, with a correction, an override, two tombstones and a report."""
    share = FusionShareContent(cohort="a series", percent="49.1", count=52, denominator=106, reference="gamma2019")
    contents: list[RecordContent | Entry[Any]] = [
        *(reference(key) for key in ("alpha2024", "beta2023", "gamma2019", "unused2020")),
        drug(roles=(DrugRole.FIRST_LINE, DrugRole.LATER_LINE)),
        drug("specimenib", brand_names=()),
        drug("laterinib", roles=(DrugRole.LATER_LINE,)),
        drug("weaktinib", roles=(DrugRole.LESS_EFFECTIVE,)),
        drug("nevertinib", roles=(DrugRole.NEVER,), cns_activity=CnsActivity.NOT_STATED),
        approval(),
        approval(
            "exampletinib-eu-conditional-2025",
            jurisdiction=Jurisdiction.EU,
            agency=Agency.EMA,
            event=ApprovalEvent.CONDITIONAL,
            event_date="2025-01-13",
            verification=Verification.SECONDARY,
        ),
        listing(),
        mutation(),
        mutation("L2026M", "p.Leu2026Met", location="gatekeeper", frequencies=()),
        mutation(
            "L2026M+G2032R",
            "p.[Leu2026Met(;)Gly2032Arg]",
            phase=Phase.UNKNOWN,
            components=("L2026M", "G2032R"),
            frequencies=(),
        ),
        FusionPartnerContent(key="CD74", shares=(share,), citations=cites("gamma2019"), **CHECKED),
        trial(),
        trial(
            "EudraCT-2012-000000-00",
            acronym="SPECIMEN-2",
            drugs=(TrialDrugContent(drug="specimenib"),),
            last_checked_date=None,
        ),
        *_results(),
        *_sensitivities(),
        *_algorithm(),
        *_narrative(),
    ]
    brain = "exampletinib-examine-1-naive-cns-intracranial-orr"
    contents.append(correction(bears_on=(BearsOnContent(record_kind="trials.efficacyresult", record_key=brain),)))
    overridden = [
        entry(item, overrides=(Override(check_id="results.E001", reason="as printed", signer="R. Reviewer"),))
        if isinstance(item, EfficacyResultContent) and item.key == "weaktinib-orr"
        else item
        for item in contents
    ]
    stones = (
        tombstone("pages.statement", "overview-04", name="A dangerous sentence", section="overview", position=4),
        tombstone("drugs.drug", "gonetinib", state=State.WITHDRAWN),
    )
    report = PublicReport(
        number="R-2026-0007",
        reported_on="2026-11-20",
        record_kind="pages.statement",
        key="overview-03",
        outcome=ReportOutcome.CORRECTED,
        answered_on="2026-11-21",
        edition=1,
    )
    return document(*overridden, **({"tombstones": stones, "reports": (report,)} | fields))
