import html

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from publication.on_request.search.excerpts import LONG_ENOUGH, excerpt, mark_words, split_sentences
from publication.on_request.search.words import terms_of

LONG = "Exampletinib gave a response in 79% (56/71). It must not be given with food. " + "Others differ. " * 30


def marks(text, *terms):
    return str(mark_words(text, frozenset(terms)))


def test_found_words_are_marked_however_they_are_written():
    assert marks("Resistance: G2032R, p.Gly2032Arg.", "g2032r") == (
        "Resistance: <mark>G2032R</mark>, p.<mark>Gly2032Arg</mark>."
    )


def test_a_short_number_is_marked_only_beside_its_word():
    assert marks("TRUST-II, phase 2", "trust 2") == "<mark>TRUST</mark>-<mark>II</mark>, phase 2"


def test_what_is_shown_is_escaped():
    assert marks("<b>brain</b> & more", "brain") == "&lt;b&gt;<mark>brain</mark>&lt;/b&gt; &amp; more"


def test_an_excerpt_begins_with_the_sentence_that_was_found_and_says_what_it_leaves_out():
    found = str(excerpt(LONG, frozenset({"food"})))
    assert found.startswith("… It must not be given with <mark>food</mark>. Others differ.")
    assert found.endswith(". …")
    assert len(strip_tags(found)) <= LONG_ENOUGH + 10


def test_without_a_found_word_an_excerpt_is_the_beginning():
    assert str(excerpt("One. Two.", frozenset())) == "One. Two."
    assert str(excerpt("", frozenset({"x"}))) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not better vs. Crizotinib in this trial.",
        "Drilon et al. Found no response, e.g. Not one in six patients.",
        "It is not approved by the U.S. Food and Drug Administration.",
        "Not given to S. Pombe, approx. Ten times less.",
    ],
)
def test_a_stop_after_an_abbreviation_ends_no_sentence(sentence):
    assert split_sentences(f"Others differ. {sentence} Nothing follows.") == [
        "Others differ.",
        sentence,
        "Nothing follows.",
    ]


def test_a_stop_after_a_number_or_a_bracket_ends_a_sentence():
    assert split_sentences("Of 71 were 56. It held (so far). None died? Two. Three") == [
        "Of 71 were 56.",
        "It held (so far).",
        "None died?",
        "Two. Three",
    ]


def test_a_long_sentence_is_not_cut():
    sentence = "word " * 100 + "not safe."
    assert html.unescape(strip_tags(excerpt(sentence, frozenset({"word"})))) == sentence


@given(st.text(max_size=200), st.sets(st.text(max_size=5)))
def test_marking_changes_no_letter(text, others):
    marked = frozenset(terms_of(text)[::2]) | others
    drawn = str(mark_words(text, marked)).replace("<mark>", "").replace("</mark>", "")
    assert html.unescape(drawn) == html.unescape(html.escape(text))
