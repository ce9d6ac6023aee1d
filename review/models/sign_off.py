from django.conf import settings
from django.db import models
from django.db.models import Q

from review.choices import Decision
from review.constraints import one_of
from review.models.chained import Chained
from review.querysets import SignOffQuerySet, SignOffsStay


class SignOff(Chained):
    """A person's decision on exactly one content of one record. Rows are only ever added, each chained to the last."""

    stays = SignOffsStay

    record_kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    content = models.TextField(help_text="The canonical JSON that was signed.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content.")
    decision = models.CharField(max_length=16, choices=Decision.choices)
    reason = models.TextField(blank=True)
    overrides = models.JSONField(default=dict, blank=True, help_text="Ids of checks let pass, each with its reason.")
    approvals_needed = models.PositiveSmallIntegerField(default=1)
    authors = models.JSONField(default=list, blank=True, help_text="Who wrote the content, by name.")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs")
    signer_name = models.CharField(max_length=200)
    credentials = models.CharField(max_length=200, blank=True)
    interests = models.TextField(blank=True)
    is_demonstration = models.BooleanField(default=False)
    signed_at = models.DateTimeField()
    log_digest = models.CharField(
        max_length=64, blank=True, help_text="Chain digest of the log's newest entry then: signatures vouch for it."
    )

    objects = SignOffQuerySet.as_manager()

    class Meta:
        default_permissions = ("view", "withhold")
        indexes = [models.Index(fields=["record_kind", "key"])]
        constraints = [
            one_of("decision", Decision),
            models.CheckConstraint(
                condition=Q(decision=Decision.AGREE) | ~Q(reason=""),
                name="signoff_reason_given",
                violation_error_message="Every decision but a plain agreement needs a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer_name}: {self.decision} on {self.record_kind} {self.key} {self.digest[:12]}"
