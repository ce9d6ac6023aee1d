"""Changes of role are entered in the log, whoever makes them and by whatever way."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from simple_history.models import HistoricalRecords

from review.log import because
from review.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return User.objects.create_user("ann")


@pytest.fixture
def editors():
    return Group.objects.get(name="editor")


def said_since(start):
    return list(LogEntry.objects.filter(pk__gt=start).in_chain_order().values_list("subject", "said"))


def newest():
    entry = LogEntry.objects.get_latest()
    return entry.pk if entry else 0


def test_a_new_account_is_entered_with_its_rights():
    User.objects.create_user("ann")
    User.objects.create_superuser("root")
    User.objects.create_user("gone", is_active=False)
    assert said_since(0) == [
        ("ann", "Account made: active."),
        ("root", "Account made: active, staff, superuser."),
        ("gone", "Account made: inactive."),
    ]


def test_coming_into_a_group_and_leaving_it_is_entered_from_both_sides(ann, editors):
    start = newest()
    ann.groups.add(editors)
    ann.groups.add(editors)
    ann.groups.remove(editors)
    ann.groups.remove(editors)
    editors.user_set.add(ann)
    editors.user_set.remove(ann)
    added, removed = ("ann", "Added to the group “editor”."), ("ann", "Removed from the group “editor”.")
    assert said_since(start) == [added, removed, added, removed]


def test_setting_and_clearing_groups_is_entered(ann, editors):
    start = newest()
    contributors = Group.objects.get(name="contributor")
    ann.groups.set([editors, contributors])
    ann.groups.set([contributors])
    ann.groups.clear()
    ann.groups.clear()
    editors.user_set.set([ann])
    editors.user_set.clear()
    assert said_since(start) == [
        ("ann", "Added to the groups “contributor”, “editor”."),
        ("ann", "Removed from the group “editor”."),
        ("ann", "Removed from the group “contributor”."),
        ("ann", "Added to the group “editor”."),
        ("ann", "Removed from the group “editor”."),
    ]


def test_flags_are_entered_when_they_change_and_only_then(ann):
    start = newest()
    ann.save()
    ann.last_name = "Other"
    ann.save(update_fields=["last_name"])
    assert said_since(start) == []
    ann.is_active = False
    ann.save(update_fields=["is_active"])
    ann.is_active, ann.is_superuser, ann.username = True, True, "anna"
    ann.save()
    assert said_since(start) == [
        ("ann", "No longer active."),
        ("anna", "Renamed: was “ann”. Made active. Made superuser."),
    ]


def test_an_account_that_is_deleted_is_entered(ann):
    start = newest()
    ann.delete()
    assert said_since(start) == [("ann", "Account deleted.")]


def test_what_a_group_may_is_entered_from_both_sides(editors):
    start = newest()
    permission = Permission.objects.get(codename="delete_drug")
    editors.permissions.add(permission)
    editors.permissions.remove(permission)
    permission.group_set.add(editors)
    permission.group_set.remove(editors)
    given, taken = (
        ("editor", f"The group’s permissions. {word}: drugs.delete_drug.") for word in ("Given", "Taken away")
    )
    assert said_since(start) == [given, taken, given, taken]


def test_a_person_s_own_permissions_are_entered(ann):
    start = newest()
    ann.user_permissions.set([Permission.objects.get(codename="publish_edition")])
    ann.user_permissions.clear()
    assert said_since(start) == [
        ("ann", "This person’s own permissions. Given: publication.publish_edition."),
        ("ann", "This person’s own permissions. Taken away: publication.publish_edition."),
    ]


def test_a_group_that_is_made_renamed_or_deleted_is_entered_with_its_members(ann):
    start = newest()
    group = Group.objects.create(name="helpers of all")
    group.name = "friends"
    group.save()
    group.save()
    ann.groups.add(group)
    group.delete()
    assert said_since(start) == [
        ("helpers of all", "Group made."),
        ("friends", "Group renamed: was “helpers of all”."),
        ("ann", "Added to the group “friends”."),
        ("friends", "Group deleted; it had “ann”."),
    ]


def test_outside_a_request_nobody_is_named_and_inside_the_user_is(ann, editors, rf):
    ann.groups.add(editors)
    HistoricalRecords.context.request = rf.post("/")
    HistoricalRecords.context.request.user = User.objects.create_user("adam", first_name="Adam", last_name="Admin")
    try:
        with because("Moved on."):
            ann.groups.remove(editors)
    finally:
        del HistoricalRecords.context.request
    added, _, removed = LogEntry.objects.filter(subject__in=["ann", "adam"]).in_chain_order()[1:]
    assert (added.entered_by, added.entered_by_name, added.reason) == (None, "", "")
    assert (removed.entered_by.username, removed.entered_by_name) == ("adam", "Adam Admin")
    assert removed.reason == "Moved on."
