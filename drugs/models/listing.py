from django.db import models

from drugs.choices import ListingPreference, TreatmentLine
from drugs.content import GuidelineListingContent
from drugs.models.drug import Drug
from references.models import Cited
from review.constraints import one_of, partial_date
from review.fields import PartialDateField
from review.models import Reviewable


class GuidelineListing(Cited):
    """A guideline's mention of a drug, cited and not reproduced. It is not an approval."""

    content_class = GuidelineListingContent

    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="listings")
    guideline = models.CharField(max_length=60, help_text="Such as “NCCN NSCLC”.")
    version = models.CharField(max_length=20, blank=True, help_text="As the guideline numbers it: 5.2025.")
    version_date = PartialDateField()
    line = models.CharField(max_length=10, choices=TreatmentLine.choices, default=TreatmentLine.NOT_STATED)
    population = models.CharField(
        max_length=120, blank=True, help_text="If only for some: “brain metastases”, “G2032R”."
    )
    category = models.CharField(max_length=20, blank=True, help_text="In the guideline's own scale: “2A”.")
    preference = models.CharField(
        max_length=16, choices=ListingPreference.choices, default=ListingPreference.NOT_STATED
    )
    note = models.TextField(blank=True)

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("line", TreatmentLine),
            one_of("preference", ListingPreference),
            partial_date("version_date"),
        ]

    def __str__(self) -> str:
        return f"{self.drug} in {self.guideline} {self.version}".strip()
