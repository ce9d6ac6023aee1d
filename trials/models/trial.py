from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from drugs.models import Drug
from references.models import Cited
from review.constraints import matches, one_of, partial_date
from review.fields import ListField, PartialDateField
from review.models import Part, Reviewable
from trials import identifiers
from trials.choices import OverallStatus, TrialPhase
from trials.content import TrialContent, TrialDrugContent


class Trial(Cited):
    """A clinical trial, in the registry's words. Its key is its registry number."""

    content_class = TrialContent
    called = ("key", "nct_id", "other_ids", "acronym", "brief_title")

    nct_id = models.CharField("NCT number", max_length=11, blank=True, help_text="Such as NCT03093116.")
    other_ids = ListField("other numbers", help_text="Other registries' or the sponsor's numbers, separated by “; ”.")
    acronym = models.CharField(max_length=40, blank=True, help_text="Such as TRIDENT-1.")
    brief_title = models.CharField(max_length=300)
    phase = models.CharField(max_length=3, choices=TrialPhase.choices, blank=True)
    lead_sponsor = models.CharField(max_length=200, blank=True)
    overall_status = models.CharField(max_length=24, choices=OverallStatus.choices, default=OverallStatus.UNKNOWN)
    status_note = models.CharField(max_length=200, blank=True, help_text="With the date it was true.")
    countries = models.TextField(blank=True, help_text="Where it runs, as the source puts it.")
    design = models.TextField(blank=True)
    population = models.TextField(blank=True)
    enrollment_count = models.PositiveIntegerField(null=True, blank=True)
    other_interventions = models.CharField(
        max_length=200, blank=True, help_text="What is given that is no drug of ours."
    )
    identifier_is_verified = models.BooleanField("registry number checked", default=False)
    last_checked_date = PartialDateField(help_text="When this row was last compared with the registry.")
    note = models.TextField(blank=True)

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("phase", TrialPhase, or_empty=True),
            one_of("overall_status", OverallStatus),
            matches(
                "key",
                identifiers.REGISTRY_NUMBER_PATTERN,
                or_empty=False,
                message="A trial's key is its registry number, such as NCT03093116.",
            ),
            matches("nct_id", identifiers.NCT_PATTERN, message="An NCT number is NCT and eight digits."),
            partial_date("last_checked_date"),
            UniqueConstraint(
                fields=["nct_id"],
                condition=~Q(nct_id=""),
                name="trial_nct_id_once",
                violation_error_message="Another trial has this NCT number.",
            ),
            CheckConstraint(
                condition=Q(nct_id=F("key")) | (Q(nct_id="") & ~Q(key__startswith="NCT")),
                name="trial_nct_id_is_key",
                violation_error_message="A trial with an NCT number has it as its key too.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.acronym or self.brief_title} ({self.key})"


class TrialDrug(Part):
    """A drug given in a trial."""

    content_class = TrialDrugContent

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="drugs")
    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="given_in")
    dose = models.CharField(max_length=120, blank=True, help_text="As the source states it.")

    class Meta:
        default_permissions = ()
        constraints = [
            UniqueConstraint(
                fields=["trial", "drug"],
                name="trialdrug_once",
                violation_error_message="The trial names this drug already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.drug} {self.dose}".strip()
