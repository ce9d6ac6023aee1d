"""Mails: what was told to whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from desk.choices import MailKind
from review.constraints import one_of


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
