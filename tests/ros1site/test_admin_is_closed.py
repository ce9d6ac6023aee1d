"""Whoever has not signed in is sent to sign in, whichever address of the admin they ask for."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.ros1site.admin_addresses import addresses_below_admin
from tests.ros1site.permissions import fill

OPEN = {"login/", "logout/"}
"""The way in, and the way out."""


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_anonymous_visitor_gets_nothing_of_the_admin_but_its_sign_in(method):
    addresses = set(addresses_below_admin()) - OPEN
    assert len(addresses) > 200
    client, sign_in = Client(), reverse("admin:login")
    for address in addresses:
        answer = getattr(client, method)(fill(address, {"…/": ("drugs",)}))
        if answer.status_code != 405:
            assert (answer.status_code, answer.content) == (302, b""), (method, address)
            assert answer.headers["Location"].startswith(sign_in), (method, address, answer.headers["Location"])
