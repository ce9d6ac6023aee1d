"""Whoever has not signed in is sent to sign in, whichever address of the admin they ask for."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern

OPEN = {"admin/login/", "admin/logout/"}
"""The way in, and the way out."""

EXAMPLES = {"int": "1", "path": "1", "str": "x", "slug": "x", None: "x"}
"""What stands for a part of an address, by its converter."""


def addresses_below_admin() -> list[str]:
    """Every address below admin/, with an example in the place of each part that varies."""
    return sorted({route for route in walk(get_resolver()) if route.startswith("admin/")})


def walk(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if not isinstance(pattern.pattern, RoutePattern):
            continue  # Django's list of an app and its last resort, which the test adds
        route = re.sub(r"<(?:(\w+):)?\w+>", lambda part: EXAMPLES[part[1]], str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from (route + rest for rest in walk(pattern))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_anonymous_visitor_gets_nothing_of_the_admin_but_its_sign_in(method):
    addresses = [*addresses_below_admin(), "admin/drugs/", "admin/no-such-address/"]
    assert len(addresses) > 100
    client, sign_in = Client(), reverse("admin:login")
    for address in set(addresses) - OPEN:
        answer = getattr(client, method)("/" + address)
        if answer.status_code != 405:
            assert (answer.status_code, answer.content) == (302, b""), (method, address)
            assert answer.headers["Location"].startswith(sign_in), (method, address, answer.headers["Location"])
