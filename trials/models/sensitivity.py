from django.core.exceptions import ValidationError
from django.db import models

from drugs.models import Drug, ResistanceMutation
from references.models import Cited
from review.constraints import both_or_neither, one_of, published_number
from review.fields import PublishedNumberField
from review.models import Reviewable
from trials.choices import Activity, EvidenceType, GradeScale
from trials.content import SensitivityContent
from trials.models.result import EfficacyResult


class Sensitivity(Cited):
    """What one source found of one drug on one mutation, or on wild type, in one model."""

    content_class = SensitivityContent

    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="sensitivities")
    mutation = models.ForeignKey(
        ResistanceMutation, null=True, blank=True, on_delete=models.PROTECT, related_name="sensitivities",
        help_text="Empty for wild type: ROS1 without a resistance mutation.",
    )  # fmt: skip
    activity = models.CharField(max_length=12, choices=Activity.choices)
    evidence_type = models.CharField(max_length=16, choices=EvidenceType.choices)
    grade = models.CharField(max_length=8, blank=True, help_text="Only with its scale, such as 3A of OncoKB.")
    grade_scale = models.CharField(max_length=8, choices=GradeScale.choices, blank=True)
    model = models.CharField(max_length=120, blank=True, help_text="Such as Ba/F3 CD74-ROS1, or patients.")
    ic50_nm = PublishedNumberField("IC50 (nmol/L)", help_text="As printed. It stands here and nowhere else.")
    fold_change = PublishedNumberField("fold over wild type", help_text="As printed.")
    efficacy_result = models.ForeignKey(
        EfficacyResult, null=True, blank=True, on_delete=models.PROTECT, related_name="sensitivities",
        help_text="For patients: the result that says it. Its numbers are not repeated here.",
    )  # fmt: skip
    finding = models.TextField(blank=True, help_text="What was found, if it is no IC50 and no response rate.")

    class Meta(Cited.Meta):
        verbose_name_plural = "sensitivities"
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("activity", Activity),
            one_of("evidence_type", EvidenceType),
            one_of("grade_scale", GradeScale, or_empty=True),
            published_number("ic50_nm"),
            published_number("fold_change"),
            both_or_neither("grade", "grade_scale", message="A grade stands with its scale, or not at all."),
        ]

    def __str__(self) -> str:
        return f"{self.drug} on {self.mutation or 'wild type'} ({self.get_evidence_type_display()})"

    def clean(self) -> None:
        """Raises ValidationError when the result it points to is of another drug."""
        super().clean()
        if self.efficacy_result and self.efficacy_result.drug_id != self.drug_id:
            raise ValidationError({"efficacy_result": "That result is of another drug."})
