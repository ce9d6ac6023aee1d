"""Questions asked of editions."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from publication.models import Edition


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, oldest first where an order is asked for."""

    def in_number_order(self) -> "EditionQuerySet":
        return self.order_by("number")

    def get_latest(self) -> "Edition | None":
        return self.order_by("-number").first()

    def update(self, **values: object) -> int:
        raise EditionsStay("An edition is never altered; a correction is a new edition.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise EditionsStay("An edition is never removed; a correction is a new edition.")


class EditionsStay(Exception):
    """Someone tried to alter or remove an edition."""
