"""Closed vocabularies of the desk."""

from django.db import models


class Pile(models.TextChoices):
    """What a packet holds: the piles of the desk."""

    WAITING = "waiting", "all that waits for me"
    NEW = "new", "changed since I last signed"
    LAPSED = "lapsed", "changed since approval"
    SOURCE = "source-changed", "resting on a source that changed"
    DUE = "due", "due again"
    SENT_BACK = "sent-back", "mine that were sent back"
    MARKED = "marked", "what I marked"
    UNSIGNED = "unsigned", "all that is not approved"


class Outcome(models.TextChoices):
    """What became of a reader's report. All but the first and the last are published, in words of their own
    (publication.choices.ReportOutcome)."""

    OPEN = "open", "not dealt with yet"
    CORRECTED = "corrected", "right: corrected"
    UNCHANGED = "unchanged", "source confirmed: nothing changed"
    UNCLEAR = "unclear", "cannot be followed up"
    OFF_TOPIC = "off_topic", "not about this site’s content"
    DUPLICATE = "duplicate", "reported before: say as which"
    NO_REPORT = "no_report", "no report: advertising, or a test"


class MailKind(models.TextChoices):
    """What people are told by mail."""

    DIGEST = "digest", "once a day, what waits for my review"
    CHANGES_REQUESTED = "changes_requested", "when changes are requested on what I wrote"
    ALL_SIGNED = "all_signed", "when all is signed and an edition can be published"
