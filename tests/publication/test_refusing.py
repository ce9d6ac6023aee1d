"""What is refused is refused in the site's own words, and with the headers of its pages."""

import pytest
from django.test import Client

from tests.publication import bundles
from tests.publication.site_pages import parse

FIRST = bundles.edition()
ADDRESSES = [
    "/", "/drugs/exampletinib/", "/treatment.pdf", "/editions/1/", "/mutations/?m=G2032R", "/search/?q=x",
    "/editions/1/compare/1/", "/editions/compare/", "/drugs/exampletinib/feed.atom", "/algorithm/pd/", "/healthz",
    "/readyz", "/report/received/",
]  # fmt: skip


@pytest.fixture
def client(editions_root):
    bundles.write(editions_root, FIRST)
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def check_own_page(response, status, title):
    assert (response.status_code, response.headers["Cache-Control"]) == (status, "no-store")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    page = parse(response.content)
    assert (page.errors, page.open_tags) == ([], [])
    assert title in page.text
    assert "ROS1+ cancer: treatment evidence for professionals" in page.text
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_only_read_says_so(client, address, method):
    response = client.generic(method, address)
    check_own_page(response, 405, "This address is only read")
    assert response.headers["Allow"] == "GET, HEAD"


def test_the_form_for_reports_is_read_and_sent_and_nothing_else(client):
    response = client.put("/report/")
    check_own_page(response, 405, "This address takes nothing of that kind")
    assert response.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("address", ["/search/", "/mutations/", "/editions/1/search/"])
def test_a_question_with_too_many_fields_cannot_be_read(client, address):
    response = client.get(address + "?q=x&m=x" + "&a=1" * 1001)
    check_own_page(response, 400, "This request cannot be read")


def test_a_request_for_another_site_cannot_be_read(client):
    response = client.get("/nowhere/", headers={"host": "elsewhere.example"})
    check_own_page(response, 400, "This request cannot be read")


def test_a_form_without_its_token_is_not_taken(client):
    check_own_page(client.post("/admin/login/", {"username": "ann"}), 403, "This form was not taken")
