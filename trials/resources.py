"""The tables of trials, and of what was measured."""

from review.resources import RecordResource
from trials.models import Cohort, EfficacyResult, Sensitivity, Trial


class TrialResource(RecordResource):
    model = Trial
    table = "trials"


class CohortResource(RecordResource):
    model = Cohort
    table = "cohorts"


class EfficacyResultResource(RecordResource):
    model = EfficacyResult
    table = "results"


class SensitivityResource(RecordResource):
    model = Sensitivity
    table = "sensitivities"
