"""What each person wants to be told by mail."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from desk.choices import MailKind


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
