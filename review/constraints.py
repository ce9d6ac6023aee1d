"""Shapes of constraint that more than one model has, each with a sentence for the editor."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q

from review.dates import PARTIAL_DATE_PATTERN
from review.numbers import PUBLISHED_NUMBER_PATTERN


def one_of(field: str, choices: type[models.TextChoices], *, or_empty: bool = False) -> CheckConstraint:
    """`field` holds a code of `choices`."""
    known = [*choices.values, ""] if or_empty else choices.values
    message = f"Choose one of: {', '.join(choices.values)}."
    return _named(field, "known", Q(**{f"{field}__in": known}), message)


def matches(field: str, pattern: str, *, message: str, or_empty: bool = True) -> CheckConstraint:
    """`field` matches `pattern`, or is empty where that is allowed."""
    condition = Q(**{f"{field}__regex": pattern})
    return _named(field, "well_formed", condition | Q(**{field: ""}) if or_empty else condition, message)


def published_number(field: str) -> CheckConstraint:
    """`field` holds a number as printed, or nothing."""
    message = "Enter the number as printed, such as 62 or 9.0, without a unit."
    return matches(field, PUBLISHED_NUMBER_PATTERN, message=message)


def partial_date(field: str) -> CheckConstraint:
    """`field` holds a date as far as it is known, or nothing."""
    message = "Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023."
    return matches(field, PARTIAL_DATE_PATTERN, message=message)


def both_or_neither(first: str, second: str, *, message: str) -> CheckConstraint:
    """Both text fields are filled or both are empty."""
    both = ~Q(**{first: ""}) & ~Q(**{second: ""})
    return _named(first, f"with_{second}"[:20], both | Q(**{first: "", second: ""}), message)


def at_with_by(at: str, by: str, *, message: str) -> CheckConstraint:
    """A time and the person who acted then: both are known or neither."""
    neither = Q(**{f"{at}__isnull": True, f"{by}__isnull": True})
    return _named(at, "with_by", neither | Q(**{f"{at}__isnull": False, f"{by}__isnull": False}), message)


def reported_or_state(number: str, state: str, *, reported: str, message: str) -> CheckConstraint:
    """A number is there exactly when its state says that it is reported."""
    there = ~Q(**{number: ""}) & Q(**{state: reported})
    return _named(number, "or_its_state", there | (Q(**{number: ""}) & ~Q(**{state: reported})), message)


def not_above(part: str, whole: str, *, message: str) -> CheckConstraint:
    """`part` is at most `whole`; with `part`, `whole` must be known."""
    # A comparison with NULL is neither true nor false, and a CHECK lets that pass: say that the whole is there.
    within = Q(**{f"{whole}__isnull": False, f"{part}__lte": models.F(whole)})
    return _named(part, f"within_{whole}"[:20], Q(**{f"{part}__isnull": True}) | within, message)


def _named(field: str, what: str, condition: Q, message: str) -> CheckConstraint:
    name = f"%(class)s_{field}_{what}"
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def field_of(model: type[models.Model], message: str) -> str:
    """The field whose constraint has this message for the editor, or ""."""
    for constraint in model._meta.constraints:
        if constraint.violation_error_message == message:
            return _first_field(constraint)
    return ""


def _first_field(constraint: models.BaseConstraint) -> str:
    if isinstance(constraint, CheckConstraint):
        condition: Any = constraint.condition
        while isinstance(condition, Q):
            condition = condition.children[0]
        return str(condition[0]).split("__")[0]
    return next(iter(getattr(constraint, "fields", ())), "")
