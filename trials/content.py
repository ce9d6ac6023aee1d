"""What is signed and published of trials and of what was measured."""

from typing import ClassVar

from django.utils.translation import gettext

from references.content import CitedContent
from review.content import Content
from review.dates import PartialDate
from review.numbers import PublishedNumber
from trials.choices import (
    Activity,
    Assessor,
    CnsDisease,
    CohortBasis,
    Endpoint,
    EvidenceType,
    GradeScale,
    OverallStatus,
    PriorChemotherapy,
    PriorTki,
    ReportState,
    ResponseCriteria,
    TrialPhase,
)


class TrialDrugContent(Content):
    """A drug given in a trial, with its dose as the source states it."""

    drug: str
    dose: str = ""


class TrialContent(CitedContent):
    """A clinical trial in the registry's words."""

    record_kind: ClassVar[str] = "trials.trial"
    worded_fields: ClassVar[tuple[str, ...]] = ("note", "design", "population", "status_note")

    nct_id: str = ""
    other_ids: tuple[str, ...] = ()
    acronym: str = ""
    brief_title: str
    phase: TrialPhase | None = None
    lead_sponsor: str = ""
    overall_status: OverallStatus = OverallStatus.UNKNOWN
    status_note: str = ""
    countries: str = ""
    design: str = ""
    population: str = ""
    enrollment_count: int | None = None
    drugs: tuple[TrialDrugContent, ...] = ()
    other_interventions: str = ""
    identifier_is_verified: bool = False
    last_checked_date: PartialDate | None = None
    note: str = ""

    @property
    def name(self) -> str:
        return self.acronym or self.brief_title

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        return super().names_records | {("drugs.drug", part.drug) for part in self.drugs}


class CohortContent(Content):
    """The analysed population, by value in each of its results. What is not stated is left out."""

    key: str
    label: str
    basis: CohortBasis
    trials: tuple[str, ...] = ()
    cancer_type: str = ""
    prior_tki: PriorTki
    prior_tki_detail: str = ""
    prior_tki_drugs: tuple[str, ...] = ()
    prior_chemotherapy: PriorChemotherapy = PriorChemotherapy.NOT_STATED
    prior_chemotherapy_detail: str = ""
    cns_disease: CnsDisease = CnsDisease.NOT_SELECTED
    mutation: str = ""
    median_age_years: PublishedNumber | None = None
    female_percent: PublishedNumber | None = None
    never_smoker_percent: PublishedNumber | None = None
    ecog_0_1_percent: PublishedNumber | None = None
    cns_metastases_percent: PublishedNumber | None = None
    prior_chemotherapy_percent: PublishedNumber | None = None


class EfficacyResultContent(CitedContent):
    """One measured endpoint of one drug in one cohort, its numbers as printed."""

    record_kind: ClassVar[str] = "trials.efficacyresult"
    worded_fields: ClassVar[tuple[str, ...]] = ("note",)

    drug: str
    cohort: CohortContent
    endpoint: Endpoint
    landmark_months: int | None = None
    assessor: Assessor = Assessor.NOT_STATED
    criteria: ResponseCriteria = ResponseCriteria.NOT_STATED
    is_confirmed: bool = False
    data_cutoff_date: PartialDate | None = None
    median_follow_up_months: PublishedNumber | None = None
    evaluable_n: int | None = None
    responders_n: int | None = None
    responders_are_derived: bool = False
    estimate: PublishedNumber | None = None
    estimate_state: ReportState
    ci_level: PublishedNumber | None = None
    ci_lower: PublishedNumber | None = None
    ci_lower_state: ReportState = ReportState.NOT_STATED
    ci_upper: PublishedNumber | None = None
    ci_upper_state: ReportState = ReportState.NOT_STATED
    supersedes: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.drug}: {self.endpoint.label}, {self.cohort.label}"

    @property
    def is_percentage(self) -> bool:
        """A share of patients (at a landmark month, if one is given); else months."""
        return self.endpoint in Endpoint.rates() or self.landmark_months is not None

    @property
    def has_interval(self) -> bool:
        reported = ReportState.REPORTED
        return self.ci_lower_state == reported or self.ci_upper_state == reported

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        named = {("drugs.drug", self.drug)}
        named |= {("trials.trial", key) for key in self.cohort.trials}
        named |= {("drugs.drug", key) for key in self.cohort.prior_tki_drugs}
        if self.cohort.mutation:
            named.add(("drugs.resistancemutation", self.cohort.mutation))
        if self.supersedes:
            named.add(("trials.efficacyresult", self.supersedes))
        return super().names_records | named


class SensitivityContent(CitedContent):
    """What one source found of one drug on one mutation (none: wild type) in one model."""

    record_kind: ClassVar[str] = "trials.sensitivity"
    worded_fields: ClassVar[tuple[str, ...]] = ("finding",)

    drug: str
    mutation: str = ""
    activity: Activity
    evidence_type: EvidenceType
    grade: str = ""
    grade_scale: GradeScale | None = None
    model: str = ""
    ic50_nm: PublishedNumber | None = None
    fold_change: PublishedNumber | None = None
    efficacy_result: str = ""
    finding: str = ""

    @property
    def name(self) -> str:
        return gettext("{drug} on {mutation}").format(drug=self.drug, mutation=self.mutation or gettext("wild type"))

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        named = {("drugs.drug", self.drug)}
        if self.mutation:
            named.add(("drugs.resistancemutation", self.mutation))
        if self.efficacy_result:
            named.add(("trials.efficacyresult", self.efficacy_result))
        return super().names_records | named
