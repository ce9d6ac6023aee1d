"""The chain of sign-offs: whether each still says what it said when it was added, and stands in its place."""

from collections.abc import Iterator

from review.content import sha256
from review.models import SignOff

GENESIS = sha256(b"")
"""What stands in the first sign-off for the digest of the one before."""


class BrokenChain(Exception):
    """A sign-off was altered, removed or put in. The message names the first one that is wrong."""


def find_broken_links() -> Iterator[str]:
    """What is wrong with the sign-offs, a sentence each, oldest first. All digests are computed anew."""
    previous = GENESIS
    for sign_off in SignOff.objects.in_chain_order().iterator():
        name = f"Sign-off {sign_off.pk} ({sign_off.record_kind} {sign_off.key}, by {sign_off.signer_name})"
        if sha256(sign_off.content.encode()) != sign_off.digest:
            yield f"{name}: its content is not the one that was signed."
        if sign_off.previous_digest != previous:
            yield f"{name}: it does not follow the sign-off before it."
        if sign_off.compute_chain_digest() != sign_off.chain_digest:
            yield f"{name}: it does not say any more what it said when it was added."
        previous = sign_off.chain_digest


def check_chain() -> None:
    """Raises BrokenChain."""
    problem = next(find_broken_links(), None)
    if problem:
        raise BrokenChain(problem)
