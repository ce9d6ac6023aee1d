"""What kind of change each is: suggested by what changed, published with it, and left out of what came before."""

from publication.change_kinds import with_kinds
from publication.changes import compare
from publication.choices import ChangeKind
from publication.document import Change, Document
from review.choices import State
from tests import contents
from tests.contents import document


def kinds(older, newer) -> dict[str, ChangeKind | None]:
    return {one.key: one.change_kind for one in compare(older, newer)}


def only(before, after) -> ChangeKind | None:
    (kind,) = kinds(document(before), document(after)).values()
    return kind


def test_a_first_edition_has_no_kinds_because_nothing_changed():
    assert kinds(None, document(contents.drug())) == {"exampletinib": None}


def test_an_approval_is_regulatory_added_or_changed():
    approval = contents.approval()
    assert kinds(document(), document(approval)) == {approval.key: "regulatory"}
    assert only(approval, contents.approval(note="As the label says.")) == "regulatory"


def test_a_number_is_new_evidence():
    assert only(contents.result(estimate="79"), contents.result(estimate="80")) == "new_evidence"
    assert kinds(document(), document(contents.result())) == {contents.result().key: "new_evidence"}


def test_a_text_or_a_label_is_wording():
    statement = contents.statement()
    assert only(statement, contents.statement(text="Said otherwise.")) == "wording"
    assert only(statement, contents.statement(text="Said otherwise.", drugs=["othertinib"])) == "new_evidence"
    cohort = contents.cohort(label="TKI-naive")
    renamed = contents.cohort(label="no TKI before")
    assert only(contents.result(cohort=cohort), contents.result(cohort=renamed)) == "wording"


def test_how_far_a_record_was_checked_is_no_evidence():
    unchecked = contents.result(verification="unchecked", verification_note="Not read.")
    assert only(unchecked, contents.result(verification="checked")) == "wording"


def test_a_record_on_which_a_new_correction_bears_is_a_correction_with_it():
    older = document(contents.result(estimate="79"))
    bears_on = [{"record_kind": "trials.efficacyresult", "record_key": contents.result().key}]
    correction = contents.correction(bears_on=bears_on)
    newer = document(contents.result(estimate="80"), correction)
    assert set(kinds(older, newer).values()) == {ChangeKind.CORRECTION}
    known = document(contents.result(estimate="79"), correction)
    assert kinds(known, newer) == {contents.result().key: "new_evidence"}


def test_what_was_taken_back_is_a_correction():
    drug = contents.drug()
    assert only(drug, contents.tombstone(drug, State.WITHHELD)) == "correction"


def test_the_editor_has_the_last_word():
    changes = compare(document(contents.drug()), document(contents.drug(drug_class="type II")))
    changed = with_kinds(changes, {("drugs.drug", "exampletinib"): ChangeKind.WORDING})
    assert [one.change_kind for one in changed] == ["wording"]
    assert with_kinds(changes, {("drugs.drug", "othertinib"): ChangeKind.WORDING}) == changes


def test_a_kind_is_published_and_a_document_without_one_is_read_as_it_was():
    change = Change(record_kind="drugs.drug", key="a", name="a", change="added")
    without = document().model_copy(update={"changes": (change,)})
    assert b"change_kind" not in without.canonical_bytes()
    assert Document.model_validate_json(without.canonical_bytes()).changes == (change,)
    told = change.model_copy(update={"change_kind": ChangeKind.REGULATORY})
    read = Document.model_validate_json(document().model_copy(update={"changes": (told,)}).canonical_bytes())
    assert read.changes[0].change_kind is ChangeKind.REGULATORY
