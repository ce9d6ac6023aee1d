from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from review.choices import LogKind
from review.constraints import one_of
from review.models.chained import Chained
from review.querysets import LogEntryQuerySet, LogStays


class LogEntry(Chained):
    """Something done that is neither a signature nor an edition: an import, a change of somebody's role."""

    stays = LogStays

    kind = models.CharField(max_length=10, choices=LogKind.choices)
    subject = models.CharField(max_length=200, help_text="What it was done to: a table, a person, a group.")
    said = models.TextField(help_text="What was done, in a sentence.")
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="Such as the name of a file, and its SHA-256.")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="log_entries",
        help_text="Empty: it did not come from a request, but from a command or a shell on the machine.",
    )
    entered_by_name = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField()

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            one_of("kind", LogKind),
            CheckConstraint(
                condition=Q(entered_by__isnull=True, entered_by_name="")
                | Q(entered_by__isnull=False) & ~Q(entered_by_name=""),
                name="logentry_entered_by_with_name",
                violation_error_message="Whoever did it is named, or nobody is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject}: {self.said}"
