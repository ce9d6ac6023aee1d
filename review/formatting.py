"""How review shows itself: states with a glyph and a word, digests short."""

from review.choices import State

STATE_GLYPHS = {
    State.DRAFT: "○",
    State.APPROVED: "✓",
    State.CHANGED: "≠",
    State.CHANGES_REQUESTED: "↩",
    State.WITHDRAWN: "✕",
    State.WITHHELD: "■",
}
"""A shape for each state, so that colour never carries it alone."""


def short_digest(digest: str) -> str:
    """Enough of a digest to tell two apart by eye."""
    return digest[:12]
