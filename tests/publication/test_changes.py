"""What changed between two documents, in words that a reader can follow."""

from publication.changes import as_text, compare, field_changes
from publication.document import FieldChange
from review.choices import State
from tests import contents
from tests.contents import document


def kinds_of_change(older, newer):
    return [(one.key, one.change) for one in compare(older, newer)]


def test_all_is_new_in_a_first_edition():
    newer = document(contents.reference(), contents.drug())
    assert kinds_of_change(None, newer) == [("example2024", "added"), ("exampletinib", "added")]


def test_nothing_changed_between_equal_documents():
    assert compare(document(contents.drug()), document(contents.drug())) == ()


def test_a_record_is_added_changed_or_removed():
    older = document(contents.reference(key="a2024"), contents.reference(key="b2024"), contents.reference(key="c2024"))
    newer = document(
        contents.reference(key="b2024", volume="2"), contents.reference(key="c2024"), contents.reference(key="d2024")
    )
    assert kinds_of_change(older, newer) == [("b2024", "changed"), ("d2024", "added"), ("a2024", "removed")]


def test_what_was_stopped_says_why():
    reference = contents.reference()
    for state in (State.WITHDRAWN, State.WITHHELD):
        (change,) = compare(document(reference), document(contents.tombstone(reference, state)))
        assert change.as_dict() == {
            "record_kind": "references.reference",
            "key": "example2024",
            "name": "Exampletinib in ROS1+ NSCLC",
            "change": state.value,
            "change_kind": "correction",
            "reason": "an example",
        }


def test_what_was_stopped_before_is_no_news():
    stone = contents.tombstone(contents.reference())
    assert compare(document(stone), document(stone)) == ()


def test_what_comes_back_is_added():
    reference = contents.reference()
    assert kinds_of_change(document(contents.tombstone(reference)), document(reference)) == [("example2024", "added")]


def test_each_changed_field_stands_before_and_after():
    older = contents.result(estimate="79", responders_n=56)
    newer = contents.result(
        estimate="80", responders_n=57, note="A later readout.", citations=[contents.citation(locator="Table 2")]
    )
    assert field_changes(older, newer) == (
        FieldChange(field="citations", old="reference: example2024", new="reference: example2024; locator: Table 2"),
        FieldChange(field="responders_n", old="56", new="57"),
        FieldChange(field="estimate", old="79", new="80"),
        FieldChange(field="note", old="", new="A later readout."),
    )


def test_a_change_of_the_cohort_is_told_within_the_result():
    older = contents.result(cohort=contents.cohort(label="TKI-naive"))
    newer = contents.result(cohort=contents.cohort(label="All patients"))
    (change,) = field_changes(older, newer)
    assert (change.field, "label: TKI-naive" in change.old, "label: All patients" in change.new) == (
        "cohort",
        True,
        True,
    )


def test_no_responder_and_no_answer_are_told_apart():
    (change,) = field_changes(contents.result(responders_n=0), contents.result(responders_n=None))
    assert change == FieldChange(field="responders_n", old="0", new="")


def test_values_are_one_line_of_words():
    assert as_text(None) == ""
    assert as_text(True) == "yes"
    assert as_text(0) == "0"
    assert as_text(["a", "b"]) == "a | b"
    assert (
        as_text([{"leads_to": "x", "condition": "y"}, {"leads_to": "z"}]) == "leads to: x; condition: y | leads to: z"
    )
