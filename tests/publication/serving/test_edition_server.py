import gzip
import logging
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import unquote
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.validate import validator

import brotli
import pytest

from publication.serving.current import Current, replace_current
from publication.serving.edition_server import EditionServer
from publication.serving.shelf import Shelf
from review.content import sha256
from tests.publication import bundles
from tests.publication.clock import Clock


def django(environ, start_response):
    """What stands behind: it says what it was asked for."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Django: {environ['REQUEST_METHOD']} {environ['PATH_INFO']}".encode()]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def server(tmp_path, clock):
    bundles.write(tmp_path, bundles.edition())
    return EditionServer(django, tmp_path, shelf=Shelf(tmp_path, clock=clock))


def ask(server, target, method="GET", **headers):
    """Status line, headers and body of one request."""
    path, _, query = target.partition("?")
    answer = {}
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": unquote(path, "latin-1"), "QUERY_STRING": query,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }  # fmt: skip
    body = b"".join(server(environ, lambda status, headers: answer.update(status=status, headers=dict(headers))))
    return answer["status"], answer["headers"], body


def body_of(server, target, **headers):
    return ask(server, target, **headers)[2]


def location_of(server, target):
    status, headers, _ = ask(server, target)
    return status, headers.get("Location")


def identity_of(path, number=1):
    document = bundles.edition() if number == 1 else bundles.edition(2, bundles.edition())
    return bundles.files(document)[path]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/?utm_source=letter", "index.html"),
        ("/drugs/exampletinib/", "drugs/exampletinib/index.html"),
        ("/mutations/S1986F+L2000V/", "mutations/S1986F+L2000V/index.html"),
        ("/mutations/S1986F%2BL2000V/", "mutations/S1986F+L2000V/index.html"),
        ("/treatment.pdf", "treatment.pdf"),
        ("/document.json", "document.json"),
        ("/editions/1/", "index.html"),
        ("/editions/1/drugs/exampletinib/", "drugs/exampletinib/index.html"),
        ("/editions/1/treatment.pdf", "treatment.pdf"),
    ],
)
def test_every_address_of_the_current_edition_is_answered(server, target, path):
    assert body_of(server, target) == identity_of(path)


@pytest.mark.parametrize("target", ["/search/?q=x", "/editions/1/search/?q=x"])
def test_what_a_query_asks_is_handed_to_django(server, target):
    assert body_of(server, target).startswith(b"Django: GET")


def test_a_page_comes_with_all_its_headers(server):
    page = identity_of("index.html")
    assert ask(server, "/") == (
        "200 OK",
        {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "public, no-cache",
            "Vary": "Accept-Encoding",
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
            "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Content-Length": str(len(page)),
            "ETag": f'"{sha256(page)[:32]}-identity"',
        },
        page,
    )


def test_a_file_named_by_its_digest_is_kept_for_ever(server):
    _, headers, _ = ask(server, "/assets/site-0123456789ab.css")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_pdf_leaves_the_browsers_viewer_free_and_is_still_not_framed(server):
    _, headers, _ = ask(server, "/treatment.pdf")
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert (headers["Content-Type"], headers["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def test_a_figure_may_be_styled_by_itself_and_run_nothing(server):
    _, headers, _ = ask(server, "/figures/naive-response.svg")
    assert headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def test_a_reader_gets_the_encoding_that_she_takes(server):
    page = identity_of("index.html")
    _, br_headers, br = ask(server, "/", accept_encoding="gzip, deflate, br")
    _, gzip_headers, zipped = ask(server, "/", accept_encoding="br;q=0.1, gzip")
    assert (brotli.decompress(br), gzip.decompress(zipped)) == (page, page)
    assert (br_headers["Content-Encoding"], gzip_headers["Content-Encoding"]) == ("br", "gzip")
    assert (br_headers["Content-Length"], gzip_headers["Content-Length"]) == (str(len(br)), str(len(zipped)))
    assert br_headers["ETag"] == f'"{sha256(br)[:32]}-br"'
    assert len({br_headers["ETag"], gzip_headers["ETag"], ask(server, "/")[1]["ETag"]}) == 3


def test_head_has_the_same_headers_and_no_body(server):
    status, headers, _ = ask(server, "/", accept_encoding="br")
    assert ask(server, "/", "HEAD", accept_encoding="br") == (status, headers, b"")


def test_a_reader_who_has_the_bytes_gets_304_and_nothing_more(server):
    etag = ask(server, "/", accept_encoding="br")[1]["ETag"]
    assert ask(server, "/", accept_encoding="br", if_none_match=f'"other", W/{etag}') == (
        "304 Not Modified",
        {"Cache-Control": "public, no-cache", "Vary": "Accept-Encoding", "ETag": etag},
        b"",
    )
    assert ask(server, "/", if_none_match="*")[0] == "304 Not Modified"


def test_an_etag_of_another_encoding_does_not_match(server):
    etag = ask(server, "/", accept_encoding="br")[1]["ETag"]
    assert ask(server, "/", accept_encoding="gzip", if_none_match=etag)[0] == "200 OK"


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/drugs/exampletinib", "../drugs/exampletinib/"),
        ("/drugs/exampletinib?a=b", "../drugs/exampletinib/?a=b"),
        ("/mutations/S1986F+L2000V", "../mutations/S1986F%2BL2000V/"),
        ("/drugs/Exampla/", "../../drugs/exampletinib/"),
        ("/drugs/EXAMPLA", "../drugs/exampletinib/"),
        ("/editions/1", "./1/"),
        ("/editions/1/drugs/exampla/", "../../drugs/exampletinib/"),
        ("/editions/1/drugs/exampletinib", "../drugs/exampletinib/"),
        ("/editions/1/editions/2/drugs/", "../../../../../editions/2/drugs/"),
    ],
)
def test_other_names_and_a_missing_slash_lead_to_the_page(server, target, location):
    assert location_of(server, target) == ("301 Moved Permanently", location)


def test_a_redirect_is_asked_for_again_each_time(server):
    _, headers, body = ask(server, "/drugs/exampla")
    assert (headers["Cache-Control"], headers["Content-Length"], body) == ("public, no-cache", "0", b"")


@pytest.mark.parametrize(
    "target",
    [
        "/admin/", "/nowhere/", "/404.html", "/aliases.json", "/manifest.json", "/editions/2/", "/editions/01/",
        "//drugs/exampletinib/", "/../current", "/%2e%2e/current", "/assets/../../current", "/editions/1/../current",
        "/drugs/exampletinib//", "/drugs", "/index.html.br", "/\0", "/%ff", "/editions/1/editions/",
        f"/editions/{'9' * 5000}/", f"/editions/{'9' * 5000}/search/?q=x", f"/editions/1/editions/{'9' * 5000}/",
    ],
)  # fmt: skip
def test_what_is_not_in_the_bundle_falls_through(server, target):
    assert body_of(server, target).startswith(b"Django: GET /")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_what_is_no_plain_reading_falls_through(server, method):
    assert body_of(server, "/", method=method) == f"Django: {method} /".encode()


def test_a_page_that_was_taken_back_answers_gone(tmp_path, clock):
    more = {"gone.json": b'["drugs/exampletinib/index.html"]'}
    bundles.write(tmp_path, bundles.edition(), more=more)
    server = EditionServer(django, tmp_path, shelf=Shelf(tmp_path, clock=clock))
    status, headers, body = ask(server, "/drugs/exampletinib/")
    assert (status, headers["Cache-Control"]) == ("410 Gone", "public, no-cache")
    assert body == identity_of("drugs/exampletinib/index.html")
    assert ask(server, "/drugs/exampletinib/", if_none_match="*")[0] == "410 Gone"


def test_before_the_first_edition_everything_falls_through(tmp_path, clock):
    server = EditionServer(django, tmp_path / "editions", shelf=Shelf(tmp_path / "editions", clock=clock))
    assert body_of(server, "/") == b"Django: GET /"
    bundles.write(tmp_path / "editions", bundles.edition())
    clock.now += 1
    assert body_of(server, "/") == identity_of("index.html")


def test_a_new_edition_is_seen_within_a_second(server, tmp_path, clock):
    bundles.write(tmp_path, bundles.edition(2, bundles.edition()), bundles.edition())
    clock.now += 0.9
    assert body_of(server, "/") == identity_of("index.html", 1)
    clock.now += 0.1
    assert body_of(server, "/") == identity_of("index.html", 2)
    assert body_of(server, "/editions/2/") == identity_of("index.html", 2)
    assert body_of(server, "/editions/1/") == b"Django: GET /editions/1/"


def test_the_former_editions_assets_are_answered_for_an_hour(tmp_path, clock):
    bundles.write(tmp_path, bundles.edition(), more={"assets/old-aaaaaaaaaaaa.css": b"old", "old.html": b"old"})
    server = EditionServer(django, tmp_path, shelf=Shelf(tmp_path, clock=clock))
    bundles.write(tmp_path, bundles.edition(2, bundles.edition()), bundles.edition())
    clock.now += 1
    assert body_of(server, "/") == identity_of("index.html", 2)
    assert body_of(server, "/assets/old-aaaaaaaaaaaa.css") == b"old"
    assert body_of(server, "/old.html") == b"Django: GET /old.html"
    clock.now += 3599
    assert body_of(server, "/assets/old-aaaaaaaaaaaa.css") == b"old"
    clock.now += 1
    assert body_of(server, "/assets/old-aaaaaaaaaaaa.css") == b"Django: GET /assets/old-aaaaaaaaaaaa.css"


@pytest.mark.parametrize("harm", ["byte", "manifest", "folder", "current", "nothing"])
def test_readers_stay_with_the_old_edition_when_the_new_one_is_broken(server, tmp_path, clock, caplog, harm):
    folder = bundles.write(tmp_path, bundles.edition(2, bundles.edition()), bundles.edition())
    if harm == "byte":
        (folder / "treatment.pdf").write_bytes(b"%PDF-1.7 of edition 3")
    elif harm == "manifest":
        (folder / "manifest.json").write_text("{")
    elif harm == "folder":
        replace_current(tmp_path, Current(2, "2-000000000000"))
    elif harm == "current":
        (tmp_path / "current").write_text("{")
    else:
        (tmp_path / "current").unlink()
    clock.now += 1
    with caplog.at_level(logging.ERROR):
        assert body_of(server, "/") == identity_of("index.html", 1)
    (said,) = caplog.messages
    assert said.endswith(f"Readers stay with 1-{bundles.edition().content_digest[:12]}.")
    bundles.write(tmp_path, bundles.edition(2, bundles.edition()), bundles.edition())
    clock.now += 30
    assert body_of(server, "/") == identity_of("index.html", 2)


def test_many_threads_never_see_half_an_edition(server, tmp_path, clock):
    pages = {identity_of("index.html", 1), identity_of("index.html", 2)}
    latest = identity_of("index.html", 2)
    seen, stop, turned = set(), threading.Event(), threading.Event()

    def read():
        while not stop.is_set():
            seen.add(body_of(server, "/"))
            if latest in seen:
                turned.set()

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    bundles.write(tmp_path, bundles.edition(2, bundles.edition()), bundles.edition())
    clock.now += 1
    assert turned.wait(timeout=30)
    stop.set()
    for reader in readers:
        reader.join()
    assert seen == pages


def test_readers_are_told_to_come_back_over_tls_where_the_site_has_it(tmp_path):
    bundles.write(tmp_path, bundles.edition())
    server = EditionServer(django, tmp_path, hsts_seconds=3600)
    assert ask(server, "/")[1]["Strict-Transport-Security"] == "max-age=3600"


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def listening(application):
    with make_server("127.0.0.1", 0, validator(application), handler_class=Quiet) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        connection = HTTPConnection("127.0.0.1", httpd.server_port)
        try:
            yield connection
        finally:
            connection.close()
            httpd.shutdown()
            thread.join()


def over_http(connection, method, target, **headers):
    connection.request(method, target, headers=headers)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def test_over_a_socket_a_page_is_read_once_and_then_known(server):
    with listening(server) as connection:
        status, headers, body = over_http(connection, "GET", "/", **{"Accept-Encoding": "br"})
        again = over_http(connection, "GET", "/", **{"Accept-Encoding": "br", "If-None-Match": headers["ETag"]})
        head = over_http(connection, "HEAD", "/treatment.pdf")
        behind = over_http(connection, "GET", "/admin/")
    assert (status, brotli.decompress(body)) == (200, identity_of("index.html"))
    assert (again[0], again[2]) == (304, b"")
    assert (head[0], head[1]["Content-Length"], head[2]) == (200, str(len(identity_of("treatment.pdf"))), b"")
    assert behind[2] == b"Django: GET /admin/"
