"""Marks: what a reviewer means to sign."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from desk.models.about_record import AboutRecord
from review.choices import Decision
from review.constraints import one_of


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
