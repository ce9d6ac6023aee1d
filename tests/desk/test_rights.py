"""Who may see and do what at the desk: every role, every address."""

import pytest
from django.test import Client
from django.urls import reverse

from desk.models import Mark, ProposedWording
from tests.admin_forms import login, page_text
from tests.desk.sittings import CONFIRM, PACKET, mark, shown_keys, sign_marked
from tests.factories import make_reference, make_statement, make_user

pytestmark = pytest.mark.django_db

ROLES = ("contributor", "medical reviewer", "data manager", "editor", "administrator")
PDF = reverse("desk:packet-pdf")

# Role by role: the packet, its PDF, keeping marks (how many are then kept), the confirmation, adopting words.
RIGHTS = {
    "contributor":      (200, 200, 0, 403, 302),
    "medical reviewer": (200, 200, 1, 200, 302),
    "data manager":     (200, 200, 1, 200, 302),
    "editor":           (200, 200, 0, 403, 403),
    "administrator":    (200, 200, 0, 403, 403),
    "":                 (403, 403, 0, 403, 403),
}  # fmt: skip


@pytest.mark.parametrize("role", RIGHTS)
def test_each_role_may_do_what_the_table_says(role):
    make_reference()
    ann = make_user("contributor", "ann")
    statement = make_statement(by=ann)
    zoe = login("medical reviewer", "zoe")
    mark(zoe, statement, "request_changes", reason="Too much.", proposed_wording="Less.")
    sign_marked(zoe)
    adopt = reverse("desk:adopt", args=[ProposedWording.objects.get().pk])
    someone = login(role, "someone")
    seen = someone.get(PACKET).status_code, someone.get(PDF).status_code
    mark(someone, make_reference(key="other2024"))
    kept = Mark.objects.filter(marked_by__username="someone").count()
    assert (*seen, kept, someone.get(CONFIRM).status_code, someone.post(adopt).status_code) == RIGHTS[role]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "address",
    [
        PACKET,
        PDF,
        CONFIRM,
        reverse("desk:adopt", args=[1]),
        reverse("desk:comment", args=["references.reference", "example2024"]),
        reverse("admin:index"),
    ],
)
def test_nobody_gets_in_without_signing_in(method, address):
    make_reference()
    response = getattr(Client(), method)(address)
    assert (response.status_code, response.url) == (302, f"/admin/login/?next={address}")


def test_an_account_that_is_no_staff_gets_nothing():
    client = Client()
    client.force_login(make_user("medical reviewer", "outsider"))
    assert client.get(PACKET).url.startswith("/admin/login/")


def test_the_sign_in_page_shows_no_desk():
    assert "Your desk" not in page_text(Client().get(reverse("admin:login")))


def test_marks_need_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    login("medical reviewer", "eve")
    client.force_login(make_user("medical reviewer", "eve"))
    assert mark(client, make_reference()).status_code == 403
    assert not Mark.objects.exists()


def test_a_data_manager_s_packet_holds_only_what_data_managers_sign():
    make_statement()
    assert shown_keys(login("data manager", "dana").get(PACKET)) == ["example2024"]
