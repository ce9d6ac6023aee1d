"""Closed vocabularies of an edition."""

from django.db import models


class ChangeKind(models.TextChoices):
    """Why a record changed, as an editor tells readers."""

    NEW_EVIDENCE = "new_evidence", "new evidence"
    REGULATORY = "regulatory", "regulatory"
    CORRECTION = "correction", "correction"
    WORDING = "wording", "wording"


class ReportOutcome(models.TextChoices):
    """What became of a reader's report, in the only words that are published of it."""

    CORRECTED = "corrected", "corrected"
    UNCHANGED = "unchanged", "source confirmed; nothing changed"
    UNCLEAR = "unclear", "not clear enough to be followed up"
    OFF_TOPIC = "off_topic", "not about this site’s content"
    DUPLICATE = "duplicate", "reported before"
