"""The form in which a reader reports a problem."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.patient_data import find_patient_data
from desk.report_guard import WrongToken, check_token, make_token

LONGEST = 2000
"""Letters of each answer: enough for a paragraph and its source."""


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ReportForm(forms.Form):
    """What is wrong, why, and where to answer. `website` is for robots: no person sees it."""

    what = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST,
        widget=_area(4),
        error_messages={"required": _("Say what is wrong: that alone is needed.")},
    )
    why = forms.CharField(
        label=_("How do you know? (optional)"),
        help_text=_("A source, best with its DOI or address and the page or table."),
        max_length=LONGEST,
        required=False,
        widget=_area(3),
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer (optional)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(label=_("Leave this empty"), required=False)
    no_patient_data = forms.BooleanField(label=_("What I wrote holds no data of a patient"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.patient_data: list[tuple[str, str]] = []
        self.token_digest = ""

    @property
    def fresh_token(self) -> str:
        """For the form as it is shown: the one that was sent is not to be used again, unless it was in order."""
        return str(self["token"].value()) if self.token_digest else make_token()

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("This is there to catch robots. If you are none, leave it empty."))
        return ""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            self.token_digest = check_token(str(given.get("token", "")))
        except WrongToken as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        self.patient_data = find_patient_data(f"{given.get('what', '')}\n{given.get('why', '')}")
        if self.patient_data and not given.get("no_patient_data"):
            self.add_error("no_patient_data", _("Take it out, or confirm that it is of no patient."))
        return given
