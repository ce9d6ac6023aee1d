"""Two editors at once: the second sees what the first did, and nothing that either typed is lost.

A form carries the id of the history row it was opened at. If the newest row is another one by the time it comes
back, nothing is written. Fields that only the other changed take the stored value; what was typed stays; and a table
shows every field that differs, so that saving again is a decision (docs/adr/0002).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.http import HttpRequest, QueryDict

from review.admin.forms import OPENED_AT, OWN_FIELDS, Together, relation_to
from review.content import normalise_text
from review.differences import as_lines, label_of, parse_content
from review.models import Part, Record


@dataclass(frozen=True)
class Clash:
    """A field that differs between what was opened, what is stored now and what was typed."""

    label: str
    opened: tuple[str, ...]
    stored: tuple[str, ...]
    yours: tuple[str, ...]
    is_yours_kept: bool
    is_theirs_changed: bool


@dataclass
class Conflict:
    """What was saved meanwhile (history rows, oldest first), and the form's data as it is to come back."""

    newer: list[Any]
    data: QueryDict
    clashes: list[Clash] = field(default_factory=list)


def find_conflict(model_admin: ModelAdmin, request: HttpRequest, object_id: str) -> Conflict | None:
    """The conflict between a submitted form and what is stored, or None. Call within the transaction that writes."""
    record = model_admin.get_object(request, unquote(object_id))
    if record is None or not model_admin.has_change_permission(request, record):
        return None
    latest = record.get_latest_history()
    opened_at = request.POST.get(OPENED_AT, "")
    if latest is None or str(latest.history_id) == opened_at:
        return None
    rows = record.history.order_by("history_id").select_related("history_user")
    opened = rows.filter(history_id=opened_at).first() if opened_at.isdigit() else None
    newer = list(rows.filter(history_id__gt=opened.history_id) if opened else rows.filter(pk=latest.pk))
    conflict = Conflict(newer, request.POST.copy())
    conflict.data[OPENED_AT] = str(latest.history_id)
    _Comparison(model_admin, request, record, opened, conflict).run()
    return conflict


class _Comparison:
    """Goes through the fields, then through the parts; fills in the conflict's table and its data."""

    def __init__(
        self, admin: ModelAdmin, request: HttpRequest, record: Record, opened: Any, conflict: Conflict
    ) -> None:
        self.model = type(record)
        self.opened = opened
        self.opened_content = parse_content(opened.content) if opened else {}
        self.stored_content = record.build_content().as_dict()
        self.conflict = conflict
        fields = flatten_fieldsets(admin.get_fieldsets(request, record))
        form_class = admin.get_form(request, record, change=True, fields=fields)
        self.form = form_class(request.POST, instance=record)
        self.formsets: list[Any] = admin._create_formsets(request, record, change=True)[0]  # type: ignore[attr-defined]

    def run(self) -> None:
        for name in self.form.fields:
            if name not in OWN_FIELDS:
                self._compare_field(name)
        for formset in self.formsets:
            self._compare_parts(formset)

    def _compare_field(self, name: str) -> None:
        form_field = self.form.fields[name]
        raw = _clean_ends(self.form[name].data)
        stored = self.form.initial.get(name)
        opened = self._opened_value(name, stored)
        typed = self.opened is None or form_field.has_changed(_for_form(opened), raw)
        theirs = self.opened is not None and _for_form(opened) != _for_form(stored)
        if not form_field.has_changed(_for_form(stored), raw):
            return
        if not typed:
            _put(self.conflict.data, name, form_field, stored)
        self.conflict.clashes.append(
            Clash(
                label_of(self.model, name),
                _lines(form_field, opened) if self.opened else (),
                _lines(form_field, stored),
                _lines(form_field, _try(form_field, raw)),
                is_yours_kept=typed,
                is_theirs_changed=theirs or self.opened is None,
            )
        )

    def _opened_value(self, name: str, stored: Any) -> Any:
        if self.opened is None:
            return stored
        model_field: Any = self.model._meta.get_field(name)
        if not model_field.many_to_many:
            return getattr(self.opened, model_field.attname)
        named = self.opened_content.get(name, [])
        natural = "key" if issubclass(model_field.related_model, Record) else "name"
        return list(model_field.related_model.objects.filter(**{f"{natural}__in": named}))

    def _compare_parts(self, formset: Together) -> None:
        name = relation_to(self.model, formset.model)
        opened, stored = self.opened_content.get(name, []), self.stored_content.get(name, [])
        mine = _parts_of(formset)
        typed = self.opened is None or mine is None or mine != _in_order(opened)
        if mine is not None and mine == _in_order(stored):
            return _keep_rows(self.conflict.data, formset)
        if typed:
            _keep_rows(self.conflict.data, formset)
        else:
            _take_stored_rows(self.conflict.data, formset)
        lines: Callable[[Any], tuple[str, ...]] = lambda parts: as_lines(parts or None, self.model, name)  # noqa: E731
        yours = lines(mine) if mine is not None else _raw_lines(formset)
        theirs = _in_order(opened) != _in_order(stored)
        self.conflict.clashes.append(
            Clash(label_of(self.model, name), lines(opened), lines(stored), yours, typed, theirs)
        )
        return None


def _clean_ends(raw: Any) -> Any:
    return normalise_text(raw) if isinstance(raw, str) else raw


def _for_form(value: Any) -> Any:
    """A value as a form field compares it."""
    if isinstance(value, list | tuple) and value and hasattr(value[0], "pk"):
        return sorted(one.pk for one in value)
    return value


def _try(form_field: forms.Field, raw: Any) -> Any:
    try:
        return form_field.clean(raw)
    except forms.ValidationError:
        return raw


def _lines(form_field: Any, value: Any) -> tuple[str, ...]:
    """A value of a form field as lines for people."""
    if value in (None, "", (), []):
        return ()
    if value is True or value is False:
        return ("yes" if value else "no",)
    queryset = getattr(form_field, "queryset", None)
    if queryset is not None and not hasattr(value, "pk") and not hasattr(value, "__iter__"):
        value = queryset.filter(pk=value).first() or value
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return tuple(line for one in value for line in _lines(form_field, one))
    labels = dict(getattr(form_field, "choices", ())) if queryset is None else {}
    return (str(labels.get(value, value)),)


def _put(data: QueryDict, name: str, form_field: Any, value: Any) -> None:
    """Put a stored value into submitted data, as the browser would have sent it."""
    prepared = form_field.prepare_value(value)
    if isinstance(prepared, list | tuple):
        data.setlist(name, [str(getattr(one, "pk", one)) for one in prepared])
    elif prepared is True:
        data[name] = "on"
    elif prepared in (None, False, ""):
        data.pop(name, None)
    else:
        data[name] = str(prepared)


def _in_order(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(parts, key=str)


def _parts_of(formset: Together) -> list[dict[str, Any]] | None:
    """What the submitted rows say, or None where a row cannot be read."""
    if not formset.is_valid():
        return None
    parts: list[Part] = formset.wanted()
    return _in_order([part.build_content().as_dict() for part in parts])


def _kept_forms(formset: Together) -> list[Any]:
    """The submitted rows that are filled in and not ticked for removal."""
    return [
        form
        for form in formset.forms
        if not form.data.get(form.add_prefix("DELETE")) and (form.instance.pk or form.has_changed())
    ]


def _raw_lines(formset: Together) -> tuple[str, ...]:
    rows = []
    for form in _kept_forms(formset):
        filled = {name: form.data.get(form.add_prefix(name)) for name in form.fields if name not in _HIDDEN}
        rows.append("; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in filled.items() if text))
    return tuple(rows)


_HIDDEN = ("id", "DELETE")


def _keep_rows(data: QueryDict, formset: Together) -> None:
    """The rows as typed, as rows of their own: what they were before may be gone."""
    rows = [
        {name: form.data.getlist(form.add_prefix(name)) for name in form.fields if name not in _HIDDEN}
        for form in _kept_forms(formset)
    ]
    _write_rows(data, formset, rows)


def _take_stored_rows(data: QueryDict, formset: Together) -> None:
    """The rows as they are stored now."""
    unbound = type(formset)(instance=formset.instance, prefix=formset.prefix)
    rows = []
    for form in unbound.initial_forms:
        values = QueryDict(mutable=True)
        for name, form_field in form.fields.items():
            if name not in _HIDDEN:
                _put(values, name, form_field, form.get_initial_for_field(form_field, name))
        rows.append({name: values.getlist(name) for name in form.fields if name not in _HIDDEN})
    _write_rows(data, formset, rows)


def _write_rows(data: QueryDict, formset: Together, rows: list[dict[str, list[str]]]) -> None:
    prefix = formset.prefix
    kept = {f"{prefix}-MIN_NUM_FORMS", f"{prefix}-MAX_NUM_FORMS"}
    for name in [name for name in data if name.startswith(f"{prefix}-") and name not in kept]:
        del data[name]
    data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), "0"
    for number, row in enumerate(rows):
        for name, values in row.items():
            if values:
                data.setlist(f"{prefix}-{number}-{name}", values)
