"""Closed vocabularies of the narrative."""

from django.db import models


class Block(models.TextChoices):
    """What a section shows besides its statements. Each block is drawn from records."""

    NONE = "none", "statements only"
    SUMMARY = "summary", "the box on top"
    NAIVE_TABLE = "naive_table", "results in TKI-naive patients"
    PRETREATED_TABLE = "pretreated_table", "results after a ROS1 TKI"
    LESS_EFFECTIVE_TABLE = "less_effective_table", "less effective drugs"
    GRID = "grid", "mutations and drugs"
    MUTATION_TABLE = "mutation_table", "resistance mutations and how often they are found"
    FUSION_TABLE = "fusion_table", "fusion partners"
    ALGORITHM = "algorithm", "the treatment algorithm"
    TRIALS_TABLE = "trials_table", "trials"
    REFERENCES = "references", "the reference list"
    SIGNATURES = "signatures", "who signed"


class StatementStyle(models.TextChoices):
    PLAIN = "plain", "plain"
    CAVEAT = "caveat", "caveat to the statement before it"
    NEVER = "never", "what must not be done"
    CHANGE = "change", "news since the edition before"


class Severity(models.TextChoices):
    """How grave what was wrong in the 2024 page is."""

    ERROR = "error", "error"
    WARNING = "warning", "warning"
    REMARK = "info", "remark"
    LET_PASS = "ok", "looked wrong, is right"
