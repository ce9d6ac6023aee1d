"""Addresses that a query turns into a question: what is asked cannot lie ready in a bundle.

Any other query is passed over, so that `/?utm_source=letter` is the page itself, from memory.
"""

import re
from urllib.parse import parse_qs

QUESTIONS = (
    (re.compile(r"mutations/"), frozenset({"m", "prior"})),
    (re.compile(r"algorithm/(?:[^/]+/)?"), frozenset({"via"})),
    (re.compile(r"search/"), frozenset({"q"})),
)
"""Each address, as a pattern, with the names of which one must stand in the query."""


def asks(address: str, query: str) -> bool:
    """Whether this address below the top of an edition, with this query, is a question."""
    return bool(query) and any(
        names & parse_qs(query, keep_blank_values=True).keys() for place, names in QUESTIONS if place.fullmatch(address)
    )
