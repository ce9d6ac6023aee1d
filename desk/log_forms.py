"""What the log can be asked for."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from desk.log import NOBODY, Filters, Happening
from review.authors import display_name


class LogForm(forms.Form):
    """The filters of the log. All may be left empty."""

    kind = forms.ChoiceField(label="What", required=False, choices=[("", "everything"), *Happening.choices])
    person = forms.ChoiceField(label="Who", required=False)
    record = forms.CharField(
        label="Record, table or account", required=False, max_length=120, help_text="Part of its key or name."
    )
    since = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="Until", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users = get_user_model()._default_manager.order_by("first_name", "last_name", "username")
        named = [(str(user.pk), display_name(user)) for user in users.only("username", "first_name", "last_name")]
        self.fields["person"].choices = [("", "anyone"), (NOBODY, "no one named"), *named]  # type: ignore[attr-defined]

    @property
    def filters(self) -> Filters:
        """What was asked for, once the form is valid."""
        return Filters(**self.cleaned_data)
