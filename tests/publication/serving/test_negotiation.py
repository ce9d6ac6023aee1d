import pytest

from publication.serving.negotiation import LONGEST_HEADER, accepted_encodings, choose_encoding, is_known

ALL = ("identity", "br", "gzip")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("x-gzip", "gzip"),
        ("BR;Q=0.5, GZIP;Q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.5", "br"),
        ("identity;q=1, br;q=0.5", "identity"),
        ("*", "br"),
        ("*;q=0.5, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("deflate", "identity"),
        ("*;q=0", "identity"),
        ("identity;q=0", "identity"),
        ("br;q=nonsense, gzip;q=2", "identity"),
    ],
)
def test_the_best_encoding_that_a_reader_takes_is_chosen(header, chosen):
    assert choose_encoding(header, ALL) == chosen


def test_a_header_that_no_browser_sends_is_neither_read_nor_kept():
    padding = " " * (LONGEST_HEADER - len("br"))
    before = accepted_encodings.cache_info().currsize
    assert (choose_encoding(f"br{padding}", ALL), choose_encoding(f"br {padding}", ALL)) == ("br", "identity")
    assert accepted_encodings.cache_info().currsize <= before + 2  # the longest, and none at all


def test_only_what_is_at_hand_is_chosen():
    assert choose_encoding("br, gzip;q=0.5", ["identity", "gzip"]) == "gzip"
    assert choose_encoding("br", ["identity"]) == "identity"


@pytest.mark.parametrize("header", ['"a"', 'W/"a"', '"x", "a"', '"x","a","y"', "*", ' "x" , W/"a" '])
def test_a_reader_who_names_the_etag_has_the_bytes(header):
    assert is_known(header, '"a"') is True


@pytest.mark.parametrize("header", [None, "", '"b"', "a", '"ab"'])
def test_any_other_reader_has_not(header):
    assert is_known(header, '"a"') is False
