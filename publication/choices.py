"""Closed vocabularies of an edition."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class ChangeKind(Vocabulary):
    """Why a record changed, as an editor tells readers."""

    NEW_EVIDENCE = "new_evidence", _("new evidence")
    REGULATORY = "regulatory", _("regulatory")
    CORRECTION = "correction", _("correction")
    WORDING = "wording", _("wording")


class ReportOutcome(Vocabulary):
    """What became of a reader's report, in the only words that are published of it."""

    CORRECTED = "corrected", _("corrected")
    UNCHANGED = "unchanged", _("source confirmed; nothing changed")
    UNCLEAR = "unclear", _("not clear enough to be followed up")
    OFF_TOPIC = "off_topic", _("not about this site’s content")
    DUPLICATE = "duplicate", _("reported before")
