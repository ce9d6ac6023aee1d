r"""Cells: how lists and parts of a record stand in one cell of a table, for people who edit in a spreadsheet.

A list is `a; b`. Parts are separated by ` | `; a part is `name=value; name=value`, and its first item may stand
without its name: `drilon2024; locator=Table 2 | barbato2024`. `\`, `;`, `|` and, in a nameless item, `=` are escaped
by a backslash.
"""

import re
from collections.abc import Iterable, Mapping

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPECIAL = re.compile(r"([\\;|])")
_NAME = re.compile(r"([a-z_][a-z0-9_]*)=(.*)", re.DOTALL)


class UnreadableCell(ValueError):
    """A cell that does not follow the form. The message says what is wrong with it."""


def _split(text: str, separator: str) -> list[str]:
    pieces = re.split(rf"(?<!\\)((?:\\\\)*){re.escape(separator)}", text)
    joined = [pieces[i] + (pieces[i + 1] if i + 1 < len(pieces) else "") for i in range(0, len(pieces), 2)]
    return [piece.strip() for piece in joined if piece.strip()]


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def parse_list(cell: str) -> tuple[str, ...]:
    """ "a; b" as ("a", "b")."""
    return tuple(text for item in _split(cell, ";") if (text := _unescape(item)))


def format_list(items: Iterable[str]) -> str:
    """("a", "b") as "a; b"."""
    return "; ".join(_escape(item) for item in items)


def parse_parts(cell: str, first_field: str, fields: Iterable[str]) -> list[dict[str, str]]:
    """The parts in a cell, each a dict of texts. Raises UnreadableCell for an unknown or repeated field."""
    known = set(fields)
    return [_parse_part(part, first_field, known) for part in _split(cell, "|")]


def _parse_part(part: str, first_field: str, known: set[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for index, item in enumerate(_split(part, ";")):
        named = _NAME.fullmatch(item)
        if named and named[1] in known:
            name, value = named[1], named[2]
        elif index == 0:
            name, value = first_field, item
        else:
            raise UnreadableCell(f"“{item}” is not of the form name=value with one of: {', '.join(sorted(known))}.")
        if name in values:
            raise UnreadableCell(f"“{name}” stands twice in “{part}”.")
        values[name] = _unescape(value)
    return values


def format_parts(parts: Iterable[Mapping[str, str]], first_field: str) -> str:
    """The cell for parts given as dicts of texts; empty values are left out."""
    return " | ".join(_format_part(part, first_field) for part in parts)


def _format_part(part: Mapping[str, str], first_field: str) -> str:
    items = [_escape(part[first_field]).replace("=", r"\=")] if part.get(first_field) else []
    items += [f"{name}={_escape(value)}" for name, value in part.items() if value and name != first_field]
    return "; ".join(items)
