"""Stamps: the digest that each row carries out, by which a sheet older than its record is known on its way in."""

from typing import Any

from django.db import models
from django.utils import timezone
from pydantic import ValidationError

from review.authors import display_name
from review.models import Record

DIGEST_COLUMN = "digest"
"""The last column of an export. A file may leave it out; then nothing is said of when it was made."""


def stamp_of(row: models.Model) -> str:
    """The digest of what a stored record says now, computed anew; the column where it says nothing that can be signed.

    An organisation has none.
    """
    if not isinstance(row, Record):
        return ""
    try:
        return str(row.build_content().content_digest)
    except ValidationError:
        return row.digest


def find_objection(model: type[models.Model], key: str, present: Any, stamp: str) -> str:
    """Why a row that would change something comes from an older sheet, or ""."""
    name = model._meta.verbose_name
    if present is None:
        return f"{_was_removed(model, key)} Leave the digest empty to add a new {name}." if stamp else ""
    if not stamp:
        return (
            f"There is a {name} “{key}” already: {_say_who(present.get_latest_history())}. Export it, then change it."
        )
    if stamp != stamp_of(present):
        return f"“{key}” is not what it was in this sheet: {_say_who(present.get_latest_history())}. Export it again."
    return ""


def _was_removed(model: type[models.Model], key: str) -> str:
    history: Any = model.history  # type: ignore[attr-defined]
    row = history.filter(key=key).order_by("-history_id").first()
    name = model._meta.verbose_name
    if row is None:
        return f"There is no {name} “{key}”, but the row has a digest."
    return f"There is no {name} “{key}” any more: {_say_who(row)}."


def _say_who(row: Any) -> str:
    """Who wrote a history row, and when."""
    if row is None:
        return "it was written past its history"
    who = display_name(row.history_user) if row.history_user else "a command"
    did = {"+": "added", "-": "deleted"}.get(row.history_type, "changed")
    return f"{did} by {who} on {timezone.localtime(row.history_date):%-d %B %Y at %H:%M}"
