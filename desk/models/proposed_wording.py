"""Words that a signer proposes."""

from django.conf import settings
from django.db import models

from review.constraints import at_with_by
from review.models import SignOff


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
            at_with_by("adopted_at", "adopted_by", message="An adoption needs both its time and the person who did it.")
        ]

    def __str__(self) -> str:
        return f"{self.sign_off.signer_name} on {self.sign_off.key}: {self.text[:60]}"
