"""Trials, and what was measured."""

from trials.models.cohort import Cohort
from trials.models.result import EfficacyResult
from trials.models.sensitivity import Sensitivity
from trials.models.trial import Trial, TrialDrug

__all__ = ["Cohort", "EfficacyResult", "Sensitivity", "Trial", "TrialDrug"]
