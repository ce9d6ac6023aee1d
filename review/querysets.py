"""Questions asked of all records."""

from typing import Any, Self

from django.db import models


class RecordQuerySet(models.QuerySet):
    """Records of one kind."""

    def in_key_order(self) -> "RecordQuerySet":
        return self.order_by("key")

    def for_keys(self, keys: list[str]) -> "RecordQuerySet":
        return self.filter(key__in=keys)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete drafts. Raises SignedRecordStays if any of the records was ever signed; then all stay."""
        records: Any = self
        for record in records:
            record.check_deletion()
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def with_content(self) -> "RecordQuerySet":
        """With all that building contents needs, so that many records take a fixed number of queries."""
        model: Any = self.model
        return self.select_related(*model.content_foreign_keys()).prefetch_related(*model.content_lists())


class RowsStay(Exception):
    """Someone tried to alter or remove a row that is only ever added."""

    altered = "This row is never altered."
    removed = "This row is never removed."


class SignOffsStay(RowsStay):
    """Someone tried to alter or remove a sign-off."""

    altered = "A sign-off is never altered; a new decision is a new sign-off."
    removed = "A sign-off is never removed; a withdrawal is a new sign-off."


class LogStays(RowsStay):
    """Someone tried to alter or remove an entry of the log."""

    altered = "The log is never altered; what is done next is a new entry."
    removed = "Nothing is ever removed from the log."


class ChainedQuerySet(models.QuerySet):
    """Rows that are only ever added."""

    @property
    def stays(self) -> type[RowsStay]:
        model: Any = self.model
        stays: type[RowsStay] = model.stays
        return stays

    def in_chain_order(self) -> Self:
        return self.order_by("pk")

    def get_latest(self) -> Any:
        return self.order_by("-pk").first()

    def update(self, **values: object) -> int:
        raise self.stays(self.stays.altered)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise self.stays(self.stays.removed)


class SignOffQuerySet(ChainedQuerySet):
    """Sign-offs. They are only ever added."""

    def for_record(self, record_kind: str, key: str) -> Self:
        return self.filter(record_kind=record_kind, key=key).in_chain_order()

    def for_kind(self, record_kind: str) -> Self:
        return self.filter(record_kind=record_kind).in_chain_order()


class LogEntryQuerySet(ChainedQuerySet):
    """Entries of the log. They are only ever added."""
