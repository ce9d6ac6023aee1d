"""Mail: what each person wants to be told, and what was told."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from review.constraints import one_of


class MailKind(models.TextChoices):
    """What people are told by mail."""

    DIGEST = "digest", "once a day, what waits for my review"
    CHANGES_REQUESTED = "changes_requested", "when changes are requested on what I wrote"
    ALL_SIGNED = "all_signed", "when all is signed and an edition can be published"


class MailPreference(models.Model):
    """What a person wants to be told by mail. Who has none is told everything that is meant for them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mail_preference")
    digest = models.BooleanField(MailKind.DIGEST.label, default=True)
    changes_requested = models.BooleanField(MailKind.CHANGES_REQUESTED.label, default=True)
    all_signed = models.BooleanField(MailKind.ALL_SIGNED.label, default=True)

    objects: ClassVar[models.Manager["MailPreference"]] = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Mail for {self.user}"


class Told(models.Model):
    """A mail to one person about one thing, sent once. Until it is sent it is tried again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="told")
    kind = models.CharField(max_length=20, choices=MailKind.choices)
    about = models.CharField(max_length=64, help_text="The day of a digest, else the digest of a sign-off.")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.EmailField(blank=True)
    problem = models.TextField(blank=True, help_text="Why it could not be sent when it was last tried.")

    objects: ClassVar[models.Manager["Told"]] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = [
            one_of("kind", MailKind),
            UniqueConstraint(
                fields=["user", "kind", "about"],
                name="told_once",
                violation_error_message="This person has been told of this.",
            ),
            CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_to="") | Q(sent_at__isnull=False) & ~Q(sent_to=""),
                name="told_sent_at_with_to",
                violation_error_message="A mail that was sent has both a time and an address.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.about} to {self.user}"
