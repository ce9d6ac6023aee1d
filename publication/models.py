"""Editions: numbered, immutable documents, each chained to the one before."""

from typing import Any

from django.conf import settings
from django.db import models

from publication.document import Document
from publication.querysets import EditionQuerySet, EditionsStay


class Edition(models.Model):
    """What was published, as the exact bytes of its document. Rows are only ever added."""

    number = models.PositiveIntegerField(unique=True)
    document = models.BinaryField(help_text="The document's canonical JSON, byte for byte.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the document.")
    previous_digest = models.CharField(max_length=64, unique=True, help_text="Digest of the edition before.")
    as_of = models.CharField(max_length=10, help_text="State of knowledge, as an ISO date.")
    summary = models.TextField(blank=True)
    is_demonstration = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="editions")

    objects = EditionQuerySet.as_manager()

    class Meta:
        default_permissions = ("view", "publish")

    def __str__(self) -> str:
        return f"Edition {self.number} of {self.as_of}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises EditionsStay for one that is there already."""
        if not self._state.adding:
            raise EditionsStay("An edition is never altered; a correction is a new edition.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def get_document(self) -> Document:
        """The document, read from the stored bytes. Raises pydantic.ValidationError."""
        return Document.model_validate_json(bytes(self.document))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Always raises EditionsStay."""
        raise EditionsStay("An edition is never removed; a correction is a new edition.")
