import zlib

from hypothesis import given
from hypothesis import strategies as st
from pydyf import PDF, Stream

from publication.rendering.pdf_finishing.streams import end_clearly

contents = st.lists(st.binary(max_size=40).map(lambda data: data.replace(b"\r", b"")), min_size=1)


def written(stream):
    return stream.data.removesuffix(b"\nendstream")


@given(contents)
def test_no_stream_ends_in_a_carriage_return(content):
    pdf, stream = PDF(), Stream(content, compress=True)
    pdf.add_object(stream)
    end_clearly(pdf)
    assert not written(stream).endswith(b"\r")


def test_one_that_would_is_left_uncompressed_and_others_are_not():
    would = b"\f"
    assert zlib.compress(would).endswith(b"\r")
    pdf, streams = PDF(), [Stream([content], compress=True) for content in (would, b"0")]
    for stream in streams:
        pdf.add_object(stream)
    end_clearly(pdf)
    assert [stream.compress for stream in streams] == [False, True]
    assert written(streams[0]).endswith(b"\n" + would)
