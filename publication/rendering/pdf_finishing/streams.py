"""Streams whose end cannot be mistaken.

A line feed stands between a stream and the word that ends it, and is not counted in the stream's length. After a
carriage return a strict reader, such as archives use, takes both for the end of the line, and finds the length wrong by
one (ISO 19005-3, 6.1.6.1).
"""

import zlib

from pydyf import PDF, Stream

CARRIAGE_RETURN = 0x0D


def end_clearly(pdf: PDF) -> None:
    """Leaves uncompressed what would end in a carriage return: the last byte of deflated data is of its checksum."""
    for item in pdf.objects:
        if isinstance(item, Stream) and item.compress and zlib.adler32(_content(item)) & 0xFF == CARRIAGE_RETURN:
            item.compress = False


def _content(stream: Stream) -> bytes:
    stream.compress = False
    data: bytes = stream.data
    stream.compress = True
    return data[data.index(b"stream\n") + len(b"stream\n") : -len(b"\nendstream")]
