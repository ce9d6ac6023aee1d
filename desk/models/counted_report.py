"""What the limit on readers' reports counts."""

from django.db import models


class CountedReport(models.Model):
    """That a report came, for the hour in which it counts against the limit. It does not say which report."""

    sender = models.CharField(max_length=8, help_text="A little of a digest: thousands of network addresses share it.")
    counts_until = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Counts until {self.counts_until:%H:%M}"
