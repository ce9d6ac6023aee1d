import pytest

from publication.templatetags.paper import around_numbers


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("page {page} of {pages}", ["page ", " of ", ""]),
        ("{page}/{pages} oldal", ["", "/", " oldal"]),
    ],
)
def test_words_are_taken_apart_around_the_two_numbers(words, parts):
    assert around_numbers(words) == parts
