"""What a request's headers ask for: which encoding, and whether the reader has these bytes already (RFC 9110)."""

from collections.abc import Iterable
from functools import lru_cache

PREFERENCE = ("br", "gzip", "identity")
"""What is sent among equals, smallest first."""

LONGEST_HEADER = 200
"""Characters of an Accept-Encoding that are read. Browsers send some thirty, and anybody may send what is kept here."""


@lru_cache(maxsize=512)
def accepted_encodings(header: str | None) -> tuple[str, ...]:
    """The encodings that a reader takes, best first. Without the header: only the plain bytes."""
    if header is None:
        return ("identity",)
    weights = dict(_weights(header))
    others = weights.get("*", 0.0)
    defaults = {"identity": weights.get("*", 0.001)}  # plain is taken unless refused, but after all that is named
    wanted = [(weights.get(name, defaults.get(name, others)), name) for name in PREFERENCE]
    return tuple(name for weight, name in sorted(wanted, key=lambda pair: -pair[0]) if weight > 0)


def _weights(header: str) -> Iterable[tuple[str, float]]:
    for item in header.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                weight = _weight(parameter[2:])
        if name:
            yield "gzip" if name == "x-gzip" else name, weight


def _weight(text: str) -> float:
    """A weight that is none counts as a refusal: plain bytes are always right."""
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def choose_encoding(header: str | None, available: Iterable[str]) -> str:
    """The best encoding that there is. Where a reader refuses all, plain bytes: the standard allows it.

    A header that is too long is none.
    """
    at_hand = set(available)
    read = header if header is not None and len(header) <= LONGEST_HEADER else None
    return next((name for name in accepted_encodings(read) if name in at_hand), "identity")


def is_known(if_none_match: str | None, etag: str) -> bool:
    """Whether the reader already has the bytes with this ETag."""
    if not if_none_match:
        return False
    tags = (tag.strip() for tag in if_none_match.split(","))
    return any(tag == "*" or tag.removeprefix("W/") == etag for tag in tags)
