"""Whose marks are kept, and who has a desk. Who gets which address: docs/permissions.md."""

import pytest
from django.test import Client
from django.urls import reverse

from desk.models import Mark
from tests.admin_forms import login, page_text
from tests.desk.sittings import PACKET, mark, shown_keys
from tests.factories import approve, edit, make_reference, make_statement, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "kept"),
    [("contributor", 0), ("medical reviewer", 1), ("data manager", 1), ("editor", 0), ("administrator", 0), ("", 0)],
)
def test_only_who_signs_keeps_marks(role, kept):
    mark(login(role, "someone"), make_reference())
    assert Mark.objects.filter(marked_by__username="someone").count() == kept


def test_the_sign_in_page_shows_no_desk():
    assert "Your desk" not in page_text(Client().get(reverse("admin:login")))


def test_an_account_without_a_role_has_no_desk_and_is_told_whom_to_ask():
    reference = make_reference()
    approve(reference)
    edit(reference, volume="2")
    text = page_text(login("", "nobody").get(reverse("admin:index")))
    assert "An administrator can give you one." in text
    assert "Exampletinib in ROS1+ NSCLC" not in text
    assert "Exampletinib in ROS1+ NSCLC" in page_text(login("administrator").get(reverse("admin:index")))


def test_marks_need_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    login("medical reviewer", "eve")
    client.force_login(make_user("medical reviewer", "eve"))
    assert mark(client, make_reference()).status_code == 403
    assert not Mark.objects.exists()


def test_a_data_manager_s_packet_holds_only_what_data_managers_sign():
    make_statement()
    assert shown_keys(login("data manager", "dana").get(PACKET)) == ["example2024"]
