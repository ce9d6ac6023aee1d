"""What all records and their parts have: a content, its digest, and a history row for each write."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models, router
from django.db.models import CheckConstraint, Q
from simple_history.models import HistoricalRecords

from review.content import Content, normalise_text
from review.querysets import RecordQuerySet

KEY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9+_-]*$"
"""What every key keeps to, whatever its kind adds: it stands in addresses, and in {{ result:KEY.estimate }}."""


class WholeSaveOnly(Exception):
    """Someone saved single fields, which leaves the history blind."""


class SignedRecordStays(Exception):
    """Someone tried to delete a record that was signed: it is withdrawn instead."""


class HasContent(models.Model):
    """A row that is, or is part of, what gets signed."""

    content_class: ClassVar[type[Content]]
    _checks_hold = False

    class Meta:
        abstract = True

    def build_content(self) -> Any:
        """The content as the row and its parts stand in the database now. Raises pydantic.ValidationError."""
        values = {name: _as_content(self, name) for name in self.content_class.model_fields}
        return self.content_class(**{name: value for name, value in values.items() if value not in (None, "")})

    def normalise(self) -> None:
        """Bring every text into the form in which it is stored: NFC, LF, no outer blanks, no empty item of a list."""
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if type(value) is str:
                setattr(self, field.attname, normalise_text(value))
            elif isinstance(value, list | tuple):
                setattr(self, field.attname, tuple(text for item in value if (text := normalise_text(item))))

    def validate_constraints(self, exclude: Any = None) -> None:
        """As Django does, but with one query for all checks; only if one fails are they asked one by one."""
        self._checks_hold = self._passes_all_checks(exclude)
        try:
            super().validate_constraints(exclude)
        finally:
            self._checks_hold = False

    def get_constraints(self) -> Any:
        """The constraints to validate: without the checks that are known to hold."""
        if not self._checks_hold:
            return super().get_constraints()
        return [(type(self), [one for one in self._meta.constraints if not isinstance(one, CheckConstraint)])]

    def _passes_all_checks(self, exclude: Any) -> bool:
        """Whether all checks hold; not known where a check asks for an excluded field."""
        conditions = [one.condition for one in self._meta.constraints if isinstance(one, CheckConstraint)]
        against = self._get_field_expression_map(meta=self._meta, exclude=exclude)  # type: ignore[attr-defined]
        try:
            return bool(conditions) and Q(*conditions).check(against, using=router.db_for_write(type(self)))
        except FieldError:
            return False

    @classmethod
    def content_foreign_keys(cls) -> list[str]:
        return [field.name for field in _relations(cls) if field.many_to_one or field.one_to_one]

    @classmethod
    def content_lists(cls) -> list[str]:
        """The relations that hold parts or other records, with what building those needs."""
        lists = [field for field in _relations(cls) if field.many_to_many or field.one_to_many]
        names = [field.name for field in lists]
        nested = [
            f"{field.name}__{name}"
            for field in lists
            if issubclass(field.related_model, HasContent) and not issubclass(field.related_model, Record)
            for name in field.related_model.content_foreign_keys()
        ]
        through = [
            f"{field.name}__{name}"
            for field in _relations(cls)
            if field.many_to_one and not hasattr(field.related_model, "verification")
            for name in getattr(field.related_model, "content_lists", list)()
        ]
        return names + nested + through


def _relations(model: type[HasContent]) -> list[Any]:
    names = model.content_class.model_fields
    return [field for field in model._meta.get_fields() if field.is_relation and field.name in names]


def _as_content(row: models.Model, name: str) -> Any:
    value = getattr(row, name, None) if row.pk else _without_key(row, name)
    if isinstance(value, models.Manager):
        return _sorted([_one(item) for item in value.all()])
    return _one(value)


def _without_key(row: models.Model, name: str) -> Any:
    """A row that is not stored yet has no parts."""
    field = next((f for f in _relations(type(row)) if f.name == name), None)  # type: ignore[arg-type]
    return () if field is not None and not field.many_to_one else getattr(row, name, None)


def _one(value: Any) -> Any:
    return value.in_content() if hasattr(value, "in_content") else value


def _sorted(items: list[Any]) -> tuple[Any, ...]:
    """Parts in a fixed order: by position where they have one, else by their canonical bytes."""
    if items and isinstance(items[0], Content):
        return tuple(sorted(items, key=lambda part: (getattr(part, "position", 0), part.canonical_bytes())))
    return tuple(sorted(items))


class Part(HasContent):
    """A row that belongs to a record's content and has no state of its own. Its history is its record's."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Normalise, and write."""
        self.normalise()
        super().save(*args, **kwargs)

    def in_content(self) -> Content:
        return self.build_content()


class ContentHistory(models.Model):
    """A history row keeps the whole content by value: foreign keys and parts of the past are not to be trusted."""

    content = models.TextField(editable=False, blank=True, default="")
    co_author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who proposed the words that the user of this row put in: an author as well.",
    )

    class Meta:
        abstract = True


class Record(HasContent):
    """A row with a natural key, whose every write leaves a history row with the content as it then stood."""

    called: ClassVar[tuple[str, ...]] = ("key",)
    """The fields in which its names stand: a number in one of them is no claim."""

    working_fields: ClassVar[tuple[str, ...]] = ("editor_note",)
    """The fields that are no content: notes among those who write and sign, never signed and never published."""

    key = models.CharField(
        max_length=120,
        unique=True,
        help_text="The natural key. It is also the address, and is fixed once signed.",
    )
    editor_note = models.TextField(blank=True, help_text="For editors only. Never signed, never published.")
    digest = models.CharField(max_length=64, editable=False, db_index=True)

    _history_user: Any
    _co_author: Any
    _change_reason: str | None
    skip_history_when_saving: bool

    history = HistoricalRecords(inherit=True, bases=[ContentHistory])
    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            CheckConstraint(
                condition=Q(key__regex=KEY_PATTERN),
                name="%(class)s_key_is_an_address",
                violation_error_message="A key is an address: letters, digits and the signs + - _ only.",
            )
        ]
        default_permissions = ("add", "change", "delete", "view", "import", "export")

    def __str__(self) -> str:
        return self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Normalise, refresh the digest, and write only if something differs. Raises WholeSaveOnly."""
        if kwargs.get("update_fields") is not None:
            raise WholeSaveOnly("Load the record and save it whole: single fields leave the history blind.")
        self.normalise()
        self.digest = self.build_content().content_digest
        if self._state.adding or self._differs():
            super().save(*args, **kwargs)
            self._save_dependants()

    @classmethod
    def record_kind(cls) -> str:
        """The label of the kind, as trials.efficacyresult."""
        return cls._meta.label_lower

    def in_content(self) -> Any:
        """How another record's content names this one."""
        return self.key

    def get_dependants(self) -> list["Record"]:
        """The records whose content holds this one by value, and so changes with it."""
        return []

    def check_deletion(self) -> None:
        """Raises SignedRecordStays for a record that has to stay."""

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft. Raises SignedRecordStays."""
        self.check_deletion()
        return super().delete(*args, **kwargs)

    def _differs(self) -> bool:
        """Whether the row, or what its history last said of it, is not what would be written."""
        stored = type(self)._base_manager.get(pk=self.pk)
        fields = [field.attname for field in self._meta.concrete_fields]
        same = all(getattr(self, name) == getattr(stored, name) for name in fields)
        recorded = self.get_latest_history()
        if not same or recorded is None or recorded.digest != self.digest:
            return True
        return recorded.history_user_id is None and self._acting_user() is not None

    def get_latest_history(self) -> Any:
        """The newest history row, or None."""
        return self.history.order_by("-history_id").first()

    def _acting_user(self) -> Any:
        """Who is writing: named by the action, else the user of the request."""
        request = getattr(HistoricalRecords.context, "request", None)
        user = getattr(self, "_history_user", None) or getattr(request, "user", None)
        return user if user is not None and user.is_authenticated else None

    def _save_dependants(self) -> None:
        for dependant in self.get_dependants():
            if hasattr(self, "_history_user"):
                dependant._history_user = self._history_user
            reason = getattr(self, "_change_reason", None)
            dependant._change_reason = f"{self._meta.verbose_name} {self.key}: {reason or 'changed'}"
            dependant.save()
