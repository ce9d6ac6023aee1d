from collections import Counter

from publication.rendering.glossary import GROUPS
from publication.rendering.glossary.term import finder, words_of
from trials.choices import Endpoint, ReportState

TERMS = [term for group in GROUPS for term in group.terms]


def test_no_two_terms_share_an_address_or_a_way_of_writing():
    assert [key for key, count in Counter(term.key for term in TERMS).items() if count > 1] == []
    assert [word for word, count in Counter(w for term in TERMS for w in term.words).items() if count > 1] == []


def test_every_term_has_a_meaning_in_whole_sentences():
    assert [term.name for term in TERMS if not term.means.endswith(".")] == []


def test_no_long_form_or_meaning_uses_the_forbidden_abbreviation():
    assert [term.name for term in TERMS if "NR" in f"{term.name} {term.long} {term.means}".split()] == []


def test_every_endpoint_that_is_abbreviated_is_explained_in_the_words_of_the_choices():
    long = {term.name: term.long for term in TERMS}
    abbreviated = {endpoint for endpoint in Endpoint if "INTRACRANIAL" not in endpoint}
    assert {endpoint: long[endpoint.value] for endpoint in abbreviated} == {one: one.label for one in abbreviated}


def test_every_reason_for_an_absent_number_is_explained():
    names = {term.name for term in TERMS}
    assert {"not reached", "not estimable", "not reported", "not stated"} <= names
    absent = set(ReportState) - {ReportState.REPORTED}
    assert all(any(state.label.startswith(name) for name in names) for state in absent)


def test_the_longest_term_is_found():
    assert finder(words_of(GROUPS)).search("type II inhibitor")[1] == "type II inhibitor"
    assert finder(["OS", "OS benefit"]).search("an OS benefit")[1] == "OS benefit"
