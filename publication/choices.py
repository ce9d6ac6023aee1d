"""Closed vocabularies of an edition."""

from django.db import models


class ChangeKind(models.TextChoices):
    """Why a record changed, as an editor tells readers."""

    NEW_EVIDENCE = "new_evidence", "new evidence"
    REGULATORY = "regulatory", "regulatory"
    CORRECTION = "correction", "correction"
    WORDING = "wording", "wording"
