"""Comments: remarks that change nothing."""

from django.conf import settings
from django.db import models

from desk.models.about_record import AboutRecord


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
