"""What lies on the desk: marks not yet signed, comments, proposed wordings, readers' reports."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from desk.choices import Outcome
from review.choices import Decision
from review.constraints import one_of
from review.models import SignOff


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


def _both_or_none(at: str, by: str) -> Q:
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | Q(**{f"{at}__isnull": False, f"{by}__isnull": False})


class AboutRecord(models.Model):
    """A row about a record, by the record's kind and key."""

    record_kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)

    class Meta:
        abstract = True


class Mark(AboutRecord):
    """What a reviewer means to decide on one content of a record, kept until she signs. It binds nobody."""

    digest = models.CharField(max_length=64, help_text="Of the content that she read.")
    decision = models.CharField(max_length=16, choices=Decision.choices)
    reason = models.TextField(blank=True)
    overrides = models.JSONField(default=dict, blank=True, help_text="Ids of checks to let pass, each with its reason.")
    proposed_field = models.CharField(max_length=60, blank=True, help_text="The field that it would stand in.")
    proposed_wording = models.TextField(blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="marks")
    marked_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            one_of("decision", Decision),
            UniqueConstraint(
                fields=["marked_by", "record_kind", "key"],
                name="mark_once_a_record",
                violation_error_message="You have a mark on this record already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.marked_by}: {self.decision} on {self.record_kind} {self.key}"


class Comment(AboutRecord):
    """A remark on a record that changes nothing and is never published."""

    digest = models.CharField(max_length=64, help_text="Of the content that it was written on.")
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["record_kind", "key"])]

    def __str__(self) -> str:
        return f"{self.written_by} on {self.record_kind} {self.key}: {self.text[:60]}"


class ProposedWording(models.Model):
    """Words that a signer would put into a field of what she sent back. Who adopts them is an author too."""

    sign_off = models.OneToOneField(SignOff, on_delete=models.PROTECT, related_name="proposed_wording")
    field = models.CharField(max_length=60, help_text="One of the worded fields of the record's content.")
    text = models.TextField()
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            CheckConstraint(
                condition=_both_or_none("adopted_at", "adopted_by"),
                name="proposedwording_adopted_at_with_by",
                violation_error_message="An adoption needs both its time and the person who did it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sign_off.signer_name} on {self.sign_off.key}: {self.text[:60]}"


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
    read_by = _person()
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
    answered_by = _person()

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
            CheckConstraint(
                condition=_both_or_none("read_at", "read_by"),
                name="problemreport_read_at_with_by",
                violation_error_message="A reading needs both its time and the person.",
            ),
            CheckConstraint(
                condition=_both_or_none("answered_at", "answered_by"),
                name="problemreport_answered_at_with_by",
                violation_error_message="An answer needs both its time and the person who gave it.",
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
