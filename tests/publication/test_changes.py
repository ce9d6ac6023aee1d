"""What changed between two documents, in words that a reader can follow."""

from publication.changes import compare, field_changes, with_changes
from publication.choices import ChangeKind
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


def test_what_is_gone_without_a_notice_is_not_named_by_what_it_said():
    (change,) = compare(document(contents.statement(text="A claim.")), document())
    assert (change.change, change.name, change.fields) == ("removed", "a statement in “overview”", ())


def test_each_changed_field_stands_before_and_after():
    older = contents.result(estimate="79", responders_n=56)
    newer = contents.result(
        estimate="80", responders_n=57, note="A later readout.", citations=[contents.citation(locator="Table 2")]
    )
    assert field_changes(older, newer) == (
        FieldChange(field="citations", old="example2024", new="example2024, Table 2"),
        FieldChange(field="responders_n", old="56", new="57"),
        FieldChange(field="estimate", old="79", new="80"),
        FieldChange(field="note", old="", new="A later readout."),
    )


def test_a_change_of_the_cohort_is_told_field_by_field():
    older = contents.result(cohort=contents.cohort(label="TKI-naive"))
    newer = contents.result(cohort=contents.cohort(label="All patients", female_percent="61"))
    assert field_changes(older, newer) == (
        FieldChange(field="cohort.label", old="TKI-naive", new="All patients"),
        FieldChange(field="cohort.female_percent", old="", new="61"),
    )


def test_no_responder_and_no_answer_are_told_apart():
    (change,) = field_changes(contents.result(responders_n=0), contents.result(responders_n=None))
    assert change == FieldChange(field="responders_n", old="0", new="")


def test_each_text_takes_its_values_from_its_own_edition():
    mark = "{{ result:exampletinib-example-naive-orr.estimate }} responded"
    older = document(contents.result(estimate="79"), contents.statement(text=f"{mark}."))
    newer = document(contents.result(estimate="80"), contents.statement(text=f"{mark}, at last."))
    assert compare(older, newer)[1].fields == (
        FieldChange(field="text", old="79% responded.", new="80% responded, at last."),
    )


def test_a_value_that_was_taken_back_stands_in_no_old_text():
    result = contents.result(estimate="79")
    mark = "{{ result:exampletinib-example-naive-orr.estimate }} responded."
    older = document(result, contents.statement(text=mark))
    newer = document(contents.tombstone(result), contents.statement(text="Some responded."))
    told = [(change.change, change.fields) for change in compare(older, newer)]
    assert told == [
        ("changed", (FieldChange(field="text", old="(figure withdrawn) responded.", new="Some responded."),)),
        ("withdrawn", ()),
    ]


def test_the_header_counts_the_changes_by_kind_except_in_a_first_edition():
    older, newer = document(contents.drug()), document(contents.drug(drug_class="type I"), contents.approval())
    changes = compare(older, newer)
    header = newer.edition.model_copy(update={"number": 2})
    second = with_changes(newer.model_copy(update={"edition": header}), changes)
    assert [(one.kind, one.count) for one in second.edition.change_counts] == [
        (ChangeKind.NEW_EVIDENCE, 1),
        (ChangeKind.REGULATORY, 1),
    ]
    assert (second.changes, with_changes(newer, changes).edition.change_counts) == (changes, ())
