import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.on_request.search.words import LONGEST_QUERY, MOST_WORDS, query_terms, split_words, squash, terms_of


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("p.Gly2032Arg", "P G2032R"),
        ("TRUST-II", "trust 2"),
        ("stage IV", "Stage 4"),
        ("Pérol", "perol"),
        ("metastases", "metastasis"),
        ("trials", "trial"),
        ("tumours", "tumor"),
        ("DS-6051b", "ds 6051B"),
    ],
)
def test_what_means_the_same_is_the_same(typed, same):
    assert [word.folded for word in split_words(typed)] == [word.folded for word in split_words(same)]


@pytest.mark.parametrize(
    ("typed", "other"),
    [("G2032R", "G2032K"), ("35.7", "357"), ("9.0", "9"), ("TRUST-I", "TRUST-II"), ("Xyz2032Arg", "Gly2032Arg")],
)
def test_what_means_another_thing_stays_another(typed, other):
    assert squash(typed) != squash(other)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("what works on G2032R after crizotinib", ["g2032r", "after", "crizotinib"]),
        ("TRUST 2", ["trust 2"]),
        ("phase II TRUST", ["phase 2", "trust"]),
        ("https://doi.org/10.1056/NEJMoa2302299", ["10.1056", "nejmoa2302299"]),
        ("doi: 10.1056/NEJMoa2302299", ["10.1056", "nejmoa2302299"]),
        ("https://clinicaltrials.gov/study/NCT03093116", ["nct03093116"]),
        ("the", ["the"]),
        ("brain brain", ["brain"]),
        ("++", []),
    ],
)
def test_a_query_is_looked_for_by_the_words_that_tell(query, terms):
    assert query_terms(query) == terms


def test_a_long_query_is_looked_at_as_far_as_is_said():
    many = " ".join(f"word{letter}" for letter in "abcdefghijklm")
    assert len(query_terms(many)) == MOST_WORDS
    assert query_terms("a" * 500) == ["a" * LONGEST_QUERY]


@given(st.text())
def test_each_word_stands_where_it_says(text):
    words = split_words(text)
    assert all(0 <= word.start < word.end <= len(text) and word.folded for word in words)
    assert [word.start for word in words] == sorted({word.start for word in words})


@given(st.text(max_size=80))
def test_what_is_looked_for_stands_in_the_text_itself(text):
    assert set(query_terms(text)) <= set(terms_of(text)) or "://" in text or len(terms_of(text)) > MOST_WORDS
