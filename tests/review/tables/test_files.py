"""A file is read whole, or refused whole with the line and what to do."""

from pathlib import Path

import pytest

from review.tables.files import MAX_BYTES, Row, UnreadableFile, check_size, read_bytes, read_sheet

ROWS = (Row(2, {"key": "one", "title": "A, b"}), Row(3, {"key": "two", "title": "Ü"}))


@pytest.mark.parametrize(
    "data",
    [
        'key,title\none,"A, b"\ntwo,Ü\n'.encode(),
        'key,title\r\none,"A, b"\r\ntwo,Ü\r\n'.encode("utf-8-sig"),
        "key;title\none;A, b\ntwo;Ü".encode(),
    ],
    ids=["commas", "byte order mark and CRLF", "semicolons and no last line end"],
)
def test_comma_and_semicolon_with_and_without_byte_order_mark_say_the_same(data):
    sheet = read_sheet(data)
    assert (sheet.columns, sheet.rows) == (("key", "title"), ROWS)


def test_a_row_is_named_by_the_line_it_begins_on():
    sheet = read_sheet(b'key,title\none,"two\nlines"\n\ntwo,\n,\n')
    assert sheet.rows == (Row(2, {"key": "one", "title": "two\nlines"}), Row(5, {"key": "two", "title": ""}))


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "The first line must name the columns, and it is empty."),
        (b"key\ttitle\n", 1, "The columns are separated by tabs. Use commas or semicolons."),
        (b"key,\none,a\n", 1, "Column 2 has no name."),
        (b"key,key\n", 1, "The column “key” stands twice."),
        (b"key,title\none,a\ntwo\n", 3, "The row has 1 cells, and the first line names 2 columns."),
        (b"key,title\none,a,b\n", 2, "The row has 3 cells, and the first line names 2 columns."),
        (b"key,title\none,a\ntwo,b\x00\n", 3, "There is a NUL byte: this is no text file."),
        (b"key,title\none,\xfcber\n", 2, "The byte 0xfc is not UTF-8. Save the file as “CSV UTF-8”."),
        ("key,title\n".encode("utf-16"), 1, "The file is UTF-16. Save it as “CSV UTF-8”."),
        (
            b'key,title\none,a\ntwo,"b\nthree,c\n',
            3,
            "The quotation marks of the row that begins here do not balance (unexpected end of data).",
        ),
    ],
)
def test_a_bad_file_is_refused_with_the_line_and_what_to_do(data, line, message):
    with pytest.raises(UnreadableFile) as refused:
        read_sheet(data)
    assert (refused.value.line, str(refused.value)) == (line, message)


def test_ten_megabytes_fit():
    check_size(MAX_BYTES)


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path, monkeypatch):
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("The file was read."))
    with pytest.raises(UnreadableFile, match=r"The file has 50 MB\. At most 10 MB fit\."):
        read_bytes(large)
