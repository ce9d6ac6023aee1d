"""Roles are given in the admin, by an administrator who says why."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from review.models import LogEntry
from tests.admin_forms import fields_of, login, page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return login("administrator")


def newest():
    entry = LogEntry.objects.get_latest()
    return entry.subject, entry.said, entry.entered_by_name, entry.reason


def account(user, client, **changes):
    address = f"/admin/auth/user/{user.pk}/change/"
    return client.post(address, {**fields_of(client.get(address)), **changes}, follow=True)


def test_a_role_is_given_and_taken_with_a_reason(administrator):
    ann = User.objects.create_user("ann")
    editors = Group.objects.get(name="editor")
    account(ann, administrator, groups=[editors.pk], why="She joined the board.")
    assert newest() == ("ann", "Added to the group “editor”.", "administrator", "She joined the board.")
    account(ann, administrator, groups=[], why="She left it.")
    assert newest() == ("ann", "Removed from the group “editor”.", "administrator", "She left it.")
    account(ann, administrator, is_staff="on", why="She writes.")
    assert newest() == ("ann", "Made staff.", "administrator", "She writes.")


def test_without_a_reason_nothing_changes(administrator):
    ann = User.objects.create_user("ann")
    before = LogEntry.objects.count()
    answer = account(ann, administrator, groups=[Group.objects.get(name="editor").pk], why=" ")
    assert "This field is required." in page_text(answer)
    assert not ann.groups.exists()
    assert LogEntry.objects.count() == before


def test_saving_an_account_as_it_is_enters_nothing(administrator):
    ann = User.objects.create_user("ann")
    before = LogEntry.objects.count()
    account(ann, administrator, why="Just looking.")
    assert LogEntry.objects.count() == before


def test_a_new_account_says_why_it_is_there(administrator):
    address = "/admin/auth/user/add/"
    secret = "a-long-pass-word-1234"
    data = {"username": "bob", "usable_password": "true", "password1": secret, "password2": secret}
    administrator.post(address, data | {"why": "He imports."})
    assert newest() == ("bob", "Account made: active.", "administrator", "He imports.")


def test_what_a_group_may_is_changed_with_a_reason(administrator):
    group = Group.objects.get(name="contributor")
    address = f"/admin/auth/group/{group.pk}/change/"
    fields = fields_of(administrator.get(address))
    more = Permission.objects.get(codename="delete_statement")
    data = fields | {"permissions": [*fields["permissions"], more.pk], "why": "They tidy up."}
    administrator.post(address, data)
    said = "The group’s permissions. Given: pages.delete_statement."
    assert newest() == ("contributor", said, "administrator", "They tidy up.")


def test_the_reason_of_one_request_is_not_the_reason_of_the_next(administrator):
    ann = User.objects.create_user("ann")
    account(ann, administrator, is_staff="on", why="She writes.")
    User.objects.create_user("bob")
    assert newest() == ("bob", "Account made: active.", "", "")
