"""Closed vocabularies of trials, populations and results."""

from django.db import models


class TrialPhase(models.TextChoices):
    """ClinicalTrials.gov, data element "Study Phase"."""

    PHASE_1 = "1", "Phase 1"
    PHASE_1_2 = "1/2", "Phase 1/2"
    PHASE_2 = "2", "Phase 2"
    PHASE_2_3 = "2/3", "Phase 2/3"
    PHASE_3 = "3", "Phase 3"


class OverallStatus(models.TextChoices):
    """ClinicalTrials.gov, data element "Overall Recruitment Status"."""

    NOT_YET_RECRUITING = "NOT_YET_RECRUITING", "not yet recruiting"
    RECRUITING = "RECRUITING", "recruiting"
    ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING", "active, not recruiting"
    COMPLETED = "COMPLETED", "completed"
    TERMINATED = "TERMINATED", "terminated"
    UNKNOWN = "UNKNOWN", "not stated"


class CohortBasis(models.TextChoices):
    """Where the patients of a cohort come from."""

    TRIAL = "trial", "one trial"
    POOLED = "pooled", "several trials pooled"
    REGISTRY = "registry", "registry"
    CHART_REVIEW = "chart_review", "chart review"
    NOT_STATED = "not_stated", "not stated"


class PriorTki(models.TextChoices):
    """Whether the patients of a cohort had a ROS1 TKI before."""

    NAIVE = "naive", "TKI-naive"
    PRETREATED = "pretreated", "treated with a ROS1 TKI before"
    MIXED = "mixed", "with or without a ROS1 TKI before"
    NOT_STATED = "not_stated", "not stated"


class PriorChemotherapy(models.TextChoices):
    NONE = "none", "none"
    SOME = "some", "some patients"
    ALL = "all", "all patients"
    NOT_STATED = "not_stated", "not stated"


class CnsDisease(models.TextChoices):
    """Which CNS disease a cohort was selected for."""

    MEASURABLE = "measurable", "measurable brain metastases"
    PRESENT = "present", "brain metastases"
    ABSENT = "absent", "no brain metastases at baseline"
    PROGRESSION_ONLY = "progression_only", "progression in the CNS only"
    NOT_SELECTED = "not_selected", "not selected by CNS disease"


class Endpoint(models.TextChoices):
    """What was measured. With a landmark month, a time-to-event endpoint is a percentage at that month."""

    ORR = "ORR", "overall response rate"
    INTRACRANIAL_ORR = "INTRACRANIAL_ORR", "intracranial response rate"
    DCR = "DCR", "disease control rate"
    INTRACRANIAL_DCR = "INTRACRANIAL_DCR", "intracranial disease control rate"
    DOR = "DOR", "duration of response"
    PFS = "PFS", "progression-free survival"
    INTRACRANIAL_PFS = "INTRACRANIAL_PFS", "intracranial progression-free survival"
    OS = "OS", "overall survival"

    @classmethod
    def rates(cls) -> frozenset["Endpoint"]:
        """Endpoints that are a share of patients."""
        return frozenset({cls.ORR, cls.INTRACRANIAL_ORR, cls.DCR, cls.INTRACRANIAL_DCR})


class Assessor(models.TextChoices):
    BICR = "BICR", "blinded independent central review"
    IRC = "IRC", "independent review"
    INVESTIGATOR = "INVESTIGATOR", "investigator"
    NOT_STATED = "NOT_STATED", "assessor not stated"


class ResponseCriteria(models.TextChoices):
    RECIST_1_1 = "RECIST_1_1", "RECIST 1.1"
    RECIST_1_0 = "RECIST_1_0", "RECIST 1.0"
    NOT_STATED = "NOT_STATED", "criteria not stated"


class ReportState(models.TextChoices):
    """Why a number is there or absent, for the estimate and for each bound."""

    REPORTED = "reported", "reported"
    NOT_REACHED = "not_reached", "not reached"
    NOT_ESTIMABLE = "not_estimable", "not estimable"
    NOT_REPORTED = "not_reported", "not reported"
    NOT_STATED = "not_stated", "not stated in the source read"


class Activity(models.TextChoices):
    """What a source found of a drug on a mutation."""

    SENSITIVE = "sensitive", "sensitive"
    INTERMEDIATE = "intermediate", "weakened"
    RESISTANT = "resistant", "resistant"


class EvidenceType(models.TextChoices):
    """On what a sensitivity rests, strongest first."""

    CLINICAL = "clinical", "in patients"
    KNOWLEDGE_BASE = "knowledge_base", "knowledge base"
    PRECLINICAL = "preclinical", "laboratory"
    PROPOSED = "proposed", "proposed in a review, no direct data"
    PAGE_CLAIM = "page_claim", "claimed in 2024, source not read"


class GradeScale(models.TextChoices):
    """The scale that a grade belongs to: a grade never stands without it."""

    ONCOKB = "oncokb", "OncoKB"
    CIVIC = "civic", "CIViC"
    NCCN = "nccn", "NCCN"
    ESCAT = "escat", "ESCAT"
