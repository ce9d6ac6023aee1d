import pytest
from django.test import Client
from django.urls import reverse

from publication.rendering.assets import read_assets
from publication.serving.bundle import bundle_name
from publication.serving.edition_server import EditionServer
from publication.serving.shelf import Shelf
from tests.publication import bundles

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def editions(editions_root):
    """Two editions, the second current."""
    bundles.write(editions_root, FIRST)
    bundles.write(editions_root, SECOND, FIRST, more={"500.html": bundles.page("Something went wrong")})
    return editions_root


NAMED = [
    ("treatment", [], "/"),
    ("treatment-pdf", [], "/treatment.pdf"),
    ("summary-pdf", [], "/treatment-summary.pdf"),
    ("section", ["overview"], "/sections/overview/"),
    ("citation", ["edition-1.bib"], "/cite/edition-1.bib"),
    ("sitemap", [], "/sitemap.xml"),
    ("robots", [], "/robots.txt"),
    ("drugs", [], "/drugs/"),
    ("drug", ["crizotinib"], "/drugs/crizotinib/"),
    ("drug-feed", ["crizotinib"], "/drugs/crizotinib/feed.atom"),
    ("mutations", [], "/mutations/"),
    ("mutation", ["S1986F+L2000V"], "/mutations/S1986F+L2000V/"),
    ("trials", [], "/trials/"),
    ("trial", ["NCT03093116"], "/trials/NCT03093116/"),
    ("references", [], "/references/"),
    ("algorithm", [], "/algorithm/"),
    ("corrections", [], "/corrections/"),
    ("reports", [], "/reports/"),
    ("search", [], "/search/"),
    ("search-in-edition", [1], "/editions/1/search/"),
    ("editions", [], "/editions/"),
    ("edition", [1], "/editions/1/"),
    ("edition-file", [1, "treatment.pdf"], "/editions/1/treatment.pdf"),
    ("feed", [], "/editions/feed.atom"),
    ("table", ["drugs"], "/data/drugs.csv"),
    ("tables", [], "/data/all.zip"),
    ("document", [], "/document.json"),
    ("about", [], "/about/"),
]


@pytest.mark.parametrize(("name", "arguments", "address"), NAMED)
def test_every_public_address_has_a_name(name, arguments, address):
    assert reverse(f"publication:{name}", args=arguments) == address


@pytest.mark.parametrize(
    "address",
    ["/", "/drugs/exampletinib/", "/mutations/S1986F+L2000V/", "/treatment.pdf", "/document.json",
     "/assets/site-0123456789ab.css", "/editions/2/", "/editions/2/drugs/exampletinib/", "/drugs/Exampla/"],
)  # fmt: skip
def test_django_answers_as_the_edition_server_does(client, editions, address):
    answer = {}
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "HTTP_ACCEPT_ENCODING": "br"}
    server = EditionServer(None, editions, shelf=Shelf(editions))
    body = b"".join(server(environ, lambda status, headers: answer.update(status=status, headers=dict(headers))))
    response = client.get(address, headers={"accept-encoding": "br"})
    assert (f"{response.status_code} {response.reason_phrase}", response.content) == (answer["status"], body)
    assert {name: response.headers.get(name) for name in answer["headers"]} == answer["headers"]


@pytest.mark.parametrize("below", ["", "editions/1/"])
def test_an_asset_of_the_running_code_is_there_whichever_code_made_the_bundle(client, editions, below):
    assets = read_assets()
    response = client.get(f"/{below}{assets.script}")
    assert (response.content, response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        assets.files[assets.script],
        "text/javascript; charset=utf-8",
        "public, max-age=31536000, immutable",
    )


def test_no_reader_leaves_a_trace(client, editions):
    response = client.get("/")
    assert (dict(response.cookies), "Cookie" in response.headers["Vary"]) == ({}, False)


def test_a_known_page_is_not_sent_again(client, editions):
    etag = client.get("/").headers["ETag"]
    response = client.get("/", headers={"if-none-match": etag})
    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)


def test_head_has_a_length_and_no_body(client, editions):
    response = client.head("/treatment.pdf")
    length = len(bundles.files(SECOND)["treatment.pdf"])
    assert (response.headers["Content-Length"], response.content) == (str(length), b"")


def test_posting_to_a_page_is_refused(client, editions):
    response = client.post("/")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_an_old_edition_says_what_superseded_it(client, editions):
    response = client.get("/editions/1/drugs/exampletinib/")
    assert "Edition 1 was superseded by edition 2 on 22 November 2026." in response.text
    assert "Exampletinib in edition 1" in response.text
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_an_old_pdf_is_as_it_was(client, editions):
    assert client.get("/editions/1/treatment.pdf").content == bundles.files(FIRST)["treatment.pdf"]


def test_an_old_edition_is_found_without_its_last_slash(client, editions):
    response = client.get("/editions/1")
    assert (response.status_code, response.headers["Location"]) == (301, "/editions/1/")


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/drugs/nothing/", "/editions/7/", "/editions/1/nowhere/", "/editions/1/../current",
                "/editions/1/manifest.json", "/editions/1/%2e%2e/current", "/editions/01/", "/data/nothing.csv"],
)  # fmt: skip
def test_what_is_nowhere_gets_the_editions_own_page(client, editions, address):
    response = client.get(address)
    assert (response.status_code, response.content) == (404, bundles.files(SECOND)["404.html"])


def test_a_broken_old_bundle_gets_the_page_for_errors_and_no_wrong_bytes(client, editions):
    (editions / bundle_name(1, FIRST.content_digest) / "treatment.pdf").write_bytes(b"%PDF forged")
    response = client.get("/editions/1/treatment.pdf")
    assert (response.status_code, response.content) == (500, bundles.page("Something went wrong"))


@pytest.mark.parametrize("address", ["/", "/treatment.pdf", "/drugs/crizotinib/", "/editions/1/"])
def test_before_the_first_edition_a_page_says_so(client, editions_root, address):
    response = client.get(address)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "Nothing is published yet" in response.text
    assert "manage.py publish --by USER" in response.text


def test_before_the_first_edition_an_unknown_address_is_told_in_words(client, editions_root):
    response = client.get("/nowhere/")
    assert (response.status_code, response.text) == (404, "There is no such page.\n")


def test_no_view_asks_the_database(client, editions, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        client.get("/")
        client.get("/editions/1/")
        client.get("/nowhere/")
