from publication.changes import compare
from publication.document import Change
from publication.rendering.change_groups import group_by_heading, group_by_kind
from publication.rendering.change_views import FieldView, view_changes
from review.words import Piece
from tests import contents
from tests.contents import document
from tests.publication import documents


def viewed(older, newer):
    return view_changes(compare(older, newer), newer, [older])


def test_what_is_new_says_what_it_says_and_where_it_stands():
    (view,) = viewed(document(contents.drug()), document(contents.drug(), contents.result()))
    assert (view.what, view.title, view.address, view.gist, view.fields) == (
        "added",
        "exampletinib: overall response rate, TKI-naive",
        "drugs/exampletinib/#exampletinib-example-naive-orr",
        "79% (56/71)",
        (),
    )


def test_what_changed_tells_medicine_before_what_is_about_the_record():
    older, newer = contents.result(), contents.result(estimate="80", verification="partly", citations=[])
    (view,) = viewed(document(older), document(newer))
    assert [(field.label, field.old, field.new) for field in view.fields] == [
        ("value", "79", "80"),
        ("how far it was checked", "checked against the source", "checked in part"),
        ("sources", "example2024", ""),
    ]
    assert (view.what, view.gist, view.kind.label) == ("changed", "", "new evidence")


def test_what_was_taken_back_says_no_more_than_its_notice():
    statement = contents.statement(text="A claim.", drugs=["exampletinib"])
    (view,) = viewed(document(statement), document(contents.tombstone(statement)))
    assert (view.what, view.title, view.address, view.gist, view.fields, view.signatures) == (
        "withdrawn", "A statement", "", "", (), (),
    )  # fmt: skip
    assert (view.drugs, view.stone.day, view.stone.tombstone.reason) == (
        {"exampletinib"}, "22 November 2026", "an example",
    )  # fmt: skip


def test_without_the_document_before_a_notice_stands_under_its_section_or_with_the_others():
    change = Change(record_kind="drugs.drug", key="exampletinib", name="exampletinib", change="removed")
    (view,) = view_changes([change], document())
    assert (view.what, view.title, view.heading.title) == ("left out", "exampletinib", "Other records")


def test_signers_stand_with_their_reasons():
    signed = documents.signature(signer="A. Reviewer", reason="Read in full.")
    newer = documents.document(documents.entry(documents.drug(), signatures=(signed,)))
    (view,) = view_changes(compare(documents.document(), newer), newer)
    assert [line.signature.signer for line in view.reasons] == ["A. Reviewer"]
    assert view.signed_on == view.signatures[0].day


def test_short_texts_stand_side_by_side():
    field = FieldView("value", "79", "80")
    assert (field.is_short, field.items, field.pieces, field.is_same) == (True, [], [], False)


def test_parts_are_told_one_by_one():
    assert FieldView("sources", "Drilon 2024 | Lin 2021", "Drilon 2024").items == [
        Piece("kept", "Drilon 2024"),
        Piece("removed", "Lin 2021"),
    ]
    assert FieldView("sources", "", "Drilon 2024 | Lin 2021").items == [
        Piece("added", "Drilon 2024"),
        Piece("added", "Lin 2021"),
    ]


def test_prose_is_told_word_by_word_where_enough_of_it_stayed():
    old, new = "In the trial report 79% of 71 patients responded.", "In the trial report 80% of 71 patients responded."
    assert FieldView("wording", old, new).pieces[1:3] == [Piece("removed", "79%"), Piece("added", "80%")]
    assert FieldView("wording", old, "Nothing of this sentence is as it had been before at all.").pieces == []


def test_a_text_that_reads_the_same_says_so():
    assert FieldView("wording", "79% responded.", "79% responded.").is_same


def test_changes_are_grouped_by_kind_and_by_heading():
    older = document(contents.drug(), contents.section())
    newer = document(contents.drug(drug_class="type I"), contents.section(title="All"), contents.approval())
    views = viewed(older, newer)
    assert [(group.count.label, [view.change.key for view in group.views]) for group in group_by_kind(views)] == [
        ("new evidence", ["exampletinib"]),
        ("regulatory", ["exampletinib-us-approved-2023"]),
        ("wording", ["overview"]),
    ]
    assert [(group.heading.title, len(group.views)) for group in group_by_heading(views)] == [
        ("exampletinib", 2),
        ("Sections", 1),
    ]
