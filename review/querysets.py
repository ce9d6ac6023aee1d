"""Questions asked of all records."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from review.models import SignOff


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


class SignOffQuerySet(models.QuerySet["SignOff"]):
    """Sign-offs. They are only ever added."""

    def in_chain_order(self) -> "SignOffQuerySet":
        return self.order_by("pk")

    def for_record(self, record_kind: str, key: str) -> "SignOffQuerySet":
        return self.filter(record_kind=record_kind, key=key).in_chain_order()

    def for_kind(self, record_kind: str) -> "SignOffQuerySet":
        return self.filter(record_kind=record_kind).in_chain_order()

    def get_latest(self) -> "SignOff | None":
        return self.order_by("-pk").first()

    def update(self, **values: object) -> int:
        raise SignOffsStay("A sign-off is never altered; a new decision is a new sign-off.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise SignOffsStay("A sign-off is never removed; a withdrawal is a new sign-off.")


class SignOffsStay(Exception):
    """Someone tried to alter or remove a sign-off."""
