"""Questions asked of editions."""

from django.db import models


class EditionQuerySet(models.QuerySet):
    """Editions, oldest first where an order is asked for."""

    def in_number_order(self) -> "EditionQuerySet":
        return self.order_by("number")

    def get_latest(self) -> "models.Model | None":
        return self.order_by("-number").first()

    def update(self, **values: object) -> int:
        raise EditionsStay("An edition is never altered; a correction is a new edition.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise EditionsStay("An edition is never removed; a correction is a new edition.")


class EditionsStay(Exception):
    """Someone tried to alter or remove an edition."""
