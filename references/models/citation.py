from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import UniqueConstraint

from references.content import CitationContent
from references.models.reference import Reference
from review.models import Part, Reviewable


class Citation(Part):
    """A reference that a record rests on, with the place in it where the fact stands."""

    content_class = CitationContent

    record_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    record_id = models.BigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="cited_by")
    locator = models.CharField(max_length=80, blank=True, help_text="Where in it: Table 2, p. 7, section 12.3.")
    quote = models.TextField(blank=True, help_text="At most a sentence, only where the exact words matter.")

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["record_type", "record_id"])]
        constraints = [
            UniqueConstraint(
                fields=["record_type", "record_id", "reference", "locator"],
                name="citation_once",
                violation_error_message="This place of this reference is cited already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference.key}, {self.locator}" if self.locator else self.reference.key


class Cited(Reviewable):
    """A record that rests on sources."""

    citations = GenericRelation(Citation, content_type_field="record_type", object_id_field="record_id")

    class Meta(Reviewable.Meta):
        abstract = True
