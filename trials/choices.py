"""Closed vocabularies of trials, populations and results."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class TrialPhase(Vocabulary):
    """ClinicalTrials.gov, data element "Study Phase"."""

    PHASE_1 = "1", _("Phase 1")
    PHASE_1_2 = "1/2", _("Phase 1/2")
    PHASE_2 = "2", _("Phase 2")
    PHASE_2_3 = "2/3", _("Phase 2/3")
    PHASE_3 = "3", _("Phase 3")


class OverallStatus(Vocabulary):
    """ClinicalTrials.gov, data element "Overall Recruitment Status"."""

    NOT_YET_RECRUITING = "NOT_YET_RECRUITING", _("not yet recruiting")
    RECRUITING = "RECRUITING", _("recruiting")
    ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING", _("active, not recruiting")
    COMPLETED = "COMPLETED", _("completed")
    TERMINATED = "TERMINATED", _("terminated")
    UNKNOWN = "UNKNOWN", _("not stated")


class CohortBasis(Vocabulary):
    """Where the patients of a cohort come from."""

    TRIAL = "trial", _("one trial")
    POOLED = "pooled", _("several trials pooled")
    REGISTRY = "registry", _("registry")
    CHART_REVIEW = "chart_review", _("chart review")
    NOT_STATED = "not_stated", _("not stated")


class PriorTki(Vocabulary):
    """Whether the patients of a cohort had a ROS1 TKI before."""

    NAIVE = "naive", _("TKI-naive")
    PRETREATED = "pretreated", _("treated with a ROS1 TKI before")
    MIXED = "mixed", _("with or without a ROS1 TKI before")
    NOT_STATED = "not_stated", _("not stated")


class PriorChemotherapy(Vocabulary):
    NONE = "none", _("none")
    SOME = "some", _("some patients")
    ALL = "all", _("all patients")
    NOT_STATED = "not_stated", _("not stated")


class CnsDisease(Vocabulary):
    """Which CNS disease a cohort was selected for."""

    MEASURABLE = "measurable", _("measurable brain metastases")
    PRESENT = "present", _("brain metastases")
    ABSENT = "absent", _("no brain metastases at baseline")
    PROGRESSION_ONLY = "progression_only", _("progression in the CNS only")
    NOT_SELECTED = "not_selected", _("not selected by CNS disease")


class Endpoint(Vocabulary):
    """What was measured. With a landmark month, a time-to-event endpoint is a percentage at that month."""

    ORR = "ORR", _("overall response rate")
    INTRACRANIAL_ORR = "INTRACRANIAL_ORR", _("intracranial response rate")
    DCR = "DCR", _("disease control rate")
    INTRACRANIAL_DCR = "INTRACRANIAL_DCR", _("intracranial disease control rate")
    DOR = "DOR", _("duration of response")
    PFS = "PFS", _("progression-free survival")
    INTRACRANIAL_PFS = "INTRACRANIAL_PFS", _("intracranial progression-free survival")
    OS = "OS", _("overall survival")

    @classmethod
    def rates(cls) -> frozenset["Endpoint"]:
        """Endpoints that are a share of patients."""
        return frozenset({cls.ORR, cls.INTRACRANIAL_ORR, cls.DCR, cls.INTRACRANIAL_DCR})


class Assessor(Vocabulary):
    BICR = "BICR", _("blinded independent central review")
    IRC = "IRC", _("independent review")
    INVESTIGATOR = "INVESTIGATOR", _("investigator")
    NOT_STATED = "NOT_STATED", _("assessor not stated")


class ResponseCriteria(Vocabulary):
    RECIST_1_1 = "RECIST_1_1", "RECIST 1.1"
    RECIST_1_0 = "RECIST_1_0", "RECIST 1.0"
    NOT_STATED = "NOT_STATED", _("criteria not stated")


class ReportState(Vocabulary):
    """Why a number is there or absent, for the estimate and for each bound."""

    REPORTED = "reported", _("reported")
    NOT_REACHED = "not_reached", _("not reached")
    NOT_ESTIMABLE = "not_estimable", _("not estimable")
    NOT_REPORTED = "not_reported", _("not reported")
    NOT_STATED = "not_stated", _("not stated in the source read")


class Activity(Vocabulary):
    """What a source found of a drug on a mutation."""

    SENSITIVE = "sensitive", _("sensitive")
    INTERMEDIATE = "intermediate", _("weakened")
    RESISTANT = "resistant", _("resistant")


class EvidenceType(Vocabulary):
    """On what a sensitivity rests, strongest first."""

    CLINICAL = "clinical", _("in patients")
    KNOWLEDGE_BASE = "knowledge_base", _("knowledge base")
    PRECLINICAL = "preclinical", _("laboratory")
    PROPOSED = "proposed", _("proposed in a review, no direct data")
    PAGE_CLAIM = "page_claim", _("claimed in 2024, source not read")


class GradeScale(Vocabulary):
    """The scale that a grade belongs to: a grade never stands without it."""

    ONCOKB = "oncokb", "OncoKB"
    CIVIC = "civic", "CIViC"
    NCCN = "nccn", "NCCN"
    ESCAT = "escat", "ESCAT"
