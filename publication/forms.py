"""What an editor says of an edition."""

import datetime

from django import forms
from django.utils import timezone


class PublishForm(forms.Form):
    """The state of knowledge, and what is new in a sentence or two."""

    as_of = forms.DateField(
        label="State of knowledge",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="The day until which sources were taken in.",
    )
    summary = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="What is new, for readers: a sentence or two.",
        error_messages={"required": "Say in a sentence what is new in this edition."},
    )

    def clean_as_of(self) -> str:
        day: datetime.date = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError("The state of knowledge cannot lie in the future.")
        return day.isoformat()
