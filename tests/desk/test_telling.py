"""Being told by mail: each thing once, to whom it concerns, unless they turned it off; no signature hangs on it."""

import datetime
import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.models import MailPreference, Told
from desk.telling import tell_reviewers
from tests.admin_forms import PASSWORD, change_address, fields_of, login, page_text
from tests.desk.smtp_server import mail_server
from tests.factories import approve, decide, edit, make_reference, make_user

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _own_state(settings, tmp_path):
    settings.VAR_ROOT = tmp_path
    settings.SITE_ADDRESS = "https://ros1.example/"


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Do something as if it were committed; give the mails that it sent, as recipient and subject."""

    def run(action):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return [(one.to, one.subject) for one in mail.outbox[before:]]

    return run


def with_mail(role, name="", **changes):
    user = make_user(role, name)
    user.email, user.is_staff = f"{user.username}@example.org", True
    for field, value in changes.items():
        setattr(user, field, value)
    user.save()
    return user


def turn_off(user, kind):
    MailPreference.objects.update_or_create(user=user, defaults={kind: False})


def command():
    out, err = StringIO(), StringIO()
    try:
        call_command("tell_reviewers", stdout=out, stderr=err)
    except CommandError as error:
        return f"{err.getvalue()}{error}", error.returncode
    return out.getvalue(), 0


def test_a_reviewer_is_told_once_a_day_what_waits_for_them():
    reviewer = with_mail("medical reviewer")
    make_reference()
    make_reference(key="other2023")
    sent, failed = tell_reviewers(TODAY)
    assert ([one.subject for one in sent], failed) == (["2 records wait for your review"], [])
    (one,) = mail.outbox
    assert one.to == ["medical.reviewer@example.org"]
    assert one.body.startswith(
        "medical.reviewer,\n\n2 records wait for your review, the oldest first:\n\n- reference: "
    )
    assert "https://ros1.example/admin/review/packet/?pile=waiting" in one.body
    assert "https://ros1.example/admin/mail/" in one.body
    kept = Told.objects.get()
    assert (kept.user, kept.kind, kept.about, kept.sent_to) == (reviewer, "digest", "2026-11-22", one.to[0])
    assert kept.sent_at is not None


def test_twice_on_a_day_sends_nothing_twice_and_the_next_day_sends_again():
    with_mail("medical reviewer")
    make_reference()
    assert len(tell_reviewers(TODAY)[0]) == 1
    make_reference(key="other2023")
    assert tell_reviewers(TODAY) == ([], [])
    assert len(tell_reviewers(TODAY + datetime.timedelta(days=1))[0]) == 1
    assert [one.subject for one in mail.outbox] == ["1 record waits for your review", "2 records wait for your review"]


def test_nobody_is_told_what_does_not_wait_for_them():
    reviewer = with_mail("medical reviewer")
    with_mail("contributor")
    with_mail("editor")
    make_reference(by=reviewer)
    approve(make_reference(key="other2023"), by=make_user("data manager"))
    assert tell_reviewers(TODAY) == ([], [])


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}, {"is_staff": False}])
def test_who_is_gone_or_has_no_address_is_not_told(change):
    with_mail("medical reviewer", **change)
    make_reference()
    assert tell_reviewers(TODAY) == ([], [])
    assert not Told.objects.exists()


def test_a_long_digest_names_twenty_and_counts_the_rest():
    with_mail("medical reviewer")
    for number in range(22):
        make_reference(key=f"example{number}")
    tell_reviewers(TODAY)
    (one,) = mail.outbox
    assert one.body.count("- reference: ") == 20
    assert "- and 2 more" in one.body


def test_the_digest_takes_the_same_queries_for_1_and_30_records():
    with_mail("medical reviewer")
    make_reference()
    with CaptureQueriesContext(connection) as few:
        tell_reviewers(TODAY)
    for number in range(29):
        make_reference(key=f"example{number}")
    with CaptureQueriesContext(connection) as many:
        tell_reviewers(TODAY + datetime.timedelta(days=1))
    assert [one.subject[:9] for one in mail.outbox] == ["1 record ", "30 record"]
    assert len(many) == len(few) <= 16


def test_the_command_says_whom_it_told(settings):
    with_mail("medical reviewer")
    make_reference()
    assert command() == ("Told medical.reviewer@example.org: 1 record waits for your review\n", 0)
    assert command() == ("Nothing to tell.\n", 0)


def test_authors_are_told_at_once_what_was_sent_back_and_why(told):
    with_mail("contributor")
    first, second = make_reference(), make_reference(key="other2023")
    approve(make_reference(key="fine2022"))

    def send_back():
        for record in (first, second):
            decide(record, "request_changes", reason="Give the table.\nAnd the page.")

    assert told(send_back) == [(["contributor@example.org"], "Changes requested: 1 record")] * 2
    body = mail.outbox[0].body
    assert "medical.reviewer says: Give the table.\nAnd the page." in body
    assert f"https://ros1.example{change_address(first)}" in body
    assert "https://ros1.example/admin/mail/" in body


def test_only_the_authors_are_told_and_never_of_their_own_request(told):
    writer = with_mail("medical reviewer", "ann")
    with_mail("contributor", "bob")
    record = make_reference(by=writer)
    assert told(lambda: decide(record, "request_changes", by=writer, reason="I was wrong.")) == []
    assert told(lambda: decide(record, "request_changes", reason="So it seems.")) == [
        (["ann@example.org"], "Changes requested: 1 record")
    ]


def test_nothing_is_told_of_a_signing_that_was_rolled_back(django_capture_on_commit_callbacks):
    with_mail("contributor")
    record = make_reference()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        decide(record, "request_changes", reason="Give the table.")
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not Told.objects.exists()


def test_editors_are_told_when_the_last_record_is_signed_and_not_before(told):
    with_mail("editor")
    first, second = make_reference(), make_reference(key="other2023")
    assert told(lambda: approve(first)) == []
    assert told(lambda: approve(second)) == [(["editor@example.org"], "All is signed: an edition can be published")]
    assert "https://ros1.example/admin/publication/edition/publish/" in mail.outbox[-1].body
    changed = edit(second, title="Another title")
    assert told(lambda: decide(changed, "request_changes", reason="Why?")) == []
    assert told(lambda: decide(first, "dissent", reason="I doubt it.")) == []


def test_withdrawing_the_last_record_tells_editors_and_withholding_it_does_not(told):
    editor = with_mail("editor")
    record = make_reference()
    assert told(lambda: decide(record, "withhold", by=editor, reason="Dangerous.")) == []
    assert told(lambda: decide(record, "withdraw", reason="Retracted.")) == [
        (["editor@example.org"], "All is signed: an edition can be published")
    ]


@pytest.mark.parametrize(
    ("kind", "role", "act"),
    [
        ("digest", "medical reviewer", lambda record: tell_reviewers(TODAY)),
        ("changes_requested", "contributor", lambda record: decide(record, "request_changes", reason="Why?")),
        ("all_signed", "editor", lambda record: approve(record)),
    ],
)
def test_each_of_the_three_can_be_turned_off_by_itself(told, kind, role, act):
    user = with_mail(role)
    record = make_reference()
    for other in {"digest", "changes_requested", "all_signed"} - {kind}:
        turn_off(user, other)
    assert len(told(lambda: act(record))) == 1
    Told.objects.all().delete()
    turn_off(user, kind)
    assert told(lambda: act(make_reference(key="other2023"))) == []


def test_everybody_has_a_page_of_their_own_to_turn_mail_off():
    client = login("contributor")
    page = client.get("/admin/mail/")
    assert "You have no e-mail address here" in page_text(page)
    assert fields_of(page).keys() >= {"digest", "changes_requested", "all_signed"}
    answer = client.post("/admin/mail/", {"digest": "on"}, follow=True)
    assert "Kept: you will be told of what is ticked, and of nothing else." in page_text(answer)
    kept = MailPreference.objects.get(user__username="contributor")
    assert (kept.digest, kept.changes_requested, kept.all_signed) == (True, False, False)
    assert MailPreference.objects.count() == 1


def test_nobody_reaches_the_page_without_signing_in(client):
    assert client.get("/admin/mail/").url.startswith("/admin/login/")
    assert client.post("/admin/mail/", {}).url.startswith("/admin/login/")
    assert not MailPreference.objects.exists()


def smtp(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = (
        "127.0.0.1",
        port,
        False,
        2,
    )
    settings.EMAIL_HOST_USER = ""


def test_a_real_mail_server_gets_plain_text_and_one_bad_address_stops_no_other(settings):
    with_mail("medical reviewer", "ann", email="refused@example.org")
    with_mail("medical reviewer", "bob")
    make_reference()
    with mail_server() as (port, kept):
        smtp(settings, port)
        said, code = command()
    assert code == 1
    assert said.startswith("Could not tell ann: SMTPRecipientsRefused: ")
    ((recipients, message),) = kept
    assert recipients == ["bob@example.org"]
    assert re.search(r"^Content-Type: text/plain", message, re.MULTILINE)
    assert "Subject: 1 record waits for your review" in message


def test_what_could_not_be_sent_is_noted_shown_and_sent_later(settings, monkeypatch):
    """A signature stands though the mail server is away."""
    with_mail("contributor")
    record = make_reference()
    with mail_server() as (port, _):
        pass
    smtp(settings, port)
    client = login("medical reviewer")
    address = change_address(record).replace("/change/", "/sign/")
    data = fields_of(client.get(address)) | {
        "decision": "request_changes", "reason": "Give the table.", "password": PASSWORD,
    }  # fmt: skip
    with monkeypatch.context() as committed:
        committed.setattr("django.db.transaction.on_commit", lambda act, robust: act())
        client.post(address, data)
    answer = client.get(change_address(record))
    assert [one.decision for one in record.get_sign_offs()] == ["request_changes"]
    assert "But contributor could not be told by mail; it will be tried again." in page_text(answer)
    assert Told.objects.get().problem.startswith("ConnectionRefusedError: ")
    assert "Changes requested: 1 record, to contributor: ConnectionRefused" in page_text(
        login("contributor").get("/admin/mail/")
    )
    assert "Could not be sent" not in page_text(client.get("/admin/mail/")), "it is not hers"
    turn_off(make_user("medical reviewer"), "digest")
    with mail_server() as (port, kept):
        smtp(settings, port)
        assert command() == ("Told contributor@example.org: Changes requested: 1 record\n", 0)
        assert command() == ("Nothing to tell.\n", 0)
    assert [recipients for recipients, _ in kept] == [["contributor@example.org"]]
    sent = Told.objects.get()
    assert (sent.problem, sent.sent_to) == ("", "contributor@example.org")


def test_an_error_in_telling_undoes_no_signature(monkeypatch, caplog, django_capture_on_commit_callbacks):
    monkeypatch.setattr("desk.telling._write_to_authors", lambda sign_offs: 1 / 0)
    record = make_reference()
    with django_capture_on_commit_callbacks(execute=True):
        approve(record)
    assert record.get_sign_offs().count() == 1
    assert "ZeroDivisionError" in caplog.text


def test_the_database_holds_what_told_promises():
    user = make_user()
    values = {"user": user, "kind": "digest", "about": "2026-11-22", "subject": "x", "text": "x"}
    Told.objects.create(**values)
    for wrong, constraint in (
        (values, "UNIQUE"),
        ({**values, "about": "2026-11-23", "sent_at": timezone.now()}, "told_sent_at_with_to"),
        ({**values, "about": "2026-11-23", "sent_to": "a@example.org"}, "told_sent_at_with_to"),
        ({**values, "kind": "rumour"}, "told_kind_known"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Told.objects.create(**wrong)
    Told.objects.create(**{**values, "about": "2026-11-23"}, sent_at=timezone.now(), sent_to="a@example.org")
