"""Four eyes: who wrote what is to be signed, however it came to be written."""

import pytest
from django.db import connection
from django.db.models import ProtectedError

from references.models import Citation
from review.actions import CannotSign, OwnWork, UnknownAuthor, save_record
from review.authors import get_authorship
from tests.factories import (
    approve,
    cite,
    decide,
    digest_of,
    edit,
    make_drug,
    make_reference,
    make_result,
    make_section,
    make_user,
    set_by_sql,
    the_reference,
)

pytestmark = pytest.mark.django_db


def contributor(name):
    return make_user("contributor", name)


def reviewer(name):
    return make_user("medical reviewer", name)


def authors(record):
    return get_authorship(record, digest_of(record)).names


def test_the_author_of_a_draft_is_who_made_it():
    assert authors(make_reference(by=contributor("ann"))) == ["ann"]


def test_readers_see_the_full_name_of_an_author():
    ann = make_user("contributor", "ann", first_name="Ann", last_name="Example")
    assert authors(make_reference(by=ann)) == ["Ann Example"]


def test_all_who_changed_something_since_the_last_approval_are_authors():
    reference = make_reference(by=contributor("ann"))
    edit(reference, by=contributor("bob"), volume="1")
    edit(reference, by=reviewer("eve"), issue="2")
    assert authors(reference) == ["ann", "bob", "eve"]
    with pytest.raises(OwnWork, match="you wrote part of this, so someone else must sign it"):
        approve(reference, by=reviewer("eve"))
    assert approve(reference, by=reviewer("zoe"))[0].authors == ["ann", "bob", "eve"]


def test_an_approval_ends_the_authorship_of_what_it_covers():
    reference = make_reference(by=reviewer("eve"))
    approve(reference, by=reviewer("zoe"))
    edit(reference, by=contributor("bob"), volume="1")
    assert authors(reference) == ["bob"]
    assert approve(reference, by=reviewer("eve"))[0].authors == ["bob"]


def test_a_request_for_changes_and_a_dissent_end_nobody_s_authorship():
    reference = make_reference(by=contributor("ann"))
    decide(reference, "dissent", by=reviewer("zoe"), reason="No.")
    decide(reference, "request_changes", by=reviewer("zoe"), reason="The year is wrong.")
    edit(reference, by=contributor("bob"), issued="2023")
    assert authors(reference) == ["ann", "bob"]


def test_a_withdrawal_makes_everybody_an_author_again():
    reference = make_reference(by=reviewer("eve"))
    approve(reference, by=reviewer("zoe"))
    decide(reference, "withdraw", by=reviewer("zoe"), reason="It was retracted.")
    with pytest.raises(OwnWork):
        approve(reference, by=reviewer("eve"))


def test_going_there_and_back_again_leaves_both_as_authors():
    reference = make_reference(by=contributor("ann"), volume="1")
    edit(reference, by=reviewer("eve"), volume="2")
    edit(reference, by=contributor("bob"), volume="1")
    assert authors(reference) == ["ann", "bob", "eve"]


def test_going_back_to_the_approved_content_needs_no_signature():
    reference = make_reference(volume="1")
    approve(reference)
    edit(reference, by=reviewer("eve"), volume="2")
    edit(reference, by=contributor("bob"), volume="1")
    assert approve(reference, by=reviewer("zoe"))[0].digest == digest_of(reference)


def test_a_text_that_was_taken_out_and_put_in_again_by_another_is_still_its_author_s():
    reference = make_reference(volume="1")
    approve(reference, by=reviewer("zoe"))
    edit(reference, by=reviewer("eve"), volume="2")
    edit(reference, by=contributor("bob"), volume="1")
    edit(reference, by=contributor("bob"), volume="2")
    assert authors(reference) == ["bob", "eve"]
    with pytest.raises(OwnWork):
        approve(reference, by=reviewer("eve"))


def test_a_working_note_makes_nobody_an_author():
    reference = make_reference(by=contributor("ann"))
    edit(reference, by=reviewer("eve"), editor_note="Looks right.")
    assert reference.history.count() == 2
    assert authors(reference) == ["ann"]
    assert approve(reference, by=reviewer("eve"))[0].authors == ["ann"]


def test_the_working_note_of_another_does_not_make_a_text_anybody_else_s():
    reference = make_reference(by=reviewer("eve"))
    edit(reference, by=contributor("ann"), editor_note="Read it.")
    with pytest.raises(OwnWork):
        approve(reference, by=reviewer("eve"))


def test_a_part_is_written_by_who_changed_it():
    drug = make_drug(by=contributor("ann"))
    edit(drug, by=reviewer("eve"), citations=[cite(locator="p. 7")])
    assert authors(drug) == ["ann", "eve"]


def test_a_change_of_the_cohort_is_written_by_who_changed_it():
    result = make_result(by=contributor("ann"))
    edit(result.cohort, by=reviewer("eve"), label="TKI-naive patients")
    assert authors(result) == ["ann", "eve"]
    with pytest.raises(OwnWork):
        approve(result, by=reviewer("eve"))


def test_a_change_of_the_page_is_written_by_who_changed_it():
    section = make_section(by=contributor("ann"))
    edit(section.page, by=reviewer("eve"), title="Therapy")
    with pytest.raises(OwnWork):
        approve(section, by=reviewer("eve"))


def raw_sql(record, volume):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE references_reference SET volume = %s WHERE id = %s", [volume, record.pk])


def raw_sql_with_digest(record, volume):
    """As one would who knows of the digest column."""
    raw_sql(record, volume)
    set_by_sql(record, digest=digest_of(record))


@pytest.mark.parametrize(
    "write",
    [raw_sql, raw_sql_with_digest, lambda record, volume: set_by_sql(record, volume=volume)],
    ids=["SQL", "SQL with the digest", "QuerySet.update()"],
)
def test_what_was_written_past_the_history_is_signed_by_nobody_until_somebody_saved_it_as_their_own(write):
    reference = make_reference(by=contributor("ann"))
    write(reference, "666")
    for anybody in (reviewer("eve"), reviewer("zoe")):
        with pytest.raises(UnknownAuthor, match="Someone must save it as their own first"):
            approve(reference, by=anybody)
    edit(reference, by=reviewer("eve"), reason="I stand for this volume.")
    with pytest.raises(OwnWork):
        approve(reference, by=reviewer("eve"))
    assert approve(reference, by=reviewer("zoe"))[0].authors == ["ann", "eve"]


def test_a_part_that_was_written_past_its_record_has_no_author():
    drug = make_drug()
    Citation.objects.update(locator="p. 666")
    with pytest.raises(UnknownAuthor):
        approve(drug)
    edit(drug, by=contributor("ann"))
    assert authors(drug) == ["ann", "contributor"]


def test_a_part_that_was_added_or_removed_past_its_record_has_no_author():
    drug = make_drug()
    Citation.objects.create(record=drug, reference=the_reference(), locator="p. 666")
    assert get_authorship(drug, digest_of(drug)).unknown
    Citation.objects.all().delete()
    assert get_authorship(drug, digest_of(drug)).unknown


def test_a_relation_that_was_set_past_its_record_has_no_author():
    result = make_result()
    result.cohort.trials.clear()
    assert get_authorship(result, digest_of(result)).unknown


def test_a_cohort_that_was_written_past_its_history_leaves_its_results_without_author():
    result = make_result()
    set_by_sql(result.cohort, label="Everybody")
    with pytest.raises(UnknownAuthor):
        approve(result)
    edit(result.cohort, by=reviewer("eve"))
    with pytest.raises(OwnWork):
        approve(result, by=reviewer("eve"))


def test_a_change_back_past_the_history_shows_what_was_approved_and_is_still_nobody_s():
    reference = make_reference(volume="1")
    approve(reference)
    edit(reference, by=contributor("bob"), volume="2")
    set_by_sql(reference, volume="1")
    with pytest.raises(UnknownAuthor):
        approve(reference)


def test_a_record_without_history_has_no_author():
    reference = make_reference()
    reference.history.all().delete()
    with pytest.raises(UnknownAuthor):
        approve(reference)


def test_a_save_by_nobody_has_no_author_until_somebody_saves_it():
    reference = make_reference(by=contributor("ann"))
    reference.volume = "1"
    reference._history_user = None
    reference.save()
    with pytest.raises(UnknownAuthor, match="The last change has no author"):
        approve(reference)
    edit(reference, by=reviewer("eve"))
    assert authors(reference) == ["ann", "eve"]


def test_when_an_account_is_gone_its_last_change_has_no_author():
    gone = contributor("ann")
    reference = make_reference(by=gone)
    gone.delete()
    with pytest.raises(UnknownAuthor):
        approve(reference)


def test_a_clock_that_was_set_back_changes_no_authorship():
    reference = make_reference(by=contributor("ann"))
    edit(reference, by=reviewer("eve"), volume="2")
    newest = reference.get_latest_history()
    type(newest).objects.filter(pk=newest.pk).update(history_date="2001-01-01T00:00:00Z")
    assert authors(reference) == ["ann", "eve"]


def test_unknown_authors_do_not_keep_a_claim_from_being_stopped():
    reference = make_reference()
    set_by_sql(reference, volume="666")
    assert decide(reference, "withhold", by=make_user("editor"), reason="Nobody wrote this.").decision == "withhold"


def test_an_author_may_ask_for_changes_and_withdraw_but_not_agree_nor_dissent():
    eve = reviewer("eve")
    reference = make_reference(by=eve)
    for decision in ("agree", "reservation", "dissent"):
        with pytest.raises(OwnWork):
            decide(reference, decision, by=eve, reason="An example.")
    for decision in ("request_changes", "withdraw"):
        assert decide(reference, decision, by=eve, reason="An example.").decision == decision


def test_every_refusal_is_one_that_a_form_can_show():
    assert issubclass(OwnWork, CannotSign)
    assert issubclass(UnknownAuthor, CannotSign)


def test_who_proposed_the_words_is_an_author_as_well_as_who_put_them_in():
    reference = make_reference(by=contributor("ann"))
    reference.title = "As proposed"
    save_record(reference, by=contributor("bob"), reason="Adopt a proposal.", co_author=reviewer("eve"))
    assert authors(reference) == ["ann", "bob", "eve"]
    with pytest.raises(OwnWork):
        approve(reference, by=reviewer("eve"))


def test_an_author_does_not_become_a_signer_when_somebody_else_has_approved():
    reference = make_reference(by=reviewer("eve"))
    approve(reference, by=reviewer("zoe"))
    for decision in ("agree", "dissent"):
        with pytest.raises(OwnWork):
            decide(reference, decision, by=reviewer("eve"), reason="It is mine.")


def test_an_approval_can_be_renewed_by_who_gave_it_and_names_the_same_authors():
    reference = make_reference(by=contributor("ann"))
    first, renewed = (approve(reference, by=reviewer("zoe"))[0] for _ in range(2))
    assert first.authors == renewed.authors == ["ann"]


def test_an_account_that_proposed_words_stays():
    reference = make_reference(by=contributor("ann"))
    reference.title = "As proposed"
    save_record(reference, by=contributor("bob"), reason="Adopt a proposal.", co_author=reviewer("eve"))
    with pytest.raises(ProtectedError):
        reviewer("eve").delete()
