"""The treatment algorithm, as data."""

from django.db import models
from django.db.models import UniqueConstraint

from algorithm.choices import Joining, NodeKind
from algorithm.content import DecisionNodeContent, OptionContent
from drugs.models import Drug
from references.models import Cited
from review.constraints import one_of
from review.models import Part, Reviewable
from trials.known_marks import check_marks, check_no_marks


class DecisionNode(Cited):
    """A step of the treatment algorithm."""

    content_class = DecisionNodeContent

    kind = models.CharField(max_length=10, choices=NodeKind.choices)
    title = models.CharField(
        max_length=200, help_text="A question ends in a question mark; an action begins with a verb."
    )
    detail = models.TextField(blank=True, help_text="Name a drug as {{ drug:KEY }}, never by typing it.")
    note = models.TextField(blank=True, help_text="A caution that stands with the step.")
    joining = models.CharField(
        max_length=8,
        choices=Joining.choices,
        default=Joining.EITHER,
        help_text="Whether its ways exclude each other.",
    )
    drugs = models.ManyToManyField(Drug, blank=True, related_name="decision_nodes")

    class Meta(Cited.Meta):
        constraints = [*Reviewable.Meta.constraints, one_of("kind", NodeKind), one_of("joining", Joining)]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"

    def clean(self) -> None:
        """Raises ValidationError for a mark that names no record, or stands where none is read."""
        super().clean()
        check_marks(self, "title", "detail")
        check_no_marks(self, "note")


class Option(Part):
    """One way on from a step. The sources stand on the step."""

    content_class = OptionContent

    node = models.ForeignKey(DecisionNode, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(default=1)
    leads_to = models.ForeignKey(DecisionNode, on_delete=models.PROTECT, related_name="reached_by")
    condition = models.CharField(max_length=200, blank=True, help_text="When this way is taken.")
    detail = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            UniqueConstraint(
                fields=["node", "position"],
                name="option_position_once",
                violation_error_message="Two options of a step cannot have the same position.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.condition or 'then'}: {self.leads_to}"

    def clean(self) -> None:
        """Raises ValidationError for a mark that names no record, or stands where none is read."""
        super().clean()
        check_marks(self, "detail")
        check_no_marks(self, "condition")
