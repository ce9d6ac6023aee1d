"""Search as a reader's browser asks. No test here may touch the database, and none does."""

import html
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from publication.on_request.library import open_book
from publication.on_request.search import views
from publication.rendering.html import render_pages
from publication.serving.edition_server import EditionServer
from publication.serving.shelf import Shelf
from tests.publication import bundles, documents
from tests.publication.site_pages import parse

FIRST = documents.small_document(edition=documents.header(1, previous_digest="0" * 64))
SECOND = documents.medium_document(edition=documents.header(2, previous_digest=FIRST.content_digest))
ATTACK = "<script>alert(1)</script>\"'&"


@pytest.fixture
def client(editions_root):
    """Two editions, the first written by code that knew no search."""
    bundles.write(editions_root, FIRST)
    bundles.write(editions_root, SECOND, FIRST, more=dict(render_pages(SECOND, [FIRST.edition])))
    return Client(raise_request_exception=False)


def ask(client, query, address="/search/", **more):
    return client.get(address, {"q": query, **more})


def found(response, kind):
    """The links of one group of hits."""
    part = re.search(rf'<section[^>]*"found-{kind}".*?</section>', response.content.decode(), re.DOTALL)
    return re.findall(r'<li>\s*<a href="([^"]+)">(.*?)</a>', part[0]) if part else []


def test_what_is_found_is_marked_and_leads_there(client):
    response = ask(client, "exampletinib")
    assert found(response, "drugs") == [("../drugs/exampletinib/", "<mark>exampletinib</mark>")]
    page = parse(response.content)
    assert (page.errors, page.open_tags) == ([], [])
    assert "for “exampletinib” in edition 2" in page.text
    assert response.headers["Cache-Control"] == "public, no-cache"


def test_a_slip_is_told(client):
    assert (
        "Nothing is spelt “exampletinb”. Shown instead: exampletinib." in parse(ask(client, "exampletinb").content).text
    )


def test_results_below_each_other_are_not_to_be_compared(client):
    assert (
        "the numbers of two drugs cannot be set against each other" in parse(ask(client, "response rate").content).text
    )


def test_of_each_kind_the_best_are_shown_and_all_are_one_link_away(client):
    response = ask(client, "response rate")
    assert len(found(response, "results")) == 5
    more = re.search(r'href="(\?q=response%20rate&amp;kind=results)"', response.content.decode())
    every = client.get("/search/" + html.unescape(more[1]))
    assert len(found(every, "results")) == 8
    assert found(every, "drugs") == []
    assert "Show all kinds" in every.content.decode()


def test_what_is_not_found_is_said_with_what_is_near_and_the_ways_on(client):
    text = parse(ask(client, "G2023R").content).text
    assert "Nothing in edition 2 has “G2023R”. That says only that this edition does not speak of it." in text
    assert "Called nearly so G2032R Page of the mutation" in text
    assert "tell the editors" in text


@pytest.mark.parametrize("address", ["/search/", "/search/?q=", "/search/?q=+%00", "/editions/1/search/"])
def test_without_a_question_there_is_the_form_with_what_to_ask(client, address):
    response = client.get(address)
    page = parse(response.content)
    assert (response.status_code, "What you can ask for" in page.text) == (200, True)
    (field,) = [item for item in page.named("input") if item.attributes.get("type") == "search"]
    assert (field.attributes["name"], field.attributes["value"]) == ("q", "")


def test_an_old_edition_is_searched_for_itself_and_says_what_superseded_it(client):
    response = ask(client, "specimenib", "/editions/1/search/")
    text = parse(response.content).text
    assert "Nothing in edition 1 has “specimenib”." in text
    assert "Edition 1 was superseded by edition 2" in text
    assert found(ask(client, "specimenib", "/editions/2/search/"), "drugs")[0][0] == "../drugs/specimenib/"


def test_one_answer_is_of_one_edition_though_another_is_published_meanwhile(client, monkeypatch):
    books = [open_book(1), open_book(2)]
    monkeypatch.setattr(views, "open_book", lambda number: books.pop(0))
    assert "Nothing in edition 1 has “specimenib”." in parse(ask(client, "specimenib").content).text


def test_there_is_no_edition_seven(client):
    assert ask(client, "x", "/editions/7/search/").status_code == 404


def test_the_part_for_a_script_holds_the_best_as_links_and_no_page(client):
    body = ask(client, "exampletinib", part="results").content.decode()
    assert "<html" not in body
    assert '<a href="../drugs/exampletinib/"><mark>exampletinib</mark>' in body
    assert '<a href="../search/?q=exampletinib">Show all that is found</a>' in body
    assert body.count("<li>") <= 11


def test_the_part_for_a_script_names_what_is_near(client):
    assert "called nearly so" in ask(client, "G2023R", part="results").content.decode()


@pytest.mark.parametrize("part", ["", "results"])
def test_what_is_asked_is_shown_and_never_run(client, part):
    body = ask(client, ATTACK, part=part).content.decode()
    assert "<script>alert" not in body
    assert html.escape("<script>alert(1)</script>") in body or part


def test_a_query_that_is_too_long_is_looked_at_in_part_and_it_is_said(client):
    assert "Only the first 100 letters were looked at." in parse(ask(client, "exampletinib " + "x" * 900).content).text


def test_posting_is_refused(client):
    assert client.post("/search/", {"q": "x"}).status_code == 405


def test_the_form_is_on_every_page_and_on_the_pages_for_errors():
    files = dict(render_pages(SECOND))
    for path, data in files.items():
        if path.endswith(".html"):
            forms = [item for item in parse(data).named("form") if item.attributes.get("role") == "search"]
            root = "/" if path in {"404.html", "500.html"} else "../" * path.count("/")
            assert [form.attributes["action"] for form in forms] == [f"{root}search/"], path


def test_a_preview_offers_no_search():
    files = dict(render_pages(documents.small_document(), is_preview=True))
    assert [path for path, data in files.items() if path.endswith(".html") and parse(data).named("form")] == []


def test_the_edition_server_answers_the_form_itself_and_hands_a_question_on(client, editions_root):
    asked = []
    server = EditionServer(
        lambda environ, start: asked.append(environ) or [b""], editions_root, shelf=Shelf(editions_root)
    )
    for query in ("", "q=x"):
        server({"REQUEST_METHOD": "GET", "PATH_INFO": "/search/", "QUERY_STRING": query}, lambda *given: None)
    assert [environ["QUERY_STRING"] for environ in asked] == ["q=x"]


@hypothesis_settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=250), part=st.sampled_from(["", "results", "x"]), kind=st.text(max_size=8))
def test_any_query_is_answered(client, query, part, kind):
    response = ask(client, query, part=part, kind=kind)
    assert response.status_code == 200
    page = parse(response.content)
    assert (page.errors, page.open_tags) == ([], [])


def test_no_page_asks_for_what_is_not_there(client, settings):
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "string_if_invalid": "«missing %s»"}}]
    for query in ("exampletinib response", "exampletinb", "G2023R", "response rate zebra", "x" * 150):
        for more in ({}, {"part": "results"}, {"kind": "results"}):
            assert "«missing" not in ask(client, query, **more).content.decode()
