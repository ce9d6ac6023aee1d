import datetime
from typing import Any, ClassVar

import rfc8785
from django.db import models

from review.content import sha256, without_empty
from review.querysets import RowsStay


class Chained(models.Model):
    """A row that is only ever added, and vouches for the row before it."""

    stays: ClassVar[type[RowsStay]] = RowsStay

    previous_digest = models.CharField(max_length=64, unique=True, help_text="Chain digest of the row before.")
    chain_digest = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises RowsStay for one that is there already."""
        if not self._state.adding:
            raise self.stays(self.stays.altered)
        super().save(*args, **{**kwargs, "force_insert": True})

    def compute_chain_digest(self) -> str:
        """SHA-256 over all that the row says, the chain digest of the row before it included.

        What is empty is left out, so that a new optional column changes no digest.
        """
        named = [field for field in self._meta.concrete_fields if field.name not in {"id", "chain_digest"}]
        values = {field.attname: getattr(self, field.attname) for field in named}
        return sha256(rfc8785.dumps(without_empty({name: _plain(value) for name, value in values.items()})))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Always raises RowsStay."""
        raise self.stays(self.stays.removed)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value
