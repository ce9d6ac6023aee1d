"""Readers' reports."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from desk.choices import Outcome
from desk.models.about_record import AboutRecord
from review.constraints import at_with_by, one_of


class ProblemReport(AboutRecord):
    """What a reader says is wrong with something that was published."""

    record_kind = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=120, blank=True)
    edition_number = models.PositiveIntegerField(null=True, blank=True, help_text="The edition that was read.")
    what = models.TextField(help_text="What is wrong, in the reader's words.")
    why = models.TextField(blank=True, help_text="How the reader knows: a source, or experience.")
    email = models.EmailField("e-mail", blank=True, help_text="Only to answer; never published.")
    received_at = models.DateTimeField()
    token_digest = models.CharField(max_length=64, blank=True, help_text="Of the form that was sent: it counts once.")
    read_at = models.DateTimeField("first read at", null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(
        max_length=12,
        choices=Outcome.choices,
        default=Outcome.OPEN,
        help_text="The next edition tells of it, and of nothing else. It says “corrected” once the record, or what it "
        "names, is not what the reader read: have the correction signed too.",
    )
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates",
        help_text="The earlier report, where this one was reported before.",
    )  # fmt: skip
    answer = models.TextField(
        blank=True,
        help_text="What was found and done. Sent with the outcome to a reader who left an address; never published.",
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ("view", "change")
        constraints = [
            one_of("outcome", Outcome),
            UniqueConstraint(
                fields=["token_digest"],
                condition=~Q(token_digest=""),
                name="problemreport_form_sent_once",
                violation_error_message="This form was sent already.",
            ),
            at_with_by("read_at", "read_by", message="A reading needs both its time and the person."),
            at_with_by(
                "answered_at", "answered_by", message="An answer needs both its time and the person who gave it."
            ),
            CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, answered_at__isnull=True)
                | (~Q(outcome=Outcome.OPEN) & Q(answered_at__isnull=False)),
                name="problemreport_outcome_with_answer",
                violation_error_message="An outcome needs the time of the answer, and only an outcome has one.",
            ),
            CheckConstraint(
                condition=Q(outcome=Outcome.DUPLICATE, duplicate_of__isnull=False)
                | (~Q(outcome=Outcome.DUPLICATE) & Q(duplicate_of__isnull=True)),
                name="problemreport_duplicate_of_with_outcome",
                violation_error_message="Say which report this one repeats, and only of one that was reported before.",
            ),
        ]

    def __str__(self) -> str:
        """Never the reader's words: lists, logs and mails would carry them on."""
        return self.number

    @property
    def number(self) -> str:
        """What readers know it by: "R-2026-0007"."""
        return f"R-{self.received_at.year}-{self.pk:04}"
