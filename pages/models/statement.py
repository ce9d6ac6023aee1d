from django.db import models

from drugs.models import Drug, ResistanceMutation
from pages.choices import StatementStyle
from pages.content import StatementContent
from pages.models.page import Section
from references.models import Cited
from review.constraints import one_of
from review.models import Reviewable
from trials.known_marks import check_marks


class Statement(Cited):
    """A sentence or a few of the narrative. Its citations are its sources."""

    content_class = StatementContent

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="statements")
    position = models.PositiveSmallIntegerField(help_text="Statements of a section follow each other by this number.")
    style = models.CharField(max_length=8, choices=StatementStyle.choices, default=StatementStyle.PLAIN)
    text = models.TextField(
        help_text="Markdown. Take a number from its record with {{ result:KEY }}; place a citation with [@key]."
    )
    drugs = models.ManyToManyField(Drug, blank=True, related_name="statements", help_text="The drugs it is about.")
    mutations = models.ManyToManyField(ResistanceMutation, blank=True, related_name="statements")

    class Meta(Cited.Meta):
        constraints = [*Reviewable.Meta.constraints, one_of("style", StatementStyle)]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:60]}"

    def clean(self) -> None:
        """Raises ValidationError for a mark that names no record."""
        super().clean()
        check_marks(self, "text")
