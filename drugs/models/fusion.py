from django.db import models

from drugs import identifiers
from drugs.content import FusionPartnerContent, FusionShareContent
from references.models import Cited, Reference
from review.constraints import matches, not_above, published_number
from review.fields import ListField, PublishedNumberField
from review.models import Part, Reviewable


class FusionPartner(Cited):
    """A gene found fused to ROS1. Its key is its HGNC symbol."""

    content_class = FusionPartnerContent
    called = ("key", "other_symbols")

    gene_location = models.CharField(max_length=20, blank=True, help_text="Cytoband, such as 5q33.")
    other_symbols = ListField(help_text="Older names, separated by “; ”.")
    note = models.TextField(blank=True)

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            matches(
                "key",
                identifiers.GENE_SYMBOL_PATTERN,
                or_empty=False,
                message="A partner's key is its HGNC symbol, such as CD74.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}::ROS1"


class FusionShare(Part):
    """A partner's share of the ROS1 fusions in one cohort."""

    content_class = FusionShareContent

    partner = models.ForeignKey(FusionPartner, on_delete=models.CASCADE, related_name="shares")
    cohort = models.CharField(max_length=200, help_text="Who was counted.")
    cancer_type = models.CharField(max_length=60, blank=True)
    percent = PublishedNumberField(help_text="As printed, without %.")
    is_derived = models.BooleanField("derived", default=False, help_text="We worked the count or percentage out.")
    count = models.PositiveIntegerField(null=True, blank=True)
    denominator = models.PositiveIntegerField(null=True, blank=True)
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="+")
    locator = models.CharField(max_length=80, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            published_number("percent"),
            not_above("count", "denominator", message="The count cannot exceed the number examined; give both."),
        ]

    def __str__(self) -> str:
        return f"{self.partner} in {self.cohort}"
