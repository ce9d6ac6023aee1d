"""Model fields for what a publication prints: numbers, partial dates and lists."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from review.cells import format_list, parse_list
from review.dates import is_partial_date
from review.numbers import PUBLISHED_NUMBER_PATTERN


class PublishedNumberField(models.CharField):
    """A number as text, as printed: "62" stays "62" and "9.0" stays "9.0". Empty where there is none."""

    default_validators = [
        RegexValidator(PUBLISHED_NUMBER_PATTERN, "Enter the number as printed, such as 62 or 9.0, without a unit.")
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def validate_partial_date(text: str) -> None:
    """Raises ValidationError for what is no date as far as it goes."""
    if not is_partial_date(text):
        raise ValidationError("Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023.", code="partial_date")


class PartialDateField(models.CharField):
    """A date known to the day, the month or the year, as ISO text. Empty where unknown."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


class ListFormField(forms.CharField):
    """A list typed as "a; b"."""

    def prepare_value(self, value: Any) -> Any:
        return format_list(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        return parse_list(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return tuple(initial or ()) != self.to_python(data)


class ListField(models.TextField):
    """A short list of texts, kept in one column as "a; b"; in Python a tuple. With `item_choices`, a set of codes."""

    def __init__(self, *args: Any, item_choices: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.item_choices = item_choices
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", tuple)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> tuple[str, ...]:
        return parse_list(value or "")

    def to_python(self, value: Any) -> tuple[str, ...]:
        return parse_list(value) if isinstance(value, str) else tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        return format_list(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        known = self.item_choices.values if self.item_choices else value
        for item in value:
            if item not in known:
                raise ValidationError(f"“{item}” is not one of: {', '.join(known)}.", code="invalid_choice")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        common: dict[str, Any] = {
            "required": not self.blank,
            "label": self.verbose_name.capitalize(),
            "help_text": self.help_text,
        }
        if self.item_choices:
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=self.item_choices.choices, widget=widget, **common)
        return ListFormField(**common)
