"""Every field of every content has words that a reader understands."""

import re

import pytest

from pages.content import BearsOnContent
from publication.document import TABLES
from publication.field_words import BOOKKEEPING, FIELD_WORDS, KIND_WORDS, field_words, kind_words
from references.content import CitationContent
from review.content import RecordContent
from tests.contents import DEFAULTS


def contents():
    return sorted([*DEFAULTS, BearsOnContent, CitationContent], key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", contents())
def test_every_field_has_words(kind):
    missing = set(kind.model_fields) - FIELD_WORDS.keys()
    assert missing == set()


def test_no_word_is_a_name_of_a_column():
    assert [words for words in FIELD_WORDS.values() if re.search(r"_|\bn\b", words)] == []


def test_no_words_stand_for_a_field_that_is_not_there():
    known = {name for kind in contents() for name in kind.model_fields}
    assert FIELD_WORDS.keys() - known == set()
    assert FIELD_WORDS.keys() >= BOOKKEEPING


def test_every_kind_of_record_has_words():
    assert KIND_WORDS.keys() == TABLES.keys()
    assert (kind_words("trials.efficacyresult"), kind_words("drugs.novelty")) == ("result", "novelty")


def test_a_field_of_the_patients_says_so():
    assert field_words("cohort.female_percent") == "patients: women, %"
    assert field_words("ci_lower") == "lower bound of the confidence interval"
    assert field_words("not_known_yet") == "not known yet"


def test_the_factories_know_every_content_that_a_document_holds():
    kinds = {kind.record_kind for kind in contents() if issubclass(kind, RecordContent)}
    assert kinds == TABLES.keys()
