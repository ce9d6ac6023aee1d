"""Closed vocabularies of the narrative."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class Block(Vocabulary):
    """What a section shows besides its statements. Each block is drawn from records."""

    NONE = "none", _("statements only")
    SUMMARY = "summary", _("the box on top")
    NAIVE_TABLE = "naive_table", _("results in TKI-naive patients")
    PRETREATED_TABLE = "pretreated_table", _("results after a ROS1 TKI")
    LESS_EFFECTIVE_TABLE = "less_effective_table", _("less effective drugs")
    GRID = "grid", _("mutations and drugs")
    MUTATION_TABLE = "mutation_table", _("resistance mutations and how often they are found")
    FUSION_TABLE = "fusion_table", _("fusion partners")
    ALGORITHM = "algorithm", _("the treatment algorithm")
    TRIALS_TABLE = "trials_table", _("trials")
    REFERENCES = "references", _("the reference list")
    SIGNATURES = "signatures", _("who signed")


class StatementStyle(Vocabulary):
    PLAIN = "plain", _("plain")
    CAVEAT = "caveat", _("caveat to the statement before it")
    NEVER = "never", _("what must not be done")
    CHANGE = "change", _("news since the edition before")


class Severity(Vocabulary):
    """How grave what was wrong in the 2024 page is."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")
    REMARK = "info", _("remark")
    LET_PASS = "ok", _("looked wrong, is right")
