"""docs/permissions.md tells of every address of the admin, and is true of every role."""

import logging
from collections import Counter

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from publication import actions
from review.admin.record import RecordAdmin, ReviewableAdmin
from review.models import Record, Reviewable
from tests.admin_forms import PASSWORD, change_address, fields_of, login
from tests.factories import make_drug
from tests.publication.editing import render_in_little
from tests.ros1site.admin_addresses import addresses_below_admin
from tests.ros1site.permissions import OWN_FORMS, fill, make_examples, read_cells, row_for, try_out

ROLES = ("contributor", "medical reviewer", "data manager", "editor", "administrator", "no role", "not signed in")


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    """What is asked here is who gets a file, not what is in it; and each refusal would be logged at length."""
    monkeypatch.setattr(actions, "render_site", render_in_little)
    monkeypatch.setattr("desk.pdf.render_packet", lambda context: b"%PDF")
    monkeypatch.setattr("publication.rendering.pdf.render_book_pdf", lambda book: b"%PDF")
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def someone(role: str) -> Client:
    if role == "not signed in":
        return Client()
    return login("", "nobody") if role == "no role" else login(role, "someone")


def test_every_address_of_the_admin_has_one_row_with_a_cell_for_every_role_and_no_row_is_idle():
    told = Counter((cell.address, cell.role) for cell in read_cells())
    assert told == Counter({(row_for(address), role): 1 for address in addresses_below_admin() for role in ROLES})


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(role):
    examples, client = make_examples(), someone(role)
    expected = {cell.address: (cell.get, cell.post) for cell in read_cells() if cell.role == role}
    found = {}
    for address in expected:
        where = fill(address, examples)
        found[address] = try_out(client, "get", where, address), try_out(client, "post", where, address)
    assert found == expected


@pytest.mark.django_db
def test_an_account_without_a_role_gets_no_record_of_any_kind():
    client = someone("no role")
    expected = {cell.address: (cell.get, cell.post) for cell in read_cells() if cell.role == "no role"}
    for address in addresses_below_admin():
        where, row = fill(address, {}), row_for(address)
        if row != address:
            found = try_out(client, "get", where, row), try_out(client, "post", where, row)
            assert (address, found) == (address, expected[row])


def decides(name: str) -> bool:
    """Whether a method of an admin has a say in who gets what."""
    return name.endswith(("_view", "_action", "_import", "_permission")) or name in {"get_urls", "get_queryset"}


def test_the_admins_of_all_records_are_one_admin_so_that_one_row_stands_for_all():
    """But for two forms, which have rows of their own. What roles may do with each kind: test_groups.py."""
    records = {model: its for model, its in admin.site._registry.items() if issubclass(model, Record)}
    bases = {model: ReviewableAdmin if issubclass(model, Reviewable) else RecordAdmin for model in records}
    assert [model for model, base in bases.items() if not isinstance(records[model], base)] == []
    assert {
        (f"{model._meta.app_label}/{model._meta.model_name}/", name)
        for model, base in bases.items()
        for name in filter(decides, dir(base))
        if getattr(type(records[model]), name) is not getattr(base, name)
    } == {(model, "changeform_view") for model in OWN_FORMS}


@pytest.mark.django_db
def test_an_account_that_is_no_staff_gets_nothing():
    make_drug()
    client = Client()
    client.force_login(User.objects.create_user("outsider"))
    for address in addresses_below_admin():
        if row_for(address) == address and address not in {"login/", "logout/"}:
            assert try_out(client, "get", fill(address, {}), address) == "sign in", address


@pytest.mark.django_db
def test_being_a_superuser_signs_nothing():
    User.objects.create_superuser("root", password=PASSWORD)
    client = Client()
    client.login(username="root", password=PASSWORD)
    address = change_address(make_drug(), "sign")
    page = client.get(address)
    assert [choice.decision for choice in page.context["look"].choices if choice.is_open] == []
    response = client.post(address, {**fields_of(page), "decision": "agree", "password": PASSWORD})
    assert response.context["form"].errors["decision"] == ["That decision is not open to you here."]
