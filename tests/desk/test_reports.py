"""Readers' reports: editors say what became of them, and alter nothing that a reader wrote."""

import datetime
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from desk.choices import Outcome
from desk.models import ProblemReport
from desk.reports import forget_addresses, public_outcomes
from publication.choices import ReportOutcome
from publication.reports import AnsweredReport
from tests.admin_forms import login, page_text
from tests.desk.report_form import write_editions
from tests.factories import make_statement, make_user

pytestmark = pytest.mark.django_db

LIST = reverse("admin:desk_problemreport_changelist")


@pytest.fixture
def report():
    return ProblemReport.objects.create(what="The link is dead.", edition_number=2, received_at=timezone.now())


def test_an_editor_says_what_became_of_a_report_and_it_leaves_the_desk(report):
    editor = login("editor")
    assert "1 Readers’ reports" in page_text(editor.get(reverse("admin:index")))
    address = reverse("admin:desk_problemreport_change", args=[report.pk])
    editor.post(address, {"outcome": "corrected", "answer": "The address is mended.", "what": "Nothing."})
    report.refresh_from_db()
    assert (report.outcome, report.answer, report.what) == ("corrected", "The address is mended.", "The link is dead.")
    assert "1 Readers’ reports" not in page_text(editor.get(reverse("admin:index")))


@pytest.mark.parametrize("role", ["contributor", "medical reviewer", "data manager", "administrator"])
def test_nobody_else_sees_reports(role, report):
    assert login(role).get(LIST).status_code == 403


def test_reports_are_neither_added_nor_deleted_in_the_admin(report):
    editor = login("editor")
    assert editor.get(reverse("admin:desk_problemreport_add")).status_code == 403
    assert editor.post(reverse("admin:desk_problemreport_delete", args=[report.pk]), {"post": "yes"}).status_code == 403
    assert ProblemReport.objects.count() == 1


def change(report):
    return reverse("admin:desk_problemreport_change", args=[report.pk])


def test_the_desk_and_the_list_show_the_newest_first(report):
    newer = ProblemReport.objects.create(what="A typing error.", received_at=timezone.now())
    for address in (reverse("admin:index"), LIST):
        text = page_text(login("editor", "edda").get(address))
        assert text.index(newer.number) < text.index(report.number), address


def test_who_reads_a_report_first_is_kept_and_said_on_the_desk(report):
    editor, other = login("editor", "edda"), login("editor", "emil")
    assert f"{report.number}, not read yet" in page_text(editor.get(reverse("admin:index")))
    editor.get(change(report))
    other.get(change(report))
    report.refresh_from_db()
    assert report.read_by.username == "edda"
    assert f"{report.number}, read by edda" in page_text(other.get(reverse("admin:index")))


def test_who_answers_is_kept_and_taking_the_answer_back_takes_that_away(report):
    editor = login("editor", "edda")
    editor.post(change(report), {"outcome": "unchanged", "answer": ""})
    report.refresh_from_db()
    assert (report.answered_by.username, report.answered_at is not None) == ("edda", True)
    assert report.answered_by_id == report.read_by_id
    editor.post(change(report), {"outcome": "open", "answer": ""})
    report.refresh_from_db()
    assert (report.outcome, report.answered_by, report.answered_at) == ("open", None, None)


def test_saving_without_a_change_keeps_who_answered(report):
    login("editor", "edda").post(change(report), {"outcome": "unchanged", "answer": ""})
    login("editor", "emil").post(change(report), {"outcome": "unchanged", "answer": ""})
    report.refresh_from_db()
    assert report.answered_by.username == "edda"


def test_a_report_leads_to_its_record_now_and_to_what_the_reader_had(editions_root):
    write_editions(editions_root)
    statement = make_statement(key="overview-02")
    report = ProblemReport.objects.create(
        what="Wrong.", record_kind="pages.statement", key="overview-02", edition_number=2, received_at=timezone.now()
    )
    page = login("editor").get(change(report)).content.decode()
    assert f'href="{reverse("admin:pages_statement_change", args=[statement.pk])}"' in page
    assert '<a href="/editions/2/#overview-02">Edition 2</a>' in page


@pytest.mark.parametrize("about", [("", ""), ("no.kind", "x"), ("pages.statement", "gone-01")])
def test_a_report_about_what_is_not_there_can_be_read_too(about, editions_root):
    report = ProblemReport.objects.create(
        what="Wrong.", record_kind=about[0], key=about[1], edition_number=7, received_at=timezone.now()
    )
    assert "Wrong." in page_text(login("editor").get(change(report)))


def test_a_report_is_found_by_its_number(report):
    ProblemReport.objects.create(what="Another.", received_at=timezone.now())
    found = page_text(login("editor").get(LIST, {"q": report.number}))
    assert "The link is dead." in found
    assert "Another." not in found
    assert "Another." in page_text(login("editor").get(LIST, {"q": "Another"}))


def test_a_repetition_names_an_earlier_report_and_nothing_else_does(report):
    again = ProblemReport.objects.create(what="Dead link.", received_at=timezone.now())
    editor = login("editor")
    for outcome, repeated, refusal in (
        ("duplicate", "", "Say which report this one repeats"),
        ("unchanged", report.pk, "Say which report this one repeats"),
        ("duplicate", again.pk, "Choose a report that came before this one."),
    ):
        response = editor.post(change(again), {"outcome": outcome, "answer": "", "duplicate_of": repeated})
        assert refusal in page_text(response), outcome
    editor.post(change(again), {"outcome": "duplicate", "answer": "", "duplicate_of": report.pk})
    assert [one.duplicate_of for one in public_outcomes()] == [report.number]


def test_who_left_an_address_is_told_the_outcome_and_the_answer(report, settings):
    settings.SITE_ADDRESS = "https://ros1.example"
    report.email = "reader@example.org"
    report.save()
    editor = login("editor")
    editor.post(change(report), {"outcome": "corrected", "answer": "The address is mended."})
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["reader@example.org"], f"Your report {report.number}: corrected")
    assert "The address is mended." in sent.body
    assert f"https://ros1.example/reports/#{report.number}" in sent.body
    editor.post(change(report), {"outcome": "no_report", "answer": "The address is mended."})
    assert len(mail.outbox) == 1


def test_an_answer_whose_mail_fails_is_kept_and_the_editor_is_told(report, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    report.email = "reader@example.org"
    report.save()
    response = login("editor").post(change(report), {"outcome": "unchanged", "answer": ""}, follow=True)
    assert "Kept. But the mail to reader@example.org could not be sent." in page_text(response)
    report.refresh_from_db()
    assert report.outcome == "unchanged"


# What is told, and what is forgotten


def answered(outcome, **fields):
    moment = datetime.datetime(2026, 11, 25, 23, 30, tzinfo=datetime.UTC)
    editor = make_user("editor")
    return ProblemReport.objects.create(
        what="Secret words.", why="Secret reasons.", email="reader@example.org", answer="Secret answer.",
        received_at=moment - datetime.timedelta(days=5), outcome=outcome, answered_at=moment, answered_by=editor,
        **fields,
    )  # fmt: skip


def test_only_answers_are_told_and_no_word_that_anyone_wrote(report):
    told = answered("corrected", record_kind="drugs.drug", key="exampletinib", edition_number=2)
    answered("no_report")
    assert list(public_outcomes()) == [
        AnsweredReport(
            number=told.number,
            reported_on="2026-11-20",
            record_kind="drugs.drug",
            key="exampletinib",
            outcome=ReportOutcome.CORRECTED,
            answered_on="2026-11-25",
            read_in=2,
        )
    ]
    assert "ecret" not in str(list(public_outcomes()))


def test_every_outcome_but_open_and_no_report_has_published_words():
    assert {one.value for one in Outcome} - set(ReportOutcome.values) == {"open", "no_report"}
    assert set(ReportOutcome.values) <= set(Outcome.values)


def test_addresses_are_deleted_after_their_time_and_nothing_else_is(settings):
    settings.REPORTS_KEEP_EMAIL_DAYS = 30
    now = timezone.now()
    for days in (29, 31):
        ProblemReport.objects.create(
            what=f"After {days}.", email="reader@example.org", received_at=now - datetime.timedelta(days=days)
        )
    said = StringIO()
    call_command("tell_reviewers", stdout=said)
    assert "Deleted 1 e-mail addresses of readers' reports." in said.getvalue()
    kept = ProblemReport.objects.order_by("pk").values_list("what", "email")
    assert list(kept) == [("After 29.", "reader@example.org"), ("After 31.", "")]
    assert forget_addresses(now) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": "unchanged"},
        {"answered_at": timezone.now()},
        {"outcome": "unchanged", "answered_at": timezone.now()},
        {"read_at": timezone.now()},
        {"outcome": "nonsense", "answered_at": timezone.now(), "answered_by": "editor"},
        {"outcome": "duplicate", "answered_at": timezone.now(), "answered_by": "editor"},
        {"duplicate_of": "report"},
        {"token_digest": "a"},
    ],
)
def test_the_database_holds_what_must_be_true_of_a_report(report, fields):
    report.token_digest = "a"
    report.save()
    given = {"report": report, "editor": make_user("editor")}
    values = {name: given.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        ProblemReport.objects.create(what="x", received_at=timezone.now(), **values)


def test_forms_from_before_there_was_a_token_do_not_clash(report):
    ProblemReport.objects.create(what="Another.", received_at=timezone.now())
    assert ProblemReport.objects.filter(token_digest="").count() == 2


def test_a_report_is_named_by_its_number_so_that_no_log_carries_the_words(report):
    assert str(report) == report.number
    assert "The link is dead." in page_text(login("editor").get(reverse("admin:index")))
