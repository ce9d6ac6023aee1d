"""Writing a record: each write leaves a row with the content as it then stood, and only if something changed."""

import pytest
from django.core.exceptions import ValidationError

from drugs.models import Drug, MutationFrequency
from publication.assembly import parse_content
from references.models import Citation, Reference
from review.actions import save_record
from review.choices import State
from review.models import SignOff
from review.models.record import SignedRecordStays, WholeSaveOnly
from review.standing import judge
from tests.factories import (
    approve,
    approve_with_sources,
    cite,
    decide,
    digest_of,
    edit,
    make_action,
    make_cohort,
    make_drug,
    make_mutation,
    make_node,
    make_page,
    make_reference,
    make_result,
    make_section,
    make_statement,
    make_trial,
    make_user,
    set_by_sql,
    the_reference,
)

pytestmark = pytest.mark.django_db


def state(record):
    return judge(record.get_sign_offs()).state(digest_of(record))


def test_a_new_record_has_one_history_row_with_its_parts_its_author_and_the_reason():
    ann = make_user("contributor", "ann")
    drug = make_drug(by=ann, reason="Found in the label.")
    row = drug.history.get()
    assert (row.history_type, row.history_user, row.history_change_reason) == ("+", ann, "Found in the label.")
    assert row.digest == drug.digest == digest_of(drug)
    assert parse_content("drugs.drug", row.content) == drug.build_content()


def test_each_change_adds_a_row_with_the_content_as_it_then_stood():
    drug = make_drug()
    edit(drug, drug_class="type I inhibitor")
    edit(drug, citations=[cite(locator="p. 7")])
    rows = drug.history.order_by("history_id")
    assert [row.history_type for row in rows] == ["+", "~", "~"]
    contents = [parse_content("drugs.drug", row.content) for row in rows]
    assert [(one.drug_class, one.citations[0].locator) for one in contents] == [
        ("", ""),
        ("type I inhibitor", ""),
        ("type I inhibitor", "p. 7"),
    ]
    assert [one.content_digest for one in contents] == [row.digest for row in rows]


def test_a_save_that_changes_nothing_writes_nothing():
    drug = make_drug()
    fresh = Drug.objects.get()
    assert not save_record(fresh, by=make_user(), reason="Nothing.")
    assert not save_record(fresh, by=make_user(), reason="Nothing.", lists={"citations": [cite()], "manufacturers": []})
    fresh.save()
    assert drug.history.count() == 1
    assert [part.pk for part in Citation.objects.all()] == [part.pk for part in drug.citations.all()]


def test_save_record_tells_whether_anything_changed():
    drug = Drug.objects.get(pk=make_drug().pk)
    drug.drug_class = "type I inhibitor"
    assert save_record(drug, by=make_user(), reason="Read it.")


def test_what_is_refused_leaves_nothing_behind():
    drug = make_drug()
    with pytest.raises(ValidationError):
        edit(drug, drug_class="type I", chembl_id="no", citations=[])
    with pytest.raises(ValidationError):
        edit(make_mutation(), frequencies=[MutationFrequency(reference=the_reference(), count=5, denominator=4)])
    with pytest.raises(ValidationError):
        make_drug(key="sampletinib", citations=[cite(locator="x" * 81)])
    assert list(Drug.objects.values_list("key", "drug_class")) == [("exampletinib", "")]
    assert drug.history.count() == drug.citations.count() == 1
    assert MutationFrequency.objects.count() == 0


def test_parts_are_checked_before_they_are_stored_and_read_like_any_field():
    with pytest.raises(ValidationError) as refused:
        make_mutation(frequencies=[MutationFrequency(reference=the_reference(), count=5)])
    assert refused.value.messages == ["The count cannot exceed the number examined; give both."]


def test_texts_are_stored_as_they_are_signed():
    reference = make_reference(title="  Gro\u0308\u00dfe\r\nof it ", authors="A\rB")
    assert (reference.title, reference.authors) == ("Größe\nof it", "A\nB")
    drug = make_drug(brand_names=["E\u0301xampla "], citations=[cite(locator=" p. 7 ")])
    assert (drug.brand_names, drug.citations.get().locator) == (("Éxampla",), "p. 7")


def test_single_fields_are_not_saved():
    reference = make_reference()
    with pytest.raises(WholeSaveOnly, match="single fields leave the history blind"):
        reference.save(update_fields=["title"])
    with pytest.raises(WholeSaveOnly):
        Reference.objects.update_or_create(key=reference.key, defaults={"title": "Other"})


def test_the_working_note_is_kept_in_history_and_never_in_content():
    reference = edit(make_reference(), editor_note="Ask Ann.")
    assert reference.get_latest_history().editor_note == "Ask Ann."
    assert "Ask Ann." not in reference.get_latest_history().content
    assert len(set(reference.history.values_list("digest", flat=True))) == 1


def change_form(result):
    edit(result, note="For readers.")


def change_part(result):
    edit(result, citations=[cite(locator="Table 2")])


def change_part_past_the_record(result):
    Citation.objects.create(record=result, reference=the_reference(), locator="Table 3")


def change_cohort(result):
    edit(result.cohort, label="All patients")


def change_cohort_s_trials(result):
    edit(result.cohort, trials=[make_trial(key="NCT00000002")])


def change_cohort_s_trials_past_the_record(result):
    result.cohort.trials.clear()


def change_by_sql(result):
    set_by_sql(result, estimate="97")


def change_cohort_by_sql(result):
    set_by_sql(result.cohort, median_age_years="18")


CHANGES = [
    change_form,
    change_part,
    change_part_past_the_record,
    change_cohort,
    change_cohort_s_trials,
    change_cohort_s_trials_past_the_record,
    change_by_sql,
    change_cohort_by_sql,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_change_on_any_path_lapses_the_approval(change):
    result = make_result()
    approve_with_sources(result)
    assert state(result) == State.APPROVED
    change(result)
    assert state(result) == State.CHANGED


def test_a_change_of_the_page_lapses_the_approval_of_its_sections():
    section = make_section()
    approve(section)
    edit(section.page, title="Therapy")
    assert state(section) == State.CHANGED


def test_a_change_of_an_option_lapses_the_approval_of_its_step():
    node = make_node()
    approve_with_sources(node)
    node.options.update(condition="never")
    assert state(node) == State.CHANGED


def test_a_change_of_what_a_statement_is_about_lapses_its_approval():
    statement = make_statement()
    approve_with_sources(statement)
    statement.drugs.add(make_drug())
    assert state(statement) == State.CHANGED


def test_a_change_of_a_reference_lapses_only_its_own_approval():
    drug = make_drug()
    approve_with_sources(drug)
    edit(the_reference(), is_retracted=True)
    assert (state(drug), state(the_reference())) == (State.APPROVED, State.CHANGED)


def test_going_back_to_what_was_approved_is_approved():
    reference = make_reference()
    approve(reference)
    edit(reference, volume="2")
    edit(reference, volume="")
    assert state(reference) == State.APPROVED


@pytest.mark.parametrize(
    "make", [make_reference, make_drug, make_trial, make_result, make_statement, make_cohort, make_page, make_action]
)
def test_a_draft_may_be_deleted_and_its_history_stays(make):
    draft = make()
    model, key = type(draft), draft.key
    draft.delete()
    assert not model.objects.filter(key=key).exists()
    assert model.history.filter(key=key, history_type="-").count() == 1


@pytest.mark.parametrize("decision", ["agree", "dissent", "request_changes", "withdraw"])
def test_what_was_ever_signed_is_not_deleted_on_any_way_of_the_model(decision):
    reference = make_reference()
    decide(reference, decision, reason="An example.")
    other = make_reference(key="other2024")
    reference.key = "renamed2024"
    for delete in (
        Reference.objects.get(pk=reference.pk).delete,
        reference.delete,
        Reference.objects.all().delete,
        Reference.objects.filter(key="example2024").delete,
    ):
        with pytest.raises(SignedRecordStays, match="example2024 was signed"):
            delete()
    assert list(Reference.objects.in_key_order()) == [Reference.objects.get(key="example2024"), other]


def test_drafts_are_deleted_together():
    make_reference()
    make_reference(key="other2024")
    assert Reference.objects.all().delete()[0] == 2
    assert Reference.objects.count() == 0
    assert Reference.history.filter(history_type="-").count() == 2


def test_a_draft_may_get_another_key():
    assert edit(make_reference(), key="other2024").key == "other2024"
    assert SignOff.objects.count() == 0
