"""The chains of sign-offs and of the log: whether each row still says what it said, and stands in its place."""

from collections.abc import Iterable, Iterator

from review.content import sha256
from review.models import Chained, LogEntry, SignOff

GENESIS = sha256(b"")
"""What stands in the first row for the digest of the one before."""


class BrokenChain(Exception):
    """A sign-off was altered, removed or put in. The message names the first one that is wrong."""


def close_chain(row: Chained) -> None:
    """Chain a row that is about to be added to the newest one of its kind."""
    latest = type(row)._default_manager.select_for_update().order_by("-pk").first()
    row.previous_digest = latest.chain_digest if latest else GENESIS
    row.chain_digest = row.compute_chain_digest()


def find_broken_links() -> Iterator[str]:
    """What is wrong with the sign-offs, a sentence each, oldest first. All digests are computed anew."""
    yield from _find_broken(SignOff.objects.in_chain_order().iterator())


def find_broken_log() -> Iterator[str]:
    """What is wrong with the log, a sentence each; sign-offs vouch that no newest entries were taken out."""
    yield from _find_broken(LogEntry.objects.in_chain_order().iterator())
    there = LogEntry.objects.values("chain_digest")
    for sign_off in SignOff.objects.exclude(log_digest="").exclude(log_digest__in=there).in_chain_order():
        yield f"Log: the entry that {_name(sign_off)} names as the newest is not there."


def _find_broken(rows: Iterable[Chained]) -> Iterator[str]:
    previous = GENESIS
    for row in rows:
        if isinstance(row, SignOff) and sha256(row.content.encode()) != row.digest:
            yield f"{_name(row)}: its content is not the one that was signed."
        if row.previous_digest != previous:
            yield f"{_name(row)}: it does not follow the {_word(row)} before it."
        if row.compute_chain_digest() != row.chain_digest:
            yield f"{_name(row)}: it does not say any more what it said when it was added."
        previous = row.chain_digest


def _name(row: Chained) -> str:
    if isinstance(row, SignOff):
        return f"Sign-off {row.pk} ({row.record_kind} {row.key}, by {row.signer_name})"
    return f"Log entry {row.pk} ({row})"


def _word(row: Chained) -> str:
    return "sign-off" if isinstance(row, SignOff) else "entry"


def check_chain() -> None:
    """Raises BrokenChain."""
    problem = next(find_broken_links(), None)
    if problem:
        raise BrokenChain(problem)
