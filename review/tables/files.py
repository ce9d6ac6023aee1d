"""Files: the bytes of a table as rows of cells, each with the line it stands on.

Comma or semicolon, UTF-8 with or without a byte order mark. Whatever else a file may be is refused whole, with the
line where it shows and what to do.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 10 * 1024 * 1024
BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class UnreadableFile(ValueError):
    """The file as a whole cannot be taken. `line` says where it shows, 0 for the whole file."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by column, and the line on which it begins."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in a file."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def check_size(size: int) -> None:
    """Raises UnreadableFile for more than MAX_BYTES. Ask before reading."""
    if size > MAX_BYTES:
        raise UnreadableFile(f"The file has {size / 1024 / 1024:.0f} MB. At most {MAX_BYTES // 1024 // 1024} MB fit.")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableFile for one that is too large, before it is read."""
    check_size(path.stat().st_size)
    return path.read_bytes()


def read_sheet(data: bytes) -> Sheet:
    """The table in `data`. Raises UnreadableFile."""
    check_size(len(data))
    text = _decode(data)
    lines = _split_rows(text, _separator(text))
    columns = next(lines, (1, []))[1]
    _check_columns(columns)
    return Sheet(tuple(columns), tuple(_rows(columns, lines)))


def _decode(data: bytes) -> str:
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise UnreadableFile(f"The file is {name}. Save it as “CSV UTF-8”.", 1)
    if b"\x00" in data:
        raise UnreadableFile("There is a NUL byte: this is no text file.", _line_of(data, data.index(b"\x00")))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"The byte {data[error.start]:#04x} is not UTF-8. Save the file as “CSV UTF-8”."
        raise UnreadableFile(message, _line_of(data, error.start)) from error


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _separator(text: str) -> str:
    """What separates the columns in the first line."""
    first = text.split("\n", 1)[0]
    if not first.strip():
        raise UnreadableFile("The first line must name the columns, and it is empty.", 1)
    if "\t" in first and "," not in first and ";" not in first:
        raise UnreadableFile("The columns are separated by tabs. Use commas or semicolons.", 1)
    return ";" if first.count(";") > first.count(",") else ","


def _split_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that says something, with the line it begins on."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield line, stripped
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"The quotation marks of the row that begins here do not balance ({error})."
        raise UnreadableFile(message, line) from error


def _check_columns(columns: list[str]) -> None:
    for number, name in enumerate(columns, 1):
        if not name:
            raise UnreadableFile(f"Column {number} has no name.", 1)
        if columns.index(name) != number - 1:
            raise UnreadableFile(f"The column “{name}” stands twice.", 1)


def _rows(columns: list[str], lines: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    for line, cells in lines:
        if len(cells) != len(columns):
            message = f"The row has {len(cells)} cells, and the first line names {len(columns)} columns."
            raise UnreadableFile(message, line)
        yield Row(line, dict(zip(columns, cells, strict=True)))
