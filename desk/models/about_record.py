"""What rows about a record share."""

from django.db import models


class AboutRecord(models.Model):
    """A row about a record, by the record's kind and key."""

    record_kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)

    class Meta:
        abstract = True
