"""A reader reports a problem: without an account, a cookie or a trace of anything but what was written."""

import html
import time
from io import StringIO
from smtplib import SMTPSenderRefused

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk import report_views
from desk.models import CountedReport, ProblemReport
from desk.posting import name_failure
from desk.report_about import About
from desk.report_forms import LONGEST
from publication.document import TABLES
from publication.on_request import library
from publication.rendering.book import Book
from publication.value_words import without
from tests.desk.report_form import FIRST, LONG_ENOUGH, SECOND, STATEMENT, hidden, open_form, send, write_editions
from tests.desk.smtp_server import mail_server
from tests.publication import bundles, documents
from tests.publication.site_pages import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Let time pass."""
    gone = [0.0]
    started = time.time()
    monkeypatch.setattr("desk.report_guard.time.time", lambda: started + gone[0])

    def pass_by(seconds):
        gone[0] += seconds

    return pass_by


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Two editions, which no test here changes."""
    root = tmp_path_factory.mktemp("published")
    write_editions(root)
    return root


@pytest.fixture
def client(published, settings):
    settings.EDITIONS_ROOT = published
    cache.clear()
    return Client(enforce_csrf_checks=True)


def text(response):
    return parse(response.content).text


def filled_in(client, later, query=f"?about={STATEMENT}&edition=2", after=LONG_ENOUGH):
    given = open_form(client, query)
    later(after)
    return given


def test_the_addresses_have_names():
    assert [reverse("report"), reverse("report-received"), reverse("report-in-edition", args=[1])] == [
        "/report/",
        "/report/received/",
        "/editions/1/report/",
    ]


@pytest.mark.parametrize("address", ["/report/", f"/report/?about={STATEMENT}&edition=1", "/editions/1/report/"])
def test_the_form_asks_for_no_patient_gives_no_advice_and_sets_no_cookie(client, address):
    response = client.get(address)
    page = parse(response.content)
    assert (page.errors, page.open_tags, dict(response.cookies)) == ([], [], {})
    assert "No data of a patient, please" in page.text
    assert "turn to the treating team" in page.text
    assert (response.headers["Cache-Control"], response.headers["X-Robots-Tag"]) == ("no-store", "noindex")


def test_the_contact_is_named_where_there_is_one(client, settings):
    assert "Other questions" not in text(client.get("/report/"))
    settings.SITE_CONTACT = "editors@ros1.example"
    library._open.cache_clear()
    assert "Other questions: editors@ros1.example" in text(client.get("/report/"))
    library._open.cache_clear()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?about=pages.statement:overview-02&edition=2", "About this, as published in edition 2: Few data exist."),
        (
            "?about=trials.efficacyresult:exampletinib-examine-1-naive-orr&edition=1",
            "About this, as published in edition 1, which is no longer current: exampletinib: overall response rate, "
            "TKI-naive NSCLC: 79% (56/71), 95% CI 68–88,",
        ),
        (
            "?about=drugs.resistancemutation:L2026M%2BG2032R",
            "About this, as published in edition 2: L2026M+G2032R: p.[",
        ),
    ],
)
def test_what_it_is_about_is_shown_as_it_was_published(client, query, shown):
    assert shown in text(client.get(f"/report/{query}"))


def withheld_since(root, settings, kind, key):
    """A third edition, in which a record of the second is withheld."""
    write_editions(root)
    stone = documents.tombstone(kind, key, reason="The number is wrong.")
    header = documents.header(3, previous_digest=SECOND.content_digest)
    third = without(SECOND, [stone]).model_copy(update={"edition": header})
    bundles.write(root, third, FIRST, SECOND)
    settings.EDITIONS_ROOT = root
    cache.clear()
    return Client(enforce_csrf_checks=True)


RESULT = "trials.efficacyresult:exampletinib-examine-1-naive-orr"


def test_what_was_taken_back_since_is_reported_by_its_notice_and_never_told_again(tmp_path, settings, later):
    client = withheld_since(tmp_path, settings, *RESULT.split(":"))
    said = text(client.get(f"/report/?about={RESULT}&edition=2"))
    assert "About this, which stood in edition 2 and was taken back since:" in said
    assert "withheld on 20 November 2026 by E. Editor. Reason: The number is wrong." in said
    assert "79%" not in said
    send(client, filled_in(client, later, f"?about={RESULT}&edition=2"), what="It was right.")
    report = ProblemReport.objects.get()
    assert (f"{report.record_kind}:{report.key}", report.edition_number) == (RESULT, 2)


def test_neither_is_it_told_within_another_text(tmp_path, settings):
    client = withheld_since(tmp_path, settings, *RESULT.split(":"))
    told = [
        text(client.get(f"/report/?about=pages.statement:{entry.content.key}&edition=2"))
        for entry in SECOND.statements
        if RESULT.partition(":")[2] in entry.content.text
    ]
    assert told
    assert [said for said in told if "79%" in said] == []


def test_every_record_can_be_reported_in_words():
    told = {entry.content.record_kind: About(Book(SECOND), entry.content).claim for entry in SECOND.entries()}
    assert set(told) == set(TABLES)
    assert all(told.values())


@pytest.mark.parametrize(
    "query",
    ["", "?edition=7", "?edition=x&about=:", "?about=pages.statement:never-published&edition=2",
     "?about=auth.user:1", "?about=drugs.drug:specimenib&edition=1", "?about=pages.statement:overview-04"],
)  # fmt: skip
def test_what_that_edition_does_not_have_is_not_spoken_of(client, query):
    """Neither drafts, nor what was withheld, nor rows that are no records at all."""
    response = client.get(f"/report/{query}")
    assert "About anything on this site." in text(response)
    assert hidden(response)["about"] == ""


def test_a_report_is_kept_and_thanked_for_with_its_number(client, later):
    given = filled_in(client, later)
    response = send(client, given, what=" It is 80%. ", why="Table 2", email="")
    report = ProblemReport.objects.get()
    assert (report.what, report.why, report.email, report.edition_number) == ("It is 80%.", "Table 2", "", 2)
    assert (report.record_kind, report.key, report.outcome) == ("pages.statement", "overview-01", "open")
    assert (response.status_code, dict(response.cookies)) == (303, {})
    thanks = client.get(response.url)
    assert f"Your report has the number {report.number}." in text(thanks)
    assert report.number == f"R-{report.received_at.year}-{report.pk:04}"
    assert "you left no address" in text(thanks)
    assert mail.outbox == []


def test_a_report_need_not_be_about_a_record(client, later):
    send(client, filled_in(client, later, "?edition=1"), what="The menu is hard to read.")
    report = ProblemReport.objects.get()
    assert (report.record_kind, report.key, report.edition_number) == ("", "", 1)


def test_only_the_page_itself_can_write_a_number_of_thanks(client):
    assert client.get("/report/received/?as=R-2026-0001").url == "/report/"
    assert client.get("/report/received/").url == "/report/"


def test_who_left_an_address_is_written_to_without_a_word_of_the_report(client, later, settings):
    settings.SITE_ADDRESS = "https://ros1.example/"
    response = send(client, filled_in(client, later), what="Buy pills!", email="reader@example.org")
    (sent,) = mail.outbox
    number = ProblemReport.objects.get().number
    assert (sent.to, sent.subject) == (["reader@example.org"], f"Your report {number}")
    assert f"https://ros1.example/reports/#{number}" in sent.body
    assert "deleted after 180 days" in sent.body
    assert "pills" not in sent.body
    assert "We have sent the number to the address" in text(client.get(response.url))


def test_a_mail_that_fails_costs_no_report(client, later, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = send(client, filled_in(client, later), what="Wrong.", email="reader@example.org")
    assert ProblemReport.objects.count() == 1
    assert "could not be sent" in text(client.get(response.url))


def test_the_log_names_what_failed_and_never_the_address(client, later, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = False
    with mail_server() as (port, _):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        send(client, filled_in(client, later), what="Wrong.", email="refused@example.org")
    number = ProblemReport.objects.get().number
    assert f"Report {number}: its reader could not be told: SMTPRecipientsRefused 550" in caplog.messages
    assert "example.org" not in caplog.text


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (SMTPSenderRefused(553, b"not you", "reader@example.org"), "SMTPSenderRefused 553"),
        (ConnectionRefusedError(111, "reader@example.org"), "ConnectionRefusedError"),
        (ValueError("reader@example.org"), "ValueError"),
    ],
)
def test_a_failure_is_named_by_its_type_and_code(error, name):
    assert name_failure(error) == name


# What is refused, with what was typed kept


def refused(client, response, *, status=400):
    """The words of the refusal, once nothing was kept and all that was typed is still in the form."""
    assert (response.status_code, ProblemReport.objects.count()) == (status, 0)
    assert "<p>Typed &amp; kept" not in response.content.decode()
    return text(response)


TYPED = "Typed & kept.\n\n  TKI <b>\n"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"what": ""}, "Say what is wrong: that alone is needed."),
        ({"what": "x" * (LONGEST + 1)}, "Ensure this value has at most 2000 characters"),
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"website": "https://pills.example"}, "This is there to catch robots."),
        ({"token": ""}, "This form was not made here."),
        ({"token": "forged"}, "This form was not made here."),
    ],
)
def test_what_is_not_in_order_is_said_and_nothing_is_kept(client, later, said, refusal):
    given = filled_in(client, later)
    response = send(client, given, **{"what": TYPED, **said})
    assert refusal in refused(client, response)
    if "what" not in said:
        area = response.content.decode().partition('<textarea name="what"')[2].partition("</textarea>")[0]
        assert html.unescape(area.partition(">")[2]).strip() == TYPED.strip()
    assert hidden(response)["about"] == STATEMENT


@pytest.mark.parametrize(
    ("after", "refusal"), [(1, "That was very quick."), (13 * 3600, "This form lay open for long.")]
)
def test_a_form_that_comes_too_soon_or_too_late_is_sent_once_more(client, later, after, refusal):
    given = filled_in(client, later, after=after)
    response = send(client, given, what="Wrong.")
    assert refusal in refused(client, response)
    later(LONG_ENOUGH)
    assert send(client, hidden(response), what="Wrong.").status_code == 303


def test_a_form_counts_once_and_who_presses_twice_gets_the_same_number(client, later):
    given = filled_in(client, later)
    told = [text(client.get(send(client, given, what="Wrong.", email="a@example.org").url)) for _ in range(2)]
    number = ProblemReport.objects.get().number
    assert [number in said for said in told] == [True, True]
    assert "We have sent the number to the address that you left" in told[0]
    assert "This form had reached us already: it counts once" in told[1]
    assert "you left no address" not in told[1]
    assert len(mail.outbox) == 1


def test_who_presses_twice_with_the_last_report_of_the_hour_is_not_told_that_nothing_was_kept(client, later, settings):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 1
    given = filled_in(client, later)
    assert [send(client, given, what="Wrong.").status_code for _ in range(2)] == [303, 303]
    assert CountedReport.objects.count() == 1


def test_what_looks_like_a_patient_is_taken_only_once_it_is_said_to_be_none(client, later):
    given = filled_in(client, later)
    response = send(client, given, what="It failed for one born on 12.03.1961.")
    said = refused(client, response)
    assert "“born on” looks like a date of birth." in said
    assert "Take it out, or confirm" in said
    again = {**hidden(response), "what": "It failed for one born on 12.03.1961.", "no_patient_data": "on"}
    assert send(client, again).status_code == 303


def test_one_address_sends_few_reports_within_an_hour(client, later, settings):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 2
    codes = [send(client, filled_in(client, later), what="Wrong.").status_code for _ in range(3)]
    assert codes == [303, 303, 429]
    assert ProblemReport.objects.count() == 2


def test_all_together_send_so_many_within_an_hour(client, later, settings):
    settings.REPORTS_AN_HOUR = 1
    send(client, filled_in(client, later), what="Wrong.")
    response = client.post("/report/", {**filled_in(client, later), "what": "Kept."}, REMOTE_ADDR="10.0.0.9")
    assert (response.status_code, "many reports came within the last hour" in text(response)) == (429, True)
    assert "Kept.</textarea>" in response.content.decode()


def test_behind_a_proxy_the_limit_is_for_whoever_it_saw_and_not_for_what_anyone_wrote(client, later, settings):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    seen = ["10.1.1.1", "10.2.2.2", "10.9.9.9, 10.1.1.1"]
    codes = [
        client.post(
            "/report/", {**filled_in(client, later), "what": "Wrong."}, headers={"x-forwarded-for": one}
        ).status_code
        for one in seen
    ]
    assert codes == [303, 303, 429]


def test_no_network_address_is_kept_anywhere(client, later):
    client.post("/report/", {**filled_in(client, later), "what": "Wrong."}, REMOTE_ADDR="10.20.30.40")
    kept = [*ProblemReport.objects.values(), *CountedReport.objects.values()]
    assert "10.20.30.40" not in f"{kept}"
    assert [len(one.sender) for one in CountedReport.objects.all()] == [5]
    assert set(CountedReport.objects.values().get()) == {"id", "sender", "counts_until"}


def test_the_limit_is_kept_through_a_restart_and_between_processes(client, later, settings):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 1
    send(client, filled_in(client, later), what="Wrong.")
    cache.clear()  # what one process remembers
    assert send(client, filled_in(client, later), what="Wrong.").status_code == 429


def test_after_an_hour_one_may_send_again_and_nothing_is_left_of_before(client, later, settings):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 1
    send(client, filled_in(client, later), what="Wrong.")
    later(3601)
    assert send(client, filled_in(client, later), what="Wrong.").status_code == 303
    assert CountedReport.objects.count() == 1


def test_who_is_refused_takes_no_place_from_others(client, later, settings):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS, settings.REPORTS_AN_HOUR = 1, 2
    codes = [send(client, filled_in(client, later), what="Wrong.").status_code for _ in range(3)]
    other = client.post("/report/", {**filled_in(client, later), "what": "Wrong."}, REMOTE_ADDR="10.0.0.9")
    assert (codes, other.status_code) == ([303, 429, 429], 303)


def test_the_timer_forgets_what_counts_no_more(client, later):
    send(client, filled_in(client, later), what="Wrong.")
    CountedReport.objects.update(counts_until=timezone.now())
    call_command("tell_reviewers", stdout=StringIO())
    assert CountedReport.objects.count() == 0


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.1.1.1", "10.1.1.1", True),
        ("::ffff:10.1.1.1", "10.1.1.2", False),
        ("", "no address", False),
    ],
)
def test_whoever_has_one_ipv6_address_has_its_whole_network(client, later, settings, first, second, is_one):
    settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 1
    codes = [
        client.post("/report/", {**filled_in(client, later), "what": "Wrong."}, REMOTE_ADDR=one).status_code
        for one in (first, second)
    ]
    assert codes == [303, 429 if is_one else 303]


def test_while_the_database_is_away_nothing_is_counted_and_nothing_typed_is_lost(client, later, monkeypatch):
    def away(request):
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(report_views, "is_too_many", away)
    response = send(client, filled_in(client, later), what=TYPED)
    assert "Nothing was kept: the site cannot write just now." in refused(client, response, status=503)


def test_while_the_database_is_away_nothing_typed_is_lost(client, later, monkeypatch):
    given = filled_in(client, later)

    def away(**said):
        raise OperationalError("unable to open database file")

    with monkeypatch.context() as patch:
        patch.setattr(report_views, "receive", away)
        response = send(client, given, what=TYPED, email="reader@example.org")
    said = refused(client, response, status=503)
    assert "Nothing was kept: the site cannot write just now." in said
    assert 'value="reader@example.org"' in response.content.decode()
    assert send(client, hidden(response), what="Wrong.").status_code == 303


def test_other_methods_are_refused(client):
    assert client.put("/report/").status_code == 405


def test_before_the_first_edition_there_is_nothing_to_report(editions_root):
    client = Client()
    assert (client.get("/report/").status_code, client.post("/report/").status_code) == (503, 503)


def test_what_was_typed_is_shown_and_never_run(client, later):
    response = send(client, filled_in(client, later), what="</textarea><script>alert(1)</script>", website="x")
    assert "<script>alert" not in response.content.decode()


def test_no_page_asks_for_what_is_not_there(client, later, settings):
    engine = settings.TEMPLATES[0]
    strict = {**engine, "OPTIONS": {**engine["OPTIONS"], "string_if_invalid": "«missing %s»"}}
    settings.TEMPLATES = [strict]
    given = filled_in(client, later)
    drawn = [
        client.get("/report/"),
        client.get(f"/report/?about={STATEMENT}&edition=2"),
        send(client, given, what="", why="born on 12.03.1961", email="x"),
        client.get(send(client, given, what="Wrong.").url),
    ]
    assert [response.content.decode().partition("«missing")[2][:40] for response in drawn] == ["", "", "", ""]
