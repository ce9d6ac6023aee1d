from django.db import models

from drugs.choices import Agency, ApprovalEvent, Jurisdiction, TreatmentLine
from drugs.content import ApprovalContent
from drugs.models.drug import Drug
from references.models import Cited
from review.constraints import one_of, partial_date
from review.fields import PartialDateField
from review.models import Reviewable


class Approval(Cited):
    """One regulatory event of one drug in one place. A guideline's mention is a GuidelineListing."""

    content_class = ApprovalContent

    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="approvals")
    jurisdiction = models.CharField(max_length=2, choices=Jurisdiction.choices)
    agency = models.CharField(max_length=4, choices=Agency.choices)
    indication = models.TextField(help_text="For whom, in our words: “metastatic ROS1+ NSCLC, any line”.")
    line = models.CharField(max_length=10, choices=TreatmentLine.choices, default=TreatmentLine.NOT_STATED)
    event = models.CharField(max_length=12, choices=ApprovalEvent.choices)
    event_date = PartialDateField(help_text="As far as it is known: 2023-11-15, 2023-11 or 2023. Empty if unknown.")
    note = models.TextField(blank=True, help_text="A sentence for readers, if the row needs one.")

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("jurisdiction", Jurisdiction),
            one_of("agency", Agency),
            one_of("line", TreatmentLine),
            one_of("event", ApprovalEvent),
            partial_date("event_date"),
        ]

    def __str__(self) -> str:
        return f"{self.drug}, {self.get_jurisdiction_display()}: {self.get_event_display()} {self.event_date}".strip()
