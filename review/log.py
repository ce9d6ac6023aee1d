"""The log of what is neither a signature nor an edition: imports and changes of role."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords

from review.authors import display_name
from review.chain import close_chain
from review.choices import LogKind
from review.models import LogEntry

_reason: ContextVar[str] = ContextVar("reason", default="")


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Give the reason for whatever is entered within."""
    token = _reason.set(reason.strip())
    try:
        yield
    finally:
        _reason.reset(token)


def get_acting_user() -> Any:
    """The user of the request that is being answered, or None: a command, or a shell on the machine."""
    user = getattr(getattr(HistoricalRecords.context, "request", None), "user", None)
    return user if user is not None and user.is_authenticated else None


def get_newest_digest() -> str:
    """The chain digest of the newest entry, or ""."""
    return LogEntry.objects.order_by("-pk").values_list("chain_digest", flat=True).first() or ""


@transaction.atomic
def enter(
    kind: LogKind, *, subject: str, said: str, by: Any, reason: str = "", details: Mapping[str, Any] | None = None
) -> LogEntry:
    """Add an entry. Without a reason of its own it takes the one given with `because`."""
    entry = LogEntry(
        kind=kind,
        subject=subject,
        said=said,
        reason=reason.strip() or _reason.get(),
        details=dict(details or {}),
        entered_by=by,
        entered_by_name=display_name(by) if by else "",
        entered_at=timezone.now(),
    )
    close_chain(entry)
    entry.full_clean()
    entry.save()
    return entry
