from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from pages.choices import Severity
from pages.content import BearsOnContent, CorrectionContent
from references.models import Cited
from review.constraints import one_of
from review.kinds import UnknownKind, model_for
from review.models import Part, Reviewable


class Correction(Cited):
    """What the page of February 2024 said, what is wrong with it, and what the source says."""

    content_class = CorrectionContent

    place = models.CharField(max_length=120, help_text="The section or table of the 2024 page.")
    published_text = models.TextField(blank=True, help_text="What it said, or the value it gave.")
    problem = models.TextField()
    check_type = models.CharField(max_length=60, blank=True, help_text="How it was found: “percent impossible for n”.")
    severity = models.CharField(max_length=8, choices=Severity.choices)
    source_says = models.TextField(blank=True)
    resolution = models.TextField(blank=True, help_text="What stands on the page now.")

    class Meta(Cited.Meta):
        constraints = [*Reviewable.Meta.constraints, one_of("severity", Severity)]

    def __str__(self) -> str:
        return f"{self.key}: {self.published_text or self.place}"


class BearsOn(Part):
    """A record that a correction bears on, by kind and key."""

    content_class = BearsOnContent

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="bears_on")
    record_kind = models.CharField(max_length=60, help_text="Such as trials.efficacyresult.")
    record_key = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "bears on"
        default_permissions = ()
        constraints = [
            UniqueConstraint(
                fields=["correction", "record_kind", "record_key"],
                name="bearson_once",
                violation_error_message="The correction names this record already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record_kind} {self.record_key}"

    def clean(self) -> None:
        """Raises ValidationError when there is no such record."""
        super().clean()
        try:
            model = model_for(self.record_kind)
        except UnknownKind as unknown:
            raise ValidationError({"record_kind": str(unknown)}) from unknown
        if not model._base_manager.filter(key=self.record_key).exists():
            raise ValidationError({"record_key": f"There is no {model._meta.verbose_name} with this key."})
