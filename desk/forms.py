"""Forms of the packet: what to read, a mark on a record, a declaration, the password."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from desk.choices import Pile
from desk.models import Mark
from desk.overview import Item
from desk.packet import OFFERED, Entry
from desk.selection import Filters
from review.admin.looking import errors_by_check
from review.choices import Decision
from review.declarations import Declaration
from review.kinds import model_for
from review.models import Organisation, ReviewerProfile

OVERRIDE = "override-"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class FilterForm(forms.Form):
    """Which records to put into the packet."""

    pile = forms.ChoiceField(label="Show", choices=Pile.choices, required=False)
    drug = forms.ChoiceField(label="Drug", required=False)
    section = forms.ChoiceField(label="Section", required=False)

    def __init__(self, *args: Any, drugs: Iterable[str], sections: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["drug"].choices = [("", "all"), *((key, key) for key in drugs)]  # type: ignore[attr-defined]
        self.fields["section"].choices = [("", "all"), *sections]  # type: ignore[attr-defined]

    @property
    def filters(self) -> Filters:
        """What was asked for. Only for a valid form."""
        chosen = self.cleaned_data
        return Filters(Pile(chosen["pile"] or Pile.WAITING), chosen["drug"], chosen["section"])


class MarkForm(forms.Form):
    """What a reviewer marks on one record. The prefix names the record, as kind:key."""

    digest = forms.RegexField(_DIGEST, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=[(one.value, one.label) for one in OFFERED], required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    proposed_field = forms.CharField(required=False)
    proposed_wording = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    comment = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> Any:
        """Words can only be proposed for a field of prose; where none is named, for the first."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        fields = model_for(str(self.prefix).partition(":")[0]).content_class.worded_fields  # type: ignore[attr-defined]
        if said.get("proposed_wording"):
            said["proposed_field"] = said.get("proposed_field") or next(iter(fields), "")
            if said["proposed_field"] not in fields:
                raise forms.ValidationError("No other words can be proposed for that.")
        return said

    def overrides(self) -> dict[str, str]:
        """The checks to let pass, each with its reason."""
        start = self.add_prefix(OVERRIDE)
        given = {name.removeprefix(start): str(self.data[name]) for name in self.data if name.startswith(start)}
        return {check: reason.strip() for check, reason in given.items() if reason.strip()}


class EntryForm:
    """The form of one entry as the page draws it."""

    def __init__(self, entry: Entry, *, may_mark: bool) -> None:
        self.entry = entry
        self.may_mark = may_mark and bool(entry.decisions)
        self.mark = entry.mark
        current = self.mark if self.mark and not entry.is_mark_outdated else None
        self.decision = current.decision if current else ""
        self.reason = self.mark.reason if self.mark else ""
        self.wording = self.mark.proposed_wording if self.mark else ""
        self.wording_field = self.mark.proposed_field if self.mark else ""

    @property
    def item(self) -> Item:
        return self.entry.item

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Code, words and whether it is marked, of each decision that can be marked; last: to leave it."""
        offered = [(one.value, one.label.capitalize(), one.value == self.decision) for one in self.entry.decisions]
        return [*offered, ("", "Leave", not self.decision)]

    @property
    def overrides(self) -> list[tuple[str, str, str]]:
        """Check, what it says, and the reason given to let it pass."""
        kept = self.mark.overrides if self.mark else {}
        return [
            (check, " ".join(finding.message for finding in found), kept.get(check, ""))
            for check, found in errors_by_check(list(self.entry.findings)).items()
        ]

    @property
    def lacks_reason(self) -> bool:
        return lacks_reason(self.mark)


def lacks_reason(mark: Mark | None) -> bool:
    """Whether a mark needs a reason before it can be signed."""
    return mark is not None and mark.decision != Decision.AGREE and not mark.reason.strip()


class DeclarationForm(forms.ModelForm):
    """What a signer declares. It is confirmed as a whole, at least once a year."""

    is_true = forms.BooleanField(
        label="This is complete and true today",
        error_messages={"required": "Confirm your declaration: readers see it beside your signature."},
    )

    class Meta:
        model = ReviewerProfile
        fields = ["credentials", "interests", "interested_in"]
        widgets = {"interests": forms.Textarea(attrs={"rows": 3}), "interested_in": forms.CheckboxSelectMultiple}
        labels = {"interested_in": "Makers that I have an interest in"}

    def __init__(self, *args: Any, declaration: Declaration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        interested_in: Any = self.fields["interested_in"]
        interested_in.queryset = Organisation.objects.filter(kind="maker").order_by("name")
        self.fields["credentials"].required = True
        self.fields["is_true"].required = not declaration.is_current or self._says_something_else()

    def _says_something_else(self) -> bool:
        return bool(set(self.changed_data) - {"is_true"}) if self.is_bound else False

    @property
    def is_to_be_declared(self) -> bool:
        """Whether it was confirmed just now. Only for a valid form."""
        return bool(self.cleaned_data["is_true"])


class PasswordForm(forms.Form):
    """The password asked once, and what it is to sign."""

    listed = forms.CharField(widget=forms.HiddenInput)
    password = forms.CharField(
        label="Your password, again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password: it is what makes these your signatures."},
    )

    def __init__(self, *args: Any, user: Any, listed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.expected = listed

    def clean_listed(self) -> str:
        if self.cleaned_data["listed"] != self.expected:
            raise forms.ValidationError(
                "Your marks, or the records, have changed since this page was made. Read it again."
            )
        return self.expected

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("That is not your password. Nothing was signed; your marks are kept.")
        return password
