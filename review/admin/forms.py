"""Forms of records and of their parts: why it is changed, what it was opened at, and objections at their field."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Model
from django.forms import ModelForm
from django.forms.models import BaseInlineFormSet, BaseModelFormSet

from review.constraints import field_of
from review.content import normalise_text
from review.models import Part

REASON = "change_reason"
OPENED_AT = "opened_at"
OWN_FIELDS = (REASON, OPENED_AT)
"""The fields of the form that are not the record's."""


def locate(error: ValidationError, form: forms.ModelForm) -> ValidationError:
    """The objections of constraints put to the field that they are about."""
    if not hasattr(error, "error_dict"):
        error = ValidationError({NON_FIELD_ERRORS: error.error_list})
    located: dict[str, list[Any]] = {}
    for name, objections in error.error_dict.items():
        for objection in objections:
            field = field_of(form._meta.model, objection.messages[0]) if name == NON_FIELD_ERRORS else name
            located.setdefault(field if field in form.fields else NON_FIELD_ERRORS, []).append(objection)
    return ValidationError(located)


class LocatingForm(forms.ModelForm):
    """A form that puts what the models object to at the field that can be mended."""

    def _update_errors(self, errors: ValidationError) -> None:
        super()._update_errors(locate(errors, self))  # type: ignore[misc]


class RecordForm(LocatingForm):
    """A record, with why it is changed."""

    change_reason = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField", "autocomplete": "off"}),
        help_text="A sentence that a stranger can follow in five years: “Median DOR as in Table 2, not the abstract.”",
        error_messages={"required": "Say why: every change leaves its reason in the history."},
    )
    opened_at = forms.CharField(required=False, widget=forms.HiddenInput)

    refusal: ValidationError | None = None
    """What the models or the database said when the same data was last about to be written."""

    conflict: Any = None
    """Someone else's change since the form was opened (review.admin.locking)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and OPENED_AT in self.fields:
            latest = self.instance.get_latest_history()
            self.fields[OPENED_AT].initial = latest.history_id if latest else ""

    def clean_change_reason(self) -> str:
        return normalise_text(self.cleaned_data[REASON])

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.conflict:
            raise ValidationError("Nothing was saved yet: read what was changed meanwhile, then save again.")
        if self.refusal:
            raise locate(self.refusal, self)
        return cleaned


class PartForm(LocatingForm):
    """A part. What must be so of all parts together is asked by the formset."""

    def validate_unique(self) -> None:
        """Parts are replaced together, so one is not compared with what is stored."""

    def validate_constraints(self) -> None:
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        for constraint in self._meta.model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                try:
                    constraint.validate(self._meta.model, self.instance, exclude=exclude)
                except ValidationError as error:
                    self._update_errors(error)

    @property
    def is_meant(self) -> bool:
        """Whether the row is to stand: filled in, and not ticked for removal."""
        return (bool(self.instance.pk) or self.has_changed()) and not self.cleaned_data.get("DELETE")

    def make_part(self) -> Part:
        """What the row says, as a part that is not stored."""
        model: type[Part] = self._meta.model
        names = [name for name in model.content_class.model_fields if name in self.fields]
        return model(**{name: getattr(self.instance, name) for name in names})


class Together(BaseModelFormSet):
    """All parts of one kind. They are read as a whole and replaced as a whole, by `save_record`."""

    model: type[Part]
    forms: list[PartForm]  # type: ignore[assignment]
    instance: Any

    def wanted(self) -> list[Part]:
        """The parts that are to stand. Only for a valid formset."""
        return [form.make_part() for form in self.forms if form.is_meant]

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        """A row that someone else has removed meanwhile is no error: what it says counts, not its number."""
        super().add_fields(form, index)
        form.fields[self.model._meta.pk.name] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=str(form.instance.pk or "")
        )

    def _construct_form(self, i: int, **kwargs: Any) -> ModelForm:
        form: ModelForm = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.fields[self.model._meta.pk.name].required = False
        return form

    def validate_unique(self) -> None:
        """Raises ValidationError for two parts that the database would take for one."""
        meant = [form for form in self.forms if form.is_valid() and form.is_meant]
        for constraint in self.model._meta.constraints:
            names = [name for name in getattr(constraint, "fields", ()) if meant and name in meant[0].fields]
            seen = [tuple(form.cleaned_data[name] for name in names) for form in meant]
            if names and len(set(seen)) < len(seen):
                raise ValidationError(str(constraint.violation_error_message))


class PartFormSet(Together, BaseInlineFormSet):
    """Parts that name their record by a foreign key."""


def relation_to(model: type[Model], part_model: type[Model]) -> str:
    """The name of the relation by which a record holds its parts of one kind."""
    return next(
        field.name
        for field in model._meta.get_fields()
        if field.one_to_many and field.related_model is part_model and field.name in model.content_class.model_fields  # type: ignore[attr-defined]
    )
