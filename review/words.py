"""Two texts compared word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")

_TOKENS = re.compile(r"\s+|[^\s]+")
"""Words with what clings to them: "79%," and "(56/71)" are one each, and no number is split."""

BRIDGE = 2
"""So few kept words between two changes are read with them: a reader follows runs, not crumbs."""


@dataclass(frozen=True)
class Piece:
    """A run of text: kept, removed or added."""

    mark: str
    text: str


def compare_words(before: str, after: str) -> list[Piece]:
    """The two texts as runs of kept, removed and added words."""
    return _compare(_WORDS.findall(before), _WORDS.findall(after))


def compare_items(before: list[str], after: list[str]) -> list[Piece]:
    """Two lists as their items, one by one, each kept, removed or added."""
    pieces = []
    for what, start, end, new_start, new_end in _matcher(before, after).get_opcodes():
        if what == "equal":
            pieces += [Piece("kept", item) for item in before[start:end]]
            continue
        pieces += [Piece("removed", item) for item in before[start:end]]
        pieces += [Piece("added", item) for item in after[new_start:new_end]]
    return pieces


def compare_prose(before: str, after: str) -> list[Piece]:
    """The same as `compare_words` for reading: whole tokens, and no crumb of kept words between two changes."""
    joined: list[Piece] = []
    waiting: list[Piece] = []
    pieces = _compare(_TOKENS.findall(before), _TOKENS.findall(after))
    for index, piece in enumerate(pieces):
        is_between = 0 < index < len(pieces) - 1
        if piece.mark == "kept" and not (is_between and len(piece.text.split()) <= BRIDGE):
            joined += [*_merge(waiting), piece]
            waiting = []
        else:
            waiting.append(piece)
    return [*joined, *_merge(waiting)]


def _merge(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring changes as one removed and one added text."""
    texts = {
        mark: "".join(piece.text for piece in pieces if piece.mark in (mark, "kept")) for mark in ("removed", "added")
    }
    is_changed = any(piece.mark != "kept" for piece in pieces)
    if not is_changed:
        return list(pieces)
    return [Piece(mark, text) for mark, text in texts.items() if text]


def _compare(old: list[str], new: list[str]) -> list[Piece]:
    pieces = []
    for what, start, end, new_start, new_end in _matcher(old, new).get_opcodes():
        if what == "equal":
            pieces.append(Piece("kept", "".join(old[start:end])))
            continue
        runs = (("removed", "".join(old[start:end])), ("added", "".join(new[new_start:new_end])))
        pieces += [Piece(mark, text) for mark, text in runs if text]
    return pieces


def _matcher(old: list[str], new: list[str]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, old, new, autojunk=False)
