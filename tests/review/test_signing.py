from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from review.actions import (
    BlockedByChecks,
    ContentChanged,
    Mark,
    NoReason,
    NotDeclared,
    NotYourRole,
    ReasonMissing,
    find_objections,
    save_record,
    sign,
    sign_all,
)
from review.choices import Decision, State
from review.content import sha256
from review.models import ReviewerProfile, SignOff
from review.rules import approvals_needed, may_decide
from review.standing import judge
from tests.factories import (
    approve,
    approve_with_sources,
    decide,
    declared,
    digest_of,
    edit,
    make_approval,
    make_drug,
    make_organisation,
    make_reference,
    make_result,
    make_user,
    the_reference,
)

pytestmark = pytest.mark.django_db

ROLES = ("contributor", "medical reviewer", "data manager", "editor", "administrator")
BIBLIOGRAPHIC = ("references.reference", "trials.trial", "drugs.fusionpartner")
CLINICAL = (
    "drugs.drug",
    "drugs.approval",
    "drugs.guidelinelisting",
    "drugs.resistancemutation",
    "trials.efficacyresult",
    "trials.sensitivity",
    "algorithm.decisionnode",
    "pages.section",
    "pages.statement",
    "pages.correction",
)
REVIEWING = ("agree", "reservation", "dissent", "request_changes", "withdraw")


def state(record):
    return judge(record.get_sign_offs()).state(digest_of(record))


@pytest.mark.parametrize(
    ("kinds", "decisions", "roles"),
    [
        (BIBLIOGRAPHIC, REVIEWING, {"medical reviewer", "data manager"}),
        (CLINICAL, REVIEWING, {"medical reviewer"}),
        (BIBLIOGRAPHIC, ["withhold"], {"editor"}),
        (CLINICAL, ["withhold"], {"editor"}),
    ],
)
def test_who_may_decide_what(kinds, decisions, roles):
    users = {role: make_user(role) for role in ROLES}
    for kind in kinds:
        for decision in decisions:
            may = {role for role, user in users.items() if may_decide(user, kind, Decision(decision))}
            assert may == roles, (kind, decision)


def test_nobody_has_a_medical_right_by_being_superuser_or_after_leaving():
    superuser = make_user("", "root", is_superuser=True, is_staff=True)
    gone = [make_user(role, f"former {role}", is_active=False) for role in ROLES]
    for user in (superuser, AnonymousUser(), *gone):
        may = [(kind, one) for kind in (*BIBLIOGRAPHIC, *CLINICAL) for one in Decision if may_decide(user, kind, one)]
        assert may == [], user


def test_a_sign_off_says_all_that_there_is_to_say():
    drug = make_drug(by=make_user("contributor", "ann", first_name="Ann", last_name="Example"))
    reviewer = make_user("medical reviewer", "eve", first_name="Eve", last_name="Example")
    profile = ReviewerProfile.objects.create(user=reviewer, credentials="MD, oncologist", interests="Lectures.")
    profile.interested_in.add(make_organisation())
    approve(the_reference())
    sign_off = decide(drug, "reservation", by=reviewer, reason="  One source only. ")
    stored = SignOff.objects.get(pk=sign_off.pk)
    assert (stored.record_kind, stored.key, stored.decision) == ("drugs.drug", "exampletinib", "reservation")
    assert stored.content.encode() == drug.build_content().canonical_bytes()
    assert stored.digest == sha256(stored.content.encode()) == drug.digest
    assert (stored.reason, stored.authors, stored.overrides) == ("One source only.", ["Ann Example"], {})
    assert (stored.signed_by, stored.signer_name) == (reviewer, "Eve Example")
    assert (stored.credentials, stored.interests) == ("MD, oncologist", "Lectures.")
    assert (stored.approvals_needed, stored.is_demonstration) == (1, False)


def test_a_later_change_of_the_profile_changes_no_sign_off():
    reviewer = make_user("medical reviewer")
    profile = ReviewerProfile.objects.create(user=reviewer, credentials="MD")
    approve(make_reference())
    profile.credentials = "Professor"
    profile.save()
    assert SignOff.objects.get().credentials == "MD"


def test_nobody_gives_an_opinion_that_readers_see_without_a_declaration_of_the_last_year():
    reference, eve = make_reference(), make_user("medical reviewer", "eve")
    profile = ReviewerProfile.objects.create(user=eve, credentials="MD")
    now = timezone.now()
    zoe = make_user("medical reviewer", "zoe")
    for values in ((None, None), (now - timedelta(days=366), eve), (now, zoe)):
        profile.confirmed_at, profile.confirmed_by = values
        profile.save()
        for decision in ("agree", "reservation", "dissent"):
            mark = Mark(reference, digest_of(reference), Decision(decision), "An example.")
            with pytest.raises(NotDeclared, match="Confirm them on the page “What you declare”"):
                sign_all([mark], by=eve)
            ((_, objection),) = find_objections([mark], by=eve)
            assert isinstance(objection, NotDeclared)
    assert SignOff.objects.count() == 0
    profile.confirmed_at, profile.confirmed_by = now - timedelta(days=364), eve
    profile.save()
    assert sign(reference, by=eve, digest=digest_of(reference)).credentials == "MD"


def test_taking_something_from_readers_and_sending_it_back_wait_for_no_declaration():
    reference, eve = make_reference(), make_user("medical reviewer", "eve")
    for signer, decision in ((eve, "request_changes"), (make_user("editor"), "withhold"), (eve, "withdraw")):
        sign(reference, by=signer, digest=digest_of(reference), decision=Decision(decision), reason="An example.")
    assert not ReviewerProfile.objects.exists()


def test_what_has_changed_since_it_was_read_cannot_be_decided_on():
    reference = make_reference()
    read = digest_of(reference)
    edit(reference, volume="2")
    for decision in Decision:
        with pytest.raises(ContentChanged, match="has changed since you read it"):
            sign(reference, by=make_user("medical reviewer"), digest=read, decision=decision, reason="An example.")
    with pytest.raises(ContentChanged):
        sign(reference, by=make_user("medical reviewer"), digest="0" * 64)
    assert SignOff.objects.count() == 0


def test_the_copy_that_a_form_holds_decides_nothing():
    """What is signed is what the database says, whatever was typed onto the object meanwhile."""
    reference = make_reference()
    digest = digest_of(reference)
    reference.title, reference.key = "Sampletinib cures all", "other2024"
    sign_off = sign(reference, by=declared(make_user("medical reviewer")), digest=digest)
    assert (sign_off.key, sign_off.digest) == ("example2024", digest)
    assert "Sampletinib" not in sign_off.content


def test_what_was_deleted_meanwhile_cannot_be_signed():
    reference = make_reference()
    mark = Mark(reference, digest_of(reference))
    type(reference).objects.get().delete()
    with pytest.raises(ContentChanged, match="has been deleted since you read it"):
        sign_all([mark], by=make_user("medical reviewer"))


@pytest.mark.parametrize("decision", ["reservation", "dissent", "request_changes", "withdraw"])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_every_decision_but_a_plain_agreement_needs_a_reason(decision, reason):
    with pytest.raises(ReasonMissing, match="needs a reason that others can follow"):
        decide(make_reference(), decision, reason=reason)


def test_withholding_needs_a_reason():
    with pytest.raises(ReasonMissing):
        decide(make_reference(), "withhold", by=make_user("editor"))


def test_a_decision_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="applaud"):
        decide(make_reference(), "applaud", reason="An example.")


@pytest.mark.parametrize("role", ["contributor", "editor", "administrator", "data manager"])
def test_who_has_not_the_role_cannot_sign(role):
    drug = make_drug(by=make_user("contributor", "ann"))
    with pytest.raises(NotYourRole, match="Your role does not decide “agree” on drugs"):
        approve(drug, by=make_user(role, "bob"))


def test_a_reviewer_cannot_withhold_and_an_editor_cannot_bring_back():
    approve(make_reference())
    with pytest.raises(NotYourRole, match="“withhold”"):
        decide(the_reference(), "withhold", reason="Dangerous.")
    decide(the_reference(), "withhold", by=make_user("editor"), reason="Dangerous.")
    with pytest.raises(NotYourRole):
        approve(the_reference(), by=make_user("editor"))
    assert state(the_reference()) == State.WITHHELD
    approve(the_reference())
    assert state(the_reference()) == State.APPROVED


def test_an_error_of_a_check_blocks_and_says_what_is_wrong():
    result = make_result(responders_n=55)
    approve_with_sources(result.drug, *result.cohort.trials.all())
    with pytest.raises(BlockedByChecks, match="TRIALS-E02") as blocked:
        approve(result)
    assert [(one.check_id, one.key) for one in blocked.value.findings] == [("TRIALS-E02", result.key)]
    assert state(result) == State.DRAFT


def test_a_warning_does_not_block():
    (sign_off,) = approve(make_reference(verification="unchecked", doi="", doi_check=""))
    assert sign_off.decision == "agree"


@pytest.mark.parametrize("overrides", [{"TRIALS-E02": " "}, {"TRIALS-E01": "Other check."}, {"trials-e02": "Case."}])
def test_an_override_is_of_the_check_that_objects_and_has_a_reason(overrides):
    result = make_result(responders_n=55)
    approve_with_sources(result.drug, *result.cohort.trials.all())
    with pytest.raises(BlockedByChecks):
        approve(result, overrides=overrides)


def test_an_override_with_reason_lets_pass_and_is_kept_with_the_signature():
    result = make_result(responders_n=55)
    approve_with_sources(result.drug, *result.cohort.trials.all())
    (sign_off,) = approve(result, overrides={"TRIALS-E02": " So it is printed. "})
    assert sign_off.overrides == {"TRIALS-E02": "So it is printed."}


def test_an_override_of_what_no_check_found_is_not_kept():
    """It would tell readers of an error that there is not, and let one pass that nobody has seen yet."""
    (sign_off,) = approve(make_reference(), overrides={"PUBLICATION-E02": "In case."})
    assert sign_off.overrides == {}


def test_blocking_decisions_ask_no_check():
    result = make_result(responders_n=55)
    assert decide(result, "request_changes", reason="55 of 71 is 77%.").decision == "request_changes"


def test_all_marks_are_taken_or_none():
    first, second = make_reference(), make_reference(key="other2024")
    marks = [Mark(first, digest_of(first)), Mark(second, "0" * 64)]
    with pytest.raises(ContentChanged):
        sign_all(marks, by=declared(make_user("medical reviewer")))
    blocked = make_drug(citations=[])
    with pytest.raises(BlockedByChecks):
        approve(first, blocked)
    assert SignOff.objects.count() == 0


def test_records_that_name_each_other_are_signed_together():
    drug = make_drug()
    with pytest.raises(BlockedByChecks, match="PUBLICATION-E02"):
        approve(drug)
    assert len(approve(drug, the_reference())) == 2


def test_two_are_needed_for_an_approval_once_an_edition_stands(settings):
    assert approvals_needed("drugs.approval") == 1
    settings.REVIEW_HAS_EDITION = "tests.review.test_signing.there_is_an_edition"
    assert {kind: approvals_needed(kind) for kind in ("drugs.approval", "algorithm.decisionnode")} == {
        "drugs.approval": 2,
        "algorithm.decisionnode": 2,
    }
    assert approvals_needed("trials.efficacyresult") == 1
    approval = make_approval()
    approve_with_sources(approval.drug)
    approve(approval)
    approve(approval)
    assert state(approval) == State.DRAFT
    approve(approval, by=make_user("medical reviewer", "second"))
    assert state(approval) == State.APPROVED


def there_is_an_edition():
    return True


def test_what_one_approved_before_the_first_edition_stays_approved(settings):
    approval = make_approval()
    approve_with_sources(approval)
    settings.REVIEW_HAS_EDITION = "tests.review.test_signing.there_is_an_edition"
    assert state(approval) == State.APPROVED
    approve(approval)
    assert state(approval) == State.APPROVED


def test_the_key_of_a_signed_record_is_fixed():
    reference = make_reference()
    edit(reference, key="draft2024")
    approve(reference.__class__.objects.get())
    with pytest.raises(ValidationError, match="“draft2024” is signed, so its key is fixed"):
        edit(reference, key="other2024")


def test_nothing_is_written_without_a_reason():
    with pytest.raises(NoReason, match="Say why"):
        save_record(make_reference(), by=make_user(), reason="  ")
