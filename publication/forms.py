"""What an editor says of an edition."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from publication.actions import object_to_summary
from publication.choices import ChangeKind
from publication.document import Change

MOST_KINDS = 500
"""So many changes an editor can sort by hand; of a longer list each keeps the kind that is suggested."""


class PublishForm(forms.Form):
    """The state of knowledge, what is new in a sentence or two, and what kind of change each is."""

    as_of = forms.DateField(
        label="State of knowledge",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="The day until which sources were taken in.",
    )
    summary = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="What is new, for readers: a sentence or two, without numbers. Suggested from the changes; say it "
        "your way.",
        error_messages={"required": "Say in a sentence what is new in this edition."},
    )

    def __init__(self, *args: Any, changes: Sequence[Change] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sorted_by_hand = [change for change in changes if change.change_kind]
        self.changes = sorted_by_hand if len(sorted_by_hand) <= MOST_KINDS else []
        for change in self.changes:
            self.fields[_name(change)] = forms.ChoiceField(
                label=f"Kind of change of {change.record_kind} {change.key}",
                choices=ChangeKind.choices,
                initial=change.change_kind,
                required=False,
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields about the edition as a whole."""
        return [self["as_of"], self["summary"]]

    def kinds(self) -> Iterator[tuple[Change, forms.BoundField]]:
        """Each change with the field for its kind."""
        return ((change, self[_name(change)]) for change in self.changes)

    @property
    def kind_errors(self) -> list[str]:
        return [str(error) for _, field in self.kinds() for error in field.errors]

    def clean_as_of(self) -> str:
        day: datetime.date = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError("The state of knowledge cannot lie in the future.")
        return day.isoformat()

    def clean_summary(self) -> str:
        summary: str = self.cleaned_data["summary"]
        if objection := object_to_summary(summary):
            raise forms.ValidationError(objection)
        return summary

    @property
    def request(self) -> dict[str, Any]:
        """What `publish` is asked for. A change that was not sent keeps the kind that is suggested."""
        said = {(one.record_kind, one.key): self.cleaned_data.get(_name(one)) for one in self.changes}
        return {
            "as_of": self.cleaned_data["as_of"],
            "summary": self.cleaned_data["summary"],
            "change_kinds": {name: ChangeKind(kind) for name, kind in said.items() if kind},
        }


def _name(change: Change) -> str:
    """The name of a change's field."""
    return f"kind:{change.record_kind}:{change.key}"
