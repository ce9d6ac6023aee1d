from django.db import models

from drugs.models import Drug, ResistanceMutation
from review.constraints import one_of, published_number
from review.fields import PublishedNumberField
from review.models import Record
from trials.choices import CnsDisease, CohortBasis, PriorChemotherapy, PriorTki
from trials.content import CohortContent
from trials.models.trial import Trial

COMPARABILITY_FIELDS = (
    "median_age_years",
    "female_percent",
    "never_smoker_percent",
    "ecog_0_1_percent",
    "cns_metastases_percent",
    "prior_chemotherapy_percent",
)
"""What makes two single-arm trials differ. Empty means that it is not stated in the source read."""


class Cohort(Record):
    """An analysed population. It is never signed alone: it stands by value in the content of each of its results."""

    content_class = CohortContent
    called = ("key", "label")

    label = models.CharField(
        max_length=200, help_text="How a table names it: “TKI-naive, measurable brain metastases”."
    )
    basis = models.CharField(max_length=12, choices=CohortBasis.choices)
    trials = models.ManyToManyField(
        Trial, blank=True, related_name="cohorts", help_text="One, several if pooled, or none."
    )
    cancer_type = models.CharField(max_length=60, blank=True, help_text="Such as NSCLC.")
    prior_tki = models.CharField("earlier ROS1 TKI", max_length=10, choices=PriorTki.choices)
    prior_tki_detail = models.CharField(
        max_length=200, blank=True, help_text="Such as “one ROS1 TKI, no chemotherapy”."
    )
    prior_tki_drugs = models.ManyToManyField(Drug, blank=True, related_name="+", help_text="If the source names them.")
    prior_chemotherapy = models.CharField(
        max_length=10, choices=PriorChemotherapy.choices, default=PriorChemotherapy.NOT_STATED
    )
    prior_chemotherapy_detail = models.CharField(max_length=200, blank=True, help_text="Such as “20 of 71”.")
    cns_disease = models.CharField(
        "CNS disease", max_length=16, choices=CnsDisease.choices, default=CnsDisease.NOT_SELECTED
    )
    mutation = models.ForeignKey(
        ResistanceMutation, null=True, blank=True, on_delete=models.PROTECT, related_name="cohorts"
    )
    median_age_years = PublishedNumberField()
    female_percent = PublishedNumberField()
    never_smoker_percent = PublishedNumberField()
    ecog_0_1_percent = PublishedNumberField("ECOG 0-1, percent")
    cns_metastases_percent = PublishedNumberField("CNS metastases, percent")
    prior_chemotherapy_percent = PublishedNumberField()

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            one_of("basis", CohortBasis),
            one_of("prior_tki", PriorTki),
            one_of("prior_chemotherapy", PriorChemotherapy),
            one_of("cns_disease", CnsDisease),
            *[published_number(field) for field in COMPARABILITY_FIELDS],
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.key})"

    def in_content(self) -> CohortContent:
        return self.build_content()

    def get_dependants(self) -> list[Record]:
        return list(self.results.all())
