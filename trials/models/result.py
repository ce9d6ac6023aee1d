from django.core.exceptions import ValidationError
from django.db import models

from drugs.models import Drug
from references.models import Cited
from review.constraints import not_above, one_of, partial_date, published_number, reported_or_state
from review.fields import PartialDateField, PublishedNumberField
from review.models import Reviewable
from trials.choices import Assessor, Endpoint, ReportState, ResponseCriteria
from trials.content import EfficacyResultContent
from trials.models.cohort import Cohort

STATE_MESSAGE = "Give the number with the state “reported”, or no number with the reason why there is none."


class EfficacyResult(Cited):
    """One measured endpoint of one drug in one cohort, its numbers as printed."""

    content_class = EfficacyResultContent

    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="results")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="results")
    endpoint = models.CharField(max_length=20, choices=Endpoint.choices)
    landmark_months = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="For a percentage at a time: “responses lasting 12 months” is DOR with 12.",
    )
    assessor = models.CharField(max_length=12, choices=Assessor.choices, default=Assessor.NOT_STATED)
    criteria = models.CharField(max_length=12, choices=ResponseCriteria.choices, default=ResponseCriteria.NOT_STATED)
    is_confirmed = models.BooleanField("confirmed responses", default=False)
    data_cutoff_date = PartialDateField("data cut-off")
    median_follow_up_months = PublishedNumberField()
    evaluable_n = models.PositiveIntegerField(
        "evaluable patients",
        null=True,
        blank=True,
        help_text="The denominator of a rate: usually below the table.",
    )
    responders_n = models.PositiveIntegerField("responders", null=True, blank=True, help_text="CR and PR, as counted.")
    responders_are_derived = models.BooleanField(
        default=False, help_text="We worked the count out from the percentage."
    )
    estimate = PublishedNumberField(help_text="The rate in percent, or the median in months, as printed: 79, 35.7.")
    estimate_state = models.CharField(
        "state of the estimate", max_length=16, choices=ReportState.choices, default=ReportState.REPORTED
    )
    ci_level = PublishedNumberField("confidence level", help_text="In percent, usually 95.")
    ci_lower = PublishedNumberField("lower bound")
    ci_lower_state = models.CharField(
        "state of the lower bound", max_length=16, choices=ReportState.choices, default=ReportState.NOT_STATED
    )
    ci_upper = PublishedNumberField("upper bound")
    ci_upper_state = models.CharField(
        "state of the upper bound", max_length=16, choices=ReportState.choices, default=ReportState.NOT_STATED
    )
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by",
        help_text="The earlier readout of the same cohort.",
    )  # fmt: skip
    note = models.TextField(blank=True, help_text="A sentence for readers, if the row needs one.")

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("endpoint", Endpoint),
            one_of("assessor", Assessor),
            one_of("criteria", ResponseCriteria),
            one_of("estimate_state", ReportState),
            one_of("ci_lower_state", ReportState),
            one_of("ci_upper_state", ReportState),
            partial_date("data_cutoff_date"),
            *[
                published_number(field)
                for field in ("median_follow_up_months", "estimate", "ci_level", "ci_lower", "ci_upper")
            ],
            *[
                reported_or_state(field, f"{field}_state", reported=ReportState.REPORTED, message=STATE_MESSAGE)
                for field in ("estimate", "ci_lower", "ci_upper")
            ],
            not_above(
                "responders_n",
                "evaluable_n",
                message="There cannot be more responders than evaluable patients; give both.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        """Raises ValidationError when a result would supersede itself, over any number of steps."""
        super().clean()
        seen, earlier = {self.pk}, self.supersedes
        while earlier is not None:
            if earlier.pk in seen:
                raise ValidationError({"supersedes": "A readout cannot supersede itself, nor one that supersedes it."})
            seen.add(earlier.pk)
            earlier = earlier.supersedes
