"""The emergency brake: one claim is taken from readers at once, and nothing else changes."""

import fcntl
import threading

import pytest
from django.urls import reverse

from publication import actions, streaming
from publication.actions import NotAnEditor, NotPublished, NumberInReason, withhold_and_publish
from publication.models import Edition
from publication.rendering.html import render_pages
from publication.serving.bundle import bundle_name
from publication.serving.current import Current, read_current
from publication.verification import find_problems
from review.actions import CannotSign
from review.choices import Decision, State
from review.models import SignOff
from tests.admin_forms import PASSWORD, change_address, login, page_text
from tests.factories import (
    approve,
    approve_with_sources,
    decide,
    edit,
    make_drug,
    make_node,
    make_result,
    make_sensitivity,
    make_statement,
    make_user,
    the_action,
    the_drug,
    the_mutation,
    the_reference,
    the_section,
    the_trial,
)
from tests.publication.editing import change_something, publish_now, render_in_little, sign_something

pytestmark = pytest.mark.django_db

REASON = "The dose is wrong."


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)


def pull(record, **changes):
    return withhold_and_publish(record, **{"by": make_user("editor"), "reason": REASON, **changes})


def address(record) -> str:
    return reverse("withhold", args=[record.record_kind(), record.key])


def test_a_number_in_the_reason_stops_the_brake_also_where_the_record_is_withheld_already():
    statement = sign_something()
    publish_now()
    decide(statement, "withhold", by=make_user("editor"), reason=REASON)
    with pytest.raises(NumberInReason, match="“72%”: leave numbers out of the reason"):
        pull(statement, reason="It is 72%.")
    assert Edition.objects.count() == 1


def test_the_edition_differs_in_just_this_claim_and_tells_why(editions_root):
    statement = sign_something()
    approve_with_sources(make_drug())
    before = publish_now().get_document()
    edition = pull(statement)
    after = edition.get_document()
    (stone,) = after.tombstones
    assert (stone.key, stone.state, stone.reason, stone.decided_by) == ("overview-01", State.WITHHELD, REASON, "editor")
    assert (stone.section, stone.position) == ("overview", 1)
    assert [(one.change, one.key, one.reason) for one in after.changes] == [("withheld", "overview-01", REASON)]
    assert after.statements == ()
    same = {"edition", "statements", "tombstones", "changes"}
    assert after.model_dump(exclude=same) == before.model_dump(exclude=same)
    assert read_current(editions_root) == Current(2, bundle_name(2, edition.digest))


def test_the_edition_says_what_it_is_of_the_same_knowledge_by_another_hand():
    statement = sign_something()
    publish_now(as_of="2026-11-20", by=make_user("editor", "edda"))
    edition = pull(statement)
    header = edition.get_document().edition
    summary = "Withheld: statement overview-01. Reason: The dose is wrong."
    assert (header.number, header.as_of, header.summary, header.published_by) == (2, "2026-11-20", summary, "editor")
    assert (edition.as_of, edition.summary, edition.published_by.username) == ("2026-11-20", summary, "editor")
    assert header.sign_off_digest == SignOff.objects.get_latest().chain_digest


def test_what_was_approved_meanwhile_waits_for_the_next_edition():
    statement = sign_something()
    publish_now()
    approve_with_sources(make_drug())
    edit(the_reference(), title="Another title")
    approve(the_reference())
    document = pull(statement).get_document()
    assert (document.drugs, document.references[0].content.title) == ((), "Exampletinib in ROS1+ NSCLC")
    changed = publish_now().get_document().changes
    assert [(one.change, one.key) for one in changed] == [("changed", "example2024"), ("added", "exampletinib")]


def test_what_was_withdrawn_meanwhile_is_not_published_once_more():
    statement = sign_something()
    drug = make_drug()
    approve_with_sources(drug)
    publish_now()
    decide(drug, "withdraw", reason="Another drug.")
    after = pull(statement).get_document()
    assert (after.drugs, after.statements) == ((), ())
    assert [(stone.key, stone.state) for stone in after.tombstones] == [
        ("exampletinib", State.WITHDRAWN),
        ("overview-01", State.WITHHELD),
    ]


def test_no_error_elsewhere_holds_it_up():
    start = make_node()
    approve_with_sources(start)
    statement = sign_something()
    publish_now()
    edit(the_reference(), is_retracted=True)
    approve(the_reference())
    with pytest.raises(actions.BlockedByChecks):
        publish_now()
    assert pull(statement).number == 2
    assert pull(start).number == 3


def test_the_notice_stands_in_its_place_with_the_reason():
    statement = sign_something()
    publish_now()
    page = dict(render_pages(pull(statement).get_document()))["index.html"].decode()
    section = page.partition('id="overview"')[2].partition("</section>")[0]
    assert "withheld" in section.lower()
    assert REASON in section


def test_only_a_reviewers_signature_brings_it_back():
    statement = sign_something()
    publish_now()
    pull(statement)
    assert publish_now().get_document().statements == ()
    with pytest.raises(CannotSign):
        decide(statement, by=make_user("editor"))
    with pytest.raises(CannotSign):
        decide(statement, by=make_user("contributor"))
    assert publish_now().get_document().statements == ()
    approve(statement)
    document = publish_now().get_document()
    assert ([one.content.key for one in document.statements], document.tombstones) == (["overview-01"], ())


def test_the_chain_and_the_edition_hold_after_it():
    statement = sign_something()
    publish_now()
    pull(statement)
    assert list(find_problems()) == []


def test_only_who_publishes_may_and_then_nothing_is_signed():
    statement = sign_something()
    publish_now()
    for role in ("contributor", "medical reviewer", "data manager", "administrator"):
        with pytest.raises(NotAnEditor):
            pull(statement, by=make_user(role))
    assert not SignOff.objects.filter(decision=Decision.WITHHOLD).exists()


def test_it_needs_a_reason():
    statement = sign_something()
    publish_now()
    with pytest.raises(CannotSign):
        pull(statement, reason=" ")
    assert Edition.objects.count() == 1


def test_what_readers_do_not_have_cannot_be_taken_from_them():
    statement = sign_something()
    publish_now()
    with pytest.raises(NotPublished):
        pull(make_drug())
    pull(statement)
    with pytest.raises(NotPublished):
        pull(statement)
    assert SignOff.objects.filter(decision=Decision.WITHHOLD).count() == 1


def test_a_claim_that_is_withheld_but_still_before_readers_is_only_published():
    statement = sign_something()
    publish_now()
    decide(statement, "withhold", by=make_user("editor"), reason="Look at once.")
    (stone,) = pull(statement).get_document().tombstones
    assert stone.reason == "Look at once."
    assert SignOff.objects.filter(decision=Decision.WITHHOLD).count() == 1


def test_pulled_once_more_after_it_was_interrupted_it_is_finished(monkeypatch):
    statement = sign_something()
    publish_now()
    monkeypatch.setattr(actions, "_turn_to", lambda edition: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pull(statement)
    monkeypatch.undo()
    monkeypatch.setattr(actions, "render_site", render_in_little)
    assert pull(statement).number == 2
    assert Edition.objects.count() == 2


def test_an_interrupted_brake_is_not_taken_for_all_that_is_signed(monkeypatch):
    statement = sign_something()
    publish_now()
    approve_with_sources(make_drug())
    monkeypatch.setattr(actions, "_turn_to", lambda edition: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pull(statement)
    monkeypatch.undo()
    monkeypatch.setattr(actions, "render_site", render_in_little)
    edition = publish_now()
    assert (edition.number, [one.content.key for one in edition.get_document().drugs]) == (3, ["exampletinib"])


def test_it_waits_for_a_publication_that_is_under_way(editions_root):
    statement = sign_something()
    publish_now()
    lock = (editions_root / ".lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    threading.Timer(0.5, lock.close).start()
    assert pull(statement).number == 2


def test_a_publication_under_way_stops_because_it_was_signed(monkeypatch):
    statement = sign_something()
    publish_now()
    changed = change_something(statement)

    def withhold_while_rendering(document, earlier=()):
        decide(changed, "withhold", by=make_user("editor"), reason=REASON)
        yield from render_in_little(document, earlier)

    monkeypatch.setattr(actions, "render_site", withhold_while_rendering)
    with pytest.raises(actions.SignedMeanwhile):
        publish_now()


@pytest.mark.parametrize(
    "which", [the_drug, the_trial, the_mutation, the_reference, the_section, the_action, make_result, make_sensitivity]
)
def test_whatever_is_withheld_the_pages_can_be_drawn(which):
    result = make_result() if which is not make_result else which()
    sensitivity = make_sensitivity(evidence_type="clinical", efficacy_result=result)
    text = (
        f"{{{{ drug:exampletinib }}}} {{{{ result:{result.key} }}}} {{{{ mutation:G2032R }}}} "
        "{{ drugs:approved-US }} {{ count:approved-US }}"
    )
    everything = [make_statement(text=text), make_node(), the_trial(), sensitivity]
    approve_with_sources(*everything)
    publish_now()
    record = {make_result: lambda: result, make_sensitivity: lambda: sensitivity}.get(which, which)()
    document = pull(record).get_document()
    assert [stone.key for stone in document.tombstones] == [record.key]
    assert dict(render_pages(document))["index.html"]


def test_the_page_says_what_readers_have_and_what_stays():
    drug = make_drug()
    approve_with_sources(make_statement(text="{{ drug:exampletinib }} works."), drug)
    publish_now()
    make_result()
    text = page_text(login("editor").get(address(drug)))
    assert "Readers have this in edition 1: exampletinib" in text
    assert "statement overview-01" in text
    assert "trials.efficacyresult" not in text
    assert "Only a reviewer's signature brings it back." in text


def test_it_takes_two_clicks_from_the_record():
    statement = sign_something()
    publish_now()
    page = login("editor").get(change_address(statement)).content.decode()
    assert f'href="{address(statement)}"' in page
    assert b"Withhold and publish now" in login("editor").get(address(statement)).content
    assert address(statement) not in login("medical reviewer").get(change_address(statement)).content.decode()


@pytest.mark.parametrize("role", ["contributor", "medical reviewer", "data manager", "administrator"])
def test_others_do_not_get_the_page(role):
    statement = sign_something()
    publish_now()
    assert login(role).get(address(statement)).status_code == 403
    assert login(role).post(address(statement), {"reason": REASON, "password": PASSWORD}).status_code == 403
    assert Edition.objects.count() == 1


def test_nobody_gets_there_without_signing_in(client):
    statement = sign_something()
    assert client.get(address(statement)).url == f"/admin/login/?next={address(statement)}"


@pytest.mark.parametrize("path", ["drugs.nosuchkind/exampletinib", "drugs.drug/nosuchtinib"])
def test_what_is_not_there_is_not_found(path):
    assert login("editor").get(f"/admin/publication/withhold/{path}/").status_code == 404


def test_what_readers_do_not_have_is_said_so():
    drug = make_drug()
    response = login("editor").get(address(drug))
    assert "Readers do not have this record: there is nothing to take from them." in page_text(response)
    assert b"Withhold and publish now" not in response.content


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ({"reason": " ", "password": PASSWORD}, "reason", "Say why: it is what readers get in its place."),
        (
            {"reason": "It is 72%.", "password": PASSWORD},
            "reason",
            "“72%”: leave numbers out of the reason: nobody has signed them here. "
            "The record shows each number with who signed it.",
        ),
        ({"reason": REASON, "password": "wrong"}, "password", "That is not your password. Nothing was withheld."),
        ({"reason": REASON}, "password", "Enter your password: it is what makes this your signature."),
    ],
)
def test_without_reason_and_password_nothing_happens(answers, field, message):
    statement = sign_something()
    publish_now()
    response = login("editor").post(address(statement), answers)
    assert response.context["form"].errors == {field: [message]}
    assert Edition.objects.count() == 1


class AtOnce:
    """Stands for a thread, so that what it does stays within the test's transaction."""

    def __init__(self, target, args, name):
        self.start = lambda: target(*args)
        self.join = lambda: None


def test_one_confirmation_signs_and_publishes_and_tells_each_step(monkeypatch):
    statement = sign_something()
    publish_now()
    monkeypatch.setattr(streaming.threading, "Thread", AtOnce)
    response = login("editor").post(address(statement), {"reason": REASON, "password": PASSWORD})
    page = b"".join(response.streaming_content).decode()
    steps = [
        "Signed: overview-01 is withheld",
        "Assembled edition 2",
        "Edition 2 is current",
        "Published as edition 2.",
    ]
    assert [step for step in steps if step in page] == steps
    assert [one.key for one in Edition.objects.get(number=2).get_document().tombstones] == ["overview-01"]


def test_what_stops_it_is_a_sentence_on_the_page(monkeypatch):
    statement = sign_something()
    publish_now()
    monkeypatch.setattr(streaming.threading, "Thread", AtOnce)
    monkeypatch.setattr("review.actions.may_decide", lambda *arguments: False)
    response = login("editor").post(address(statement), {"reason": REASON, "password": PASSWORD})
    page = b"".join(response.streaming_content).decode()
    assert "<strong>Not published.</strong> Your role does not decide “withhold” on statements." in page
    assert Edition.objects.count() == 1
