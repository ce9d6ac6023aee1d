import brotli
import pytest
from django.http import Http404
from django.test import RequestFactory

from publication.on_request.answering import answer, on_request, query
from publication.on_request.library import NoSuchEdition, open_book
from publication.rendering.page import Page
from tests.publication import bundles

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)


@pytest.fixture
def editions(editions_root):
    bundles.write(editions_root, FIRST)
    bundles.write(editions_root, SECOND, FIRST)


def ask(address="/drugs/?q=1", number=None, **headers):
    page = Page(open_book(number), "drugs/index.html", "Drugs", "drugs.html", {"groups": []})
    return answer(RequestFactory().get(address, headers=headers), page)


def test_an_answer_bears_the_headers_of_a_public_page_and_no_cookie(editions):
    response = ask()
    assert {name: response.headers[name] for name in ("Cache-Control", "X-Robots-Tag", "Vary", "Content-Type")} == {
        "Cache-Control": "public, no-cache",
        "X-Robots-Tag": "noindex",
        "Vary": "Accept-Encoding",
        "Content-Type": "text/html; charset=utf-8",
    }
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert dict(response.cookies) == {}


def test_an_address_without_a_query_may_be_found_by_search_engines(editions):
    assert "X-Robots-Tag" not in ask("/editions/1/compare/2/").headers


def test_an_answer_is_compressed_for_whom_it_suits(editions):
    response = ask(accept_encoding="br")
    assert response.headers["Content-Encoding"] == "br"
    assert brotli.decompress(response.content) == ask().content


def test_an_answer_that_is_known_is_not_sent_again(editions):
    response = ask(if_none_match=ask().headers["ETag"])
    assert (response.status_code, response.content) == (304, b"")


def test_an_old_edition_s_answer_says_what_superseded_it(editions):
    body = ask("/editions/1/drugs/?q=1", number=1).content.decode()
    assert "Edition 1 was superseded by edition 2" in body
    assert "superseded" not in ask().content.decode()


def test_an_old_edition_s_answer_leads_to_the_same_question_in_the_current_one(editions):
    asked = "/editions/1/drugs/exampletinib/?q=S1986F%2BL2000V&prior=a&prior=%22%3E"
    way = "../../../../drugs/exampletinib/?q=S1986F%2BL2000V&amp;prior=a&amp;prior=%22%3E"
    assert f'<a href="{way}">This page in edition 2</a>' in ask(asked, number=1).text
    nowhere = ask("/editions/1/nowhere/?q=1", number=1).text
    assert '<a href="../../../">The current page in edition 2</a>' in nowhere


def test_an_edition_that_does_not_exist_is_not_found(editions):
    @on_request
    def view(request):
        raise NoSuchEdition("There is no edition 7.")

    with pytest.raises(Http404, match=r"There is no edition 7\."):
        view(RequestFactory().get("/"))


def test_before_the_first_edition_a_reader_is_asked_to_come_back(editions_root):
    @on_request
    def view(request):
        open_book()

    assert view(RequestFactory().get("/")).status_code == 503


def test_a_query_leaves_out_what_is_empty():
    assert (query(m="S1986F+L2000V", prior=""), query(m="")) == ("?m=S1986F%2BL2000V", "")
