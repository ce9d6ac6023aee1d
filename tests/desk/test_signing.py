"""A sitting: marks are kept across days, one confirmation signs them all or none, and what was declared is kept."""

import datetime

import pytest
from django.utils import timezone

from desk.models import Comment, Mark
from references.models import Reference
from review.models import ReviewerProfile, SignOff
from tests.admin_forms import login, page_text
from tests.desk.sittings import (
    CONFIRM,
    PACKET,
    entry_of,
    make_waiting,
    mark,
    marked,
    prefix_of,
    reviewer,
    send_marks,
    sign_marked,
)
from tests.factories import (
    edit,
    make_drug,
    make_organisation,
    make_reference,
    make_result,
    set_by_sql,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve():
    """Who has never declared anything."""
    return login("medical reviewer", "eve", has_declared=False)


def decisions():
    return list(SignOff.objects.order_by("pk").values_list("key", "decision", "reason"))


def test_a_mark_is_kept_and_signs_nothing(eve):
    reference = make_reference()
    response = mark(eve, reference, "reservation", reason="One author is missing.")
    assert response.url == f"{PACKET}?"
    kept = Mark.objects.get()
    assert (kept.key, kept.decision, kept.reason) == ("example2024", "reservation", "One author is missing.")
    assert not SignOff.objects.exists()
    assert entry_of(eve.get(PACKET), reference).mark == kept


def test_a_mark_is_there_in_another_browser_on_another_day(eve):
    reference = make_reference()
    mark(eve, reference)
    assert entry_of(login("medical reviewer", "eve").get(PACKET), reference).mark.decision == "agree"
    assert entry_of(login("medical reviewer", "zoe").get(PACKET), reference).mark is None


def test_leaving_a_record_takes_its_mark_back(eve):
    reference = make_reference()
    mark(eve, reference)
    mark(eve, reference, "")
    assert not Mark.objects.exists()


def test_a_mark_that_is_made_again_unchanged_keeps_its_time(eve):
    reference = make_reference()
    mark(eve, reference)
    before = Mark.objects.get().marked_at
    mark(eve, reference)
    assert Mark.objects.get().marked_at == before


def test_a_mark_is_kept_as_she_goes_by_the_module(eve):
    reference = make_reference()
    response = send_marks(eve, (reference, marked(reference)), **{"X-Requested-With": "fetch"})
    assert response.json() == {"marks": 1}


@pytest.mark.parametrize(
    "spoilt",
    [{"decision": "withdraw"}, {"decision": "nonsense"}, {"digest": "short"}],
    ids=["withdraw", "no", "digest"],
)
def test_what_the_form_could_not_send_is_refused(spoilt, eve):
    reference = make_reference()
    fields = marked(reference) | {f"{prefix_of(reference)}-{name}": value for name, value in spoilt.items()}
    assert send_marks(eve, (reference, fields)).status_code == 400
    assert not Mark.objects.exists()


@pytest.mark.parametrize("name", ["auth.user:1", "nonsense", "references.reference:"])
def test_a_mark_on_what_is_no_record_is_refused(name, eve):
    data = {"record": name, f"{name}-digest": "0" * 64, f"{name}-decision": "agree"}
    assert eve.post(PACKET, data).status_code == 400


def test_one_confirmation_signs_all_that_was_marked(eve):
    first, second, third = make_waiting(3)
    send_marks(
        eve,
        (first, marked(first)),
        (second, marked(second, "reservation", reason="Small.")),
        (third, marked(third, "request_changes", reason="Give the year.")),
    )
    response = sign_marked(eve)
    assert decisions() == [
        ("example2000", "agree", ""),
        ("example2001", "reservation", "Small."),
        ("example2002", "request_changes", "Give the year."),
    ]
    assert not Mark.objects.exists()
    assert [str(message) for message in response.context["messages"]] == ["Signed: 2. Sent back: 1."]


def test_a_mark_on_what_was_changed_since_is_shown_as_outdated_and_not_signed(eve):
    changed, same = make_waiting(2)
    send_marks(eve, (changed, marked(changed, "reservation", reason="Small.")), (same, marked(same)))
    edit(changed, volume="7")
    assert "You marked “agree with reservation” on" in page_text(eve.get(PACKET))
    assert "Not signed: changed since you marked it" in page_text(eve.get(CONFIRM))
    sign_marked(eve)
    assert decisions() == [("example2001", "agree", "")]
    assert [kept.key for kept in Mark.objects.all()] == ["example2000"]


def test_a_record_that_changes_while_she_reads_the_list_is_not_signed(eve):
    reference, other = make_waiting(2)
    send_marks(eve, (reference, marked(reference)), (other, marked(other)))
    listed = eve.get(CONFIRM).context["listed"]
    edit(reference, volume="7")
    response = eve.post(
        CONFIRM,
        {"listed": listed, "password": "pass-word-1234", "credentials": "MD", "interests": "", "is_true": "on"},
    )
    assert "Your marks, or the records, have changed since this page was made." in page_text(response)
    assert not SignOff.objects.exists()


def test_all_are_signed_or_none_and_what_stands_against_it_is_said_by_record(eve):
    good, own, reasonless = make_waiting(3)
    send_marks(eve, (good, marked(good)), (own, marked(own)), (reasonless, marked(reasonless, "dissent")))
    Reference.history.filter(key=own.key).update(history_user=reviewer())
    response = sign_marked(eve)
    assert not SignOff.objects.exists()
    assert Mark.objects.count() == 3
    said = {line.mark.key: objections for line, objections in response.context["lines"]}
    assert said["example2000"] == []
    assert "you wrote part of this" in said["example2001"][0]
    assert "needs a reason" in said["example2002"][0]
    assert "Nothing was signed; all your marks are kept." in page_text(response)


def test_an_error_of_an_evidence_check_stops_the_sitting_until_she_lets_it_pass_with_a_reason(eve):
    result = make_result(estimate="97")
    named = [Reference.objects.get(), result.drug, *result.cohort.trials.all(), result]
    send_marks(eve, *((record, marked(record)) for record in named))
    response = sign_marked(eve)
    (objection,) = [one for _, found in response.context["lines"] for one in found]
    assert "TRIALS-E" in objection
    assert not SignOff.objects.exists()
    checks = {finding.check_id for finding in entry_of(eve.get(PACKET), result).findings if finding.level == "error"}
    mark(eve, result, **{f"override-{check}": "As printed in the paper." for check in checks})
    sign_marked(eve)
    assert SignOff.objects.get(key=result.key).overrides == dict.fromkeys(checks, "As printed in the paper.")


def test_without_her_password_nothing_is_signed(eve):
    mark(eve, make_reference())
    response = sign_marked(eve, password="wrong")
    assert "That is not your password. Nothing was signed; your marks are kept." in page_text(response)
    assert not SignOff.objects.exists()
    assert Mark.objects.count() == 1


def test_a_declaration_must_be_confirmed_before_the_first_signature(eve):
    mark(eve, make_reference())
    response = sign_marked(eve, is_true="")
    assert "Confirm your declaration" in page_text(response)
    assert not SignOff.objects.exists()


def test_what_she_declares_is_kept_and_stored_with_each_signature(eve):
    mark(eve, make_reference())
    sign_marked(eve, interests="Lectures for Example Pharma in 2025.")
    profile = ReviewerProfile.objects.get(user=reviewer())
    assert profile.confirmed_by == reviewer()
    sign_off = SignOff.objects.get()
    assert (sign_off.credentials, sign_off.interests) == ("MD, oncologist", "Lectures for Example Pharma in 2025.")


def test_within_a_year_the_declaration_need_not_be_confirmed_again(eve):
    first, second = make_waiting(2)
    mark(eve, first)
    sign_marked(eve)
    confirmed_at = ReviewerProfile.objects.get().confirmed_at
    mark(eve, second)
    sign_marked(eve, is_true="")
    assert SignOff.objects.count() == 2
    assert ReviewerProfile.objects.get().confirmed_at == confirmed_at


def test_after_a_year_it_must_be_and_so_must_any_change_of_it(eve):
    first, second = make_waiting(2)
    mark(eve, first)
    sign_marked(eve)
    mark(eve, second)
    assert "Confirm your declaration" in page_text(sign_marked(eve, is_true="", interests="Shares."))
    long_ago = timezone.now() - datetime.timedelta(days=366)
    ReviewerProfile.objects.update(confirmed_at=long_ago)
    assert "Confirm your declaration" in page_text(sign_marked(eve, is_true=""))
    assert SignOff.objects.count() == 1


def test_an_interest_in_the_maker_of_the_drug_stands_beside_the_signature(eve):
    maker = make_organisation()
    drug = make_drug(manufacturers=[maker])
    reference = Reference.objects.get()
    send_marks(eve, (drug, marked(drug)), (reference, marked(reference)))
    assert "Shown beside your signature" not in page_text(eve.get(CONFIRM))
    sign_marked(eve, interests="Advisory board.", interested_in=[maker.pk])
    assert dict(SignOff.objects.values_list("key", "interests")) == {
        "exampletinib": "Advisory board; an interest in Example Pharma (exampletinib)",
        "example2024": "Advisory board.",
    }


def test_an_interest_in_the_maker_bears_on_what_is_said_of_the_drug(eve):
    maker = make_organisation()
    make_drug(manufacturers=[maker])
    result = make_result()
    ReviewerProfile.objects.create(user=reviewer(), credentials="MD").interested_in.add(maker)
    mark(eve, result)
    text = page_text(eve.get(CONFIRM))
    assert "Shown beside your signature: an interest in Example Pharma (exampletinib)" in text


def test_on_a_record_s_own_page_too_an_opinion_needs_the_declaration_and_a_withdrawal_does_not(eve):
    reference = make_reference()
    address = f"/admin/references/reference/{reference.pk}/sign/"
    said = {"digest": reference.digest, "decision": "agree", "reason": "", "password": "pass-word-1234"}
    assert "Confirm your credentials and interests first" in page_text(eve.post(address, said))
    assert decisions() == []
    eve.post("/admin/review/declaration/", {"credentials": "MD", "interests": "", "is_true": "on"})
    eve.post(address, said)
    assert list(SignOff.objects.values_list("decision", "credentials")) == [("agree", "MD")]
    zoe = login("medical reviewer", "zoe", has_declared=False)
    zoe.post(address, {**said, "decision": "withdraw", "reason": "Retracted."})
    assert SignOff.objects.count() == 2


def test_a_declaration_is_no_matter_of_who_signs_nothing():
    assert login("contributor").get("/admin/review/declaration/").status_code == 403


def test_a_comment_changes_nothing_and_is_seen_by_all_who_read_the_record(eve):
    reference = make_reference()
    digest = reference.digest
    mark(eve, reference, "", comment="Is this the right year?")
    comment = Comment.objects.get()
    assert (comment.text, comment.written_by, comment.digest) == ("Is this the right year?", reviewer(), digest)
    assert Reference.objects.get().digest == digest
    assert not SignOff.objects.exists()
    zoe = login("medical reviewer", "zoe")
    assert "Is this the right year?" in page_text(zoe.get(PACKET))


def test_a_contributor_leaves_a_comment_and_no_mark():
    reference = make_reference()
    ann = login("contributor", "ann")
    mark(ann, reference, "agree", comment="Seen it.")
    assert [comment.text for comment in Comment.objects.all()] == ["Seen it."]
    assert not Mark.objects.exists()


def test_what_was_deleted_since_is_not_signed(eve):
    reference, other = make_waiting(2)
    send_marks(eve, (reference, marked(reference)), (other, marked(other)))
    Reference.objects.get(pk=reference.pk).delete()
    sign_marked(eve)
    assert decisions() == [("example2001", "agree", "")]


def test_a_record_written_past_the_history_is_refused_at_signing(eve):
    reference = make_reference()
    mark(eve, reference)
    set_by_sql(reference, volume="666")
    response = sign_marked(eve)
    (objections,) = [found for _, found in response.context["lines"]]
    assert "has changed since you read it" in objections[0]
    assert not SignOff.objects.exists()
