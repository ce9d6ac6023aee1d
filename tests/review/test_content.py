"""Normalisation and digests: two who say the same sign the same bytes, and nobody else does."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.content import normalise_text, sha256, without_empty
from review.kinds import model_for, reviewable_models
from tests import contents
from trials.content import EfficacyResultContent

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))

GOLDEN = json.loads((Path(__file__).parent / "data" / "digests.json").read_text(encoding="utf-8"))
"""A content of each kind, as the first release signed it."""


@pytest.mark.parametrize("kind", GOLDEN)
def test_the_digests_of_the_first_release_stand(kind):
    """If this fails, signatures lapse: a content model changed otherwise than by a new optional field.

    Such a change brings an upgrade step (docs/architecture.md), and the file stays as it is.
    """
    content = model_for(kind).content_class.model_validate(GOLDEN[kind]["content"])
    assert content.content_digest == GOLDEN[kind]["digest"]
    assert type(content).model_validate_json(content.canonical_bytes()) == content


def test_every_kind_has_a_digest_of_the_first_release():
    assert set(GOLDEN) == {model.record_kind() for model in reviewable_models()}


def test_the_canonical_bytes_are_what_a_stranger_would_compute():
    content = contents.reference(title="Größe", doi="", volume="")
    assert content.canonical_bytes().decode() == (
        '{"issued":"2024","key":"example2024","kind":"article","origin":"primary","title":"Größe",'
        '"verification":"checked"}'
    )
    assert content.content_digest == sha256(content.canonical_bytes())


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Größe", unicodedata.normalize("NFD", "Größe")),
        ("one\n\ntwo", "one\r\n\r\ntwo"),
        ("one\ntwo", "one\rtwo"),
        ("text", "  text \n"),
        ("\u00c5", "\u212b"),
    ],
)
def test_what_looks_the_same_is_the_same(typed, same):
    assert contents.statement(text=typed).content_digest == contents.statement(text=same).content_digest


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("one two", "one  two"),
        ("56", "56.0"),
        ("a", "A"),
        ("fi", "ﬁ"),
        ("µ", "μ"),
        ("68-88", "68–88"),
        ("x\ny", "x\n\ny"),
    ],
)
def test_what_reads_otherwise_is_another_content(typed, other):
    assert contents.statement(text=typed).content_digest != contents.statement(text=other).content_digest


@given(TEXTS)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise_text(text)
    assert normalise_text(once) == once


@given(TEXTS)
def test_a_stored_content_reads_back_as_itself(text):
    content = contents.statement(text="x" + text, verification_note=text)
    again = type(content).model_validate_json(content.canonical_bytes())
    assert (again, again.content_digest) == (content, content.content_digest)


def test_a_field_left_empty_and_a_field_left_out_are_the_same():
    assert contents.result(note="", supersedes="").content_digest == contents.result().content_digest
    assert contents.result(is_confirmed=False).content_digest == contents.result().content_digest


def test_nothing_is_not_zero():
    assert contents.result(responders_n=0, estimate="0").as_dict()["responders_n"] == 0
    none = contents.result(responders_n=None, estimate="0").content_digest
    assert contents.result(responders_n=0, estimate="0").content_digest != none
    assert without_empty({"n": 0, "text": "", "list": [], "flag": False, "null": None, "tree": {"x": ""}}) == {"n": 0}


def test_a_new_optional_field_lapses_no_approval():
    class Later(EfficacyResultContent):
        """A content of next year."""

        risk_of_bias: str = ""
        assessed_by: tuple[str, ...] = ()
        is_randomised: bool = False
        screened_n: int | None = None

    today = contents.result()
    later = Later.model_validate_json(today.canonical_bytes())
    assert later.content_digest == today.content_digest
    assert Later(**{**today.as_dict(), "screened_n": 0}).content_digest != today.content_digest


def test_a_field_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        contents.reference(impact_factor="176")


def test_a_content_does_not_change():
    with pytest.raises(ValueError, match="frozen"):
        contents.reference().title = "Other"


@pytest.mark.parametrize("number", ["NR", "62%", "062", "62\n1", "-1", "٦٢"])
def test_a_content_holds_numbers_as_printed_and_nothing_else(number):
    with pytest.raises(ValueError, match="String should match pattern"):
        contents.result(estimate=number)
