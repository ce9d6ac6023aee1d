"""Readers' reports: editors say what became of them, and alter nothing that a reader wrote."""

import pytest
from django.urls import reverse
from django.utils import timezone

from desk.models import ProblemReport
from tests.admin_forms import login, page_text

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
