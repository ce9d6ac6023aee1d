"""Contents for people: labelled in their own order, codes in words, prose word by word."""

from drugs.models import Drug
from review.differences import Difference, Piece, Shown, compare_words, differences, show
from trials.models import EfficacyResult


def test_a_content_is_shown_in_the_order_of_its_fields_with_codes_in_words():
    content = {"roles": ["first_line", "never"], "key": "exampletinib", "cns_activity": "active", "citations": [
        {"locator": "Table 2", "reference": "example2024"}, {"reference": "other2025"},
    ]}  # fmt: skip
    assert show(content, Drug) == [
        Shown("key", "key", ("exampletinib",)),
        Shown("citations", "citations", ("reference: example2024; locator: Table 2", "reference: other2025")),
        Shown("cns_activity", "activity in the brain", ("active in the brain",)),
        Shown("roles", "roles", ("first line; never in ROS1+ cancer",)),
    ]


def test_what_stands_by_value_is_shown_in_its_own_order_too():
    cohort = {"trials": ["NCT00000001"], "prior_tki": "naive", "key": "example-naive"}
    (shown,) = show({"cohort": cohort}, EfficacyResult)
    assert shown.lines == ("key: example-naive; trials: NCT00000001; earlier ROS1 TKI: TKI-naive",)


def test_only_what_differs_is_a_difference():
    before = {"key": "exampletinib", "drug_class": "one"}
    after = {"key": "exampletinib", "drug_class": "two", "editor_note": "Ask."}
    assert differences(before, after, Drug) == [
        Difference("drug_class", "class", ("one",), ("two",)),
        Difference("editor_note", "editor note", (), ("Ask.",)),
    ]


def test_nothing_differs_from_itself():
    content = {"key": "exampletinib", "citations": [{"reference": "example2024"}]}
    assert differences(content, content, Drug) == []


def test_prose_is_compared_word_by_word():
    assert compare_words("79% of 71 responded.", "80% of 71 responded.") == [
        Piece("removed", "79"),
        Piece("added", "80"),
        Piece("kept", "% of 71 responded."),
    ]


def test_a_number_is_no_prose_and_a_sentence_is():
    assert not Difference("estimate", "estimate", ("79",), ("80",)).is_prose
    assert Difference("text", "text", ("One small drug works.",), ("One small drug fails.",)).is_prose
