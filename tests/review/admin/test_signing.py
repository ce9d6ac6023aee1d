"""Signing in the admin: what is shown is what is signed, and every objection is a sentence on the page."""

import pytest

from review.admin.looking import look_at
from review.choices import State
from review.models import SignOff
from tests.admin_forms import PASSWORD, change_address, fields_of, login, page_text
from tests.factories import (
    approve_with_sources,
    digest_of,
    edit,
    make_drug,
    make_reference,
    make_result,
    make_user,
    set_by_sql,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return login("medical reviewer")


@pytest.fixture
def drug():
    """A drug whose sources are approved, itself a draft."""
    approve_with_sources(make_reference())
    return make_drug()


def sign(client, record, **changes):
    """Open the page, fill in a plain agreement with the right password unless told otherwise, send it."""
    address = change_address(record, "sign")
    data = {**fields_of(client.get(address)), "decision": "agree", "password": PASSWORD, **changes}
    return client.post(address, data)


def objections(response):
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


def test_the_page_shows_exactly_the_content_that_would_be_signed(reviewer, drug):
    response = reviewer.get(change_address(drug, "sign"))
    assert [(shown.name, shown.lines) for shown in response.context["look"].shown] == [
        ("key", ("exampletinib",)),
        ("origin", ("a primary source",)),
        ("verification", ("checked against the source",)),
        ("citations", ("reference: example2024",)),
        ("kind", ("medicine",)),
        ("inn", ("exampletinib",)),
        ("cns_activity", ("not stated",)),
    ]
    assert fields_of(response)["digest"] == [digest_of(drug)]
    assert "https://doi.org/10.1000/example2024" in response.content.decode()


def test_a_signature_covers_what_was_shown(reviewer, drug):
    response = sign(reviewer, drug)
    assert response.status_code == 302
    sign_off = drug.get_sign_offs().get()
    assert (sign_off.digest, sign_off.decision, sign_off.signed_by) == (
        digest_of(drug),
        "agree",
        make_user("medical reviewer"),
    )
    assert look_at(drug, make_user("medical reviewer")).state == State.APPROVED


def test_a_reservation_with_its_reason_is_kept_beside_the_signature(reviewer, drug):
    sign(reviewer, drug, decision="reservation", reason="Name to be checked.")
    assert drug.get_sign_offs().get().reason == "Name to be checked."


def test_a_wrong_password_signs_nothing_and_loses_nothing(reviewer, drug):
    response = sign(reviewer, drug, decision="reservation", reason="Careful.", password="guess")
    assert objections(response) == {"password": ["That is not your password. Nothing was signed."]}
    assert (fields_of(response)["reason"], fields_of(response)["decision"]) == (["Careful."], ["reservation"])
    assert not drug.get_sign_offs().exists()


def test_a_decision_without_its_reason_says_so(reviewer, drug):
    response = sign(reviewer, drug, decision="request_changes")
    assert objections(response) == {
        "__all__": ["exampletinib: “request changes” needs a reason that others can follow."]
    }


def test_content_that_changed_meanwhile_is_shown_anew_and_nothing_is_signed(reviewer, drug):
    address = change_address(drug, "sign")
    data = {**fields_of(reviewer.get(address)), "decision": "agree", "password": PASSWORD, "reason": "typed"}
    edit(drug, drug_class="type II")
    response = reviewer.post(address, data)
    assert objections(response) == {
        "__all__": ["exampletinib has changed since you read it. Read it again before you decide."]
    }
    assert not drug.get_sign_offs().exists()
    came_back = fields_of(response)
    assert (came_back["digest"], came_back["reason"]) == ([digest_of(drug)], ["typed"])
    assert "type II" in page_text(response)


def test_nobody_signs_what_they_wrote_and_is_told_before_trying(drug):
    client = login("medical reviewer", "author")
    edit(drug, by=make_user("medical reviewer", "author"), drug_class="type II")
    page = client.get(change_address(drug))
    said = "You cannot sign this: You wrote part of this, so someone else must sign it. Who could:"
    assert f"{said} medical.reviewer." in page_text(page)
    make_user("medical reviewer").groups.clear()
    make_user("data manager", "dana")
    nobody = "nobody yet: a reviewer who did not write it is needed."
    assert f"{said} {nobody}" in page_text(client.get(change_address(drug)))
    response = sign(client, drug)
    assert objections(response) == {"decision": ["That decision is not open to you here."]}
    assert not drug.get_sign_offs().exists()


def test_a_record_of_unknown_author_is_signed_by_nobody(reviewer, drug):
    set_by_sql(drug, drug_class="slipped in")
    page = reviewer.get(change_address(drug))
    assert "The row is not what its history says." in page_text(page)
    assert objections(sign(reviewer, drug)) == {"decision": ["That decision is not open to you here."]}


def test_a_data_manager_signs_references_and_no_drugs(drug):
    client = login("data manager", "another")
    assert sign(client, make_reference(key="other2025")).status_code == 302
    assert client.get(change_address(drug, "sign")).status_code == 403


def test_an_editor_withholds_and_approves_nothing(drug):
    approve_with_sources(drug)
    client = login("editor")
    decisions = [
        choice.decision for choice in client.get(change_address(drug, "sign")).context["look"].choices if choice.is_open
    ]
    assert decisions == ["withhold"]
    sign(client, drug, decision="withhold", reason="Dangerous.")
    assert look_at(drug, make_user("editor")).state == State.WITHHELD


def test_an_error_of_a_check_blocks_until_it_is_let_pass_with_a_reason(reviewer):
    result = make_result(responders_n=50)
    approve_with_sources(result.drug, result.cohort.trials.get())
    page = reviewer.get(change_address(result, "sign"))
    errors = sorted({finding.check_id for finding in page.context["findings"] if finding.level == "error"})
    assert errors
    blocked = sign(reviewer, result)
    assert not result.get_sign_offs().exists()
    assert errors[0] in objections(blocked)["__all__"][0]
    reasons = {f"override-{check_id}": "As printed in the abstract." for check_id in errors}
    sign(reviewer, result, **reasons)
    assert result.get_sign_offs().get().overrides == dict.fromkeys(errors, "As printed in the abstract.")


def test_what_changed_since_approval_is_shown(reviewer, drug):
    approve_with_sources(drug, by=make_user("medical reviewer"))
    edit(drug, drug_class="type II inhibitor")
    changes = reviewer.get(change_address(drug, "sign")).context["look"].changes
    assert [(change.label, change.before, change.after) for change in changes] == [
        ("class", (), ("type II inhibitor",))
    ]


def test_the_panel_says_who_wrote_and_who_approved(reviewer, drug):
    sign(reviewer, drug)
    text = page_text(reviewer.get(change_address(drug)))
    assert "✓ approved Written by contributor On this content medical.reviewer: agree" in text
    assert "Read and decide again" in text
    assert digest_of(drug)[:12] in text


def test_a_contributor_sees_the_state_and_no_button(drug):
    text = page_text(login("contributor").get(change_address(drug)))
    assert "○ draft" in text
    assert "You cannot sign this: Only a medical reviewer may do this." in text
    assert "Read and sign" not in text


def test_a_second_signature_of_the_same_form_is_harmless(reviewer, drug):
    sign(reviewer, drug)
    sign(reviewer, drug)
    assert SignOff.objects.for_record("drugs.drug", "exampletinib").count() == 2
    assert look_at(drug, make_user("medical reviewer")).state == State.APPROVED
