from django.conf import settings
from django.db import models

from review.constraints import CheckConstraint
from review.models.organisation import Organisation


class ReviewerProfile(models.Model):
    """What a signer declares of herself: it is copied into each of her sign-offs."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviewer_profile")
    credentials = models.CharField(
        max_length=200,
        blank=True,
        help_text="As readers should see it beside the signature, such as “MD, oncologist”.",
    )
    interests = models.TextField(
        blank=True,
        help_text="Ties to drug makers in the last three years, in your own words. Empty: none declared.",
    )
    interested_in = models.ManyToManyField(
        Organisation,
        blank=True,
        help_text="The makers that these ties are with: shown beside signatures on their drugs.",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="When the declaration was last confirmed.")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="reviewerprofile_confirmed_at_with_by",
                violation_error_message="A confirmation needs both its time and the person who gave it.",
            )
        ]

    def __str__(self) -> str:
        return f"Profile of {self.user}"
