from hypothesis import given
from hypothesis import strategies as st

from review.words import Piece, compare_items, compare_prose, compare_words

TEXTS = st.text(alphabet="ab 7%.\n", max_size=40)


def as_before(pieces):
    return "".join(piece.text for piece in pieces if piece.mark != "added")


def as_after(pieces):
    return "".join(piece.text for piece in pieces if piece.mark != "removed")


def test_words_are_told_one_by_one():
    assert compare_words("79% of 71 responded.", "80% of 71 responded.") == [
        Piece("removed", "79"),
        Piece("added", "80"),
        Piece("kept", "% of 71 responded."),
    ]


def test_in_prose_no_number_is_split():
    assert compare_prose("A response of 79% (56/71) was seen.", "A response of 79.5% (57/71) was seen.") == [
        Piece("kept", "A response of "),
        Piece("removed", "79% (56/71)"),
        Piece("added", "79.5% (57/71)"),
        Piece("kept", " was seen."),
    ]


def test_in_prose_a_crumb_that_stayed_is_read_with_the_changes_around_it():
    assert compare_prose("one or two of them", "three or four of them") == [
        Piece("removed", "one or two"),
        Piece("added", "three or four"),
        Piece("kept", " of them"),
    ]


def test_items_are_kept_removed_or_added_whole():
    assert compare_items(["Drilon 2024", "Lin 2021"], ["Drilon 2024", "Niho 2024", "Lin 2021"]) == [
        Piece("kept", "Drilon 2024"),
        Piece("added", "Niho 2024"),
        Piece("kept", "Lin 2021"),
    ]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_their_comparison(before, after):
    for compare in (compare_words, compare_prose):
        pieces = compare(before, after)
        assert (as_before(pieces), as_after(pieces)) == (before, after)


@given(TEXTS)
def test_equal_texts_have_no_change(text):
    assert {piece.mark for piece in compare_prose(text, text)} <= {"kept"}
