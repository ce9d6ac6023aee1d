"""Every word of the public site can be translated: in a language of brackets only what records say stands outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.test import Client, RequestFactory
from django.test.signals import template_rendered

from desk.report_guard import sign_number
from publication.document import Document, Entry
from publication.refusing import no_token
from publication.rendering.book import Book
from publication.rendering.files import render_pages_and_data
from publication.rendering.html import render_pages, treatment_page
from publication.rendering.numbering import order_of_citation
from publication.rendering.two_sides.pdf import to_html
from publication.rendering.two_sides.view import TwoSides
from publication.serving.bundle_writing import write_bundle
from publication.serving.current import Current, replace_current
from publication.views import nothing_published
from tests.publication import documents
from tests.publication.chained import chain
from tests.publication.pseudo_language import Content, pseudo_language, take_apart

NAMES = ("DOI", "PubMed", "SHA", "BibTeX", "RIS", "JSON", "nmol", "gonetinib", "zzzz")
"""What has one name in every language: identifiers, formats, units; and what the reader of this test types."""

ON_REQUEST = (
    "search/?q=exampletinib",
    "search/?q=exampletonib",
    "search/?q=exampletinib+zzzz",
    "search/?q=overall&kind=results",
    "search/?q=zzzz",
    "search/?q=exampletinib&part=results",
    "search/?q=zzzz&part=results",
    "mutations/?m=G2032R",
    "mutations/?m=G2032R&prior=exampletinib&prior=specimenib",
    "mutations/?m=L2026M%2BG2032R&prior=nevertinib",
    "mutations/?m=zzzz&prior=zzzz",
    "mutations/?prior=specimenib",
    "mutations/?m=gonetinib&prior=gonetinib",
    "algorithm/pd/?via=dx.first.follow",
    "algorithm/pd/?via=zzzz.follow",
    "editions/1/",
    "editions/1/drugs/exampletinib/",
    "editions/1/compare/2/",
    "editions/1/compare/2/?drug=exampletinib",
    "editions/1/compare/1/",
    "drugs/exampletinib/feed.atom",
    "report/",
    "report/?about=drugs.drug:exampletinib&edition=1",
)

PUBLIC_FOLDERS = {"blocks", "components", "errors", "asked", "on_request", "report", "search"}


@pytest.fixture(scope="module")
def used() -> Iterator[set[str]]:
    """The names of the templates that are drawn meanwhile."""
    names: set[str] = set()

    def note(template, **_):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.fixture(scope="module")
def editions() -> Iterator[list[Document]]:
    """Two editions that differ, the second a demonstration, in the language of brackets."""
    later = documents.medium_document(edition=documents.header(is_demonstration=True))
    with pseudo_language():
        yield chain(_earlier(later), later)


def _earlier(document: Document) -> Document:
    """The same with other brand names, words and numbers, and without one drug."""
    drugs = [_other(entry, brand_names=("Former",)) for entry in document.drugs if entry.content.key != "weaktinib"]
    results = [_other(entry, estimate="1", note="Former") for entry in document.results]
    statements = [_other(entry, text="Formerly said.") for entry in document.statements]
    header = document.edition.model_copy(update={"is_demonstration": False})
    changed = {"drugs": tuple(drugs), "results": tuple(results), "statements": tuple(statements), "edition": header}
    return document.model_copy(update=changed)


def _other(entry: Entry, **fields: object) -> Entry:
    return documents.entry(entry.content.model_copy(update=fields))


@pytest.fixture(scope="module")
def bundle(editions, tmp_path_factory) -> Iterator[Path]:
    """Both, as readers get them."""
    root = tmp_path_factory.mktemp("bracketed")
    first, second = editions
    write_bundle(root, first, render_pages_and_data(first))
    folder = write_bundle(root, second, render_pages_and_data(second, [first.edition]), [first.edition])
    replace_current(root, Current(2, folder.name))
    return root


@pytest.fixture(scope="module")
def files(used, editions) -> dict[str, str]:
    """All that is rendered ahead: pages, figures, feeds, and the HTML that the PDFs are made of."""
    found = {}
    bare = documents.document(documents.section("s", 1), edition=documents.header(3))
    for document in (*editions, bare):
        number = document.edition.number
        earlier = [one.edition for one in editions if one.edition.number < number]
        for path, data in render_pages_and_data(document, earlier):
            if path.endswith((".html", ".svg", ".atom")):
                found[f"{number}/{path}"] = data.decode()
        book = Book(document, earlier)
        page = treatment_page(book, is_pdf=True)
        numbers = order_of_citation(treatment_page(book).draw(), book.references)
        found[f"{number}/treatment.pdf"] = page.finish(page.draw(), numbers)
        found[f"{number}/treatment-summary.pdf"] = to_html(TwoSides(book), numbers)
    found["preview"] = dict(render_pages(editions[1], is_preview=True))["index.html"].decode()
    return found


@pytest.fixture
def answers(used, bundle, settings) -> dict[str, str]:
    """What is drawn as it is asked for."""
    settings.EDITIONS_ROOT = bundle
    client = Client()
    thanks = [f"report/received/?as={sign_number('R-2026-0007', mail)}" for mail in ("", "sent", "failed")]
    found = {address: drawn(client.get(f"/{address}")) for address in (*ON_REQUEST, *thanks)}
    spoilt = {"what": "zzzz 12/03/1961", "email": "zzzz", "website": "zzzz", "token": "zzzz"}
    found["report, spoilt"] = client.post("/report/", spoilt).content.decode()
    found["report, put"] = client.put("/report/").content.decode()
    found["only read"] = client.post("/").content.decode()
    found["for another site"] = client.get("/", headers={"host": "elsewhere.example"}).content.decode()
    found["no token"] = no_token(RequestFactory().post("/")).content.decode()
    found["nothing published"] = nothing_published(RequestFactory().get("/")).content.decode()
    return found


def drawn(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def outside(pages: dict[str, str], editions: list[Document]) -> dict[str, list[str]]:
    """The phrases of each page that stand outside brackets and are no record's."""
    content = Content(editions, NAMES)
    found = {}
    for path, html in pages.items():
        page = take_apart(html)
        phrases = [f"{where}: {phrase}" for where, run in page.runs for phrase in content.foreign(run)]
        if phrases or page.depth:
            found[path] = [*dict.fromkeys(phrases), *(["brackets do not match"] if page.depth else [])]
    return found


def test_no_word_of_what_is_rendered_ahead_is_beyond_translation(files, editions):
    assert outside(files, editions) == {}


@pytest.mark.django_db
def test_no_word_of_what_is_drawn_on_request_is_beyond_translation(answers, editions):
    assert outside(answers, editions) == {}


@pytest.mark.django_db
def test_every_public_template_is_among_them(files, answers, used):
    folder = Path(site_settings.BASE_DIR) / "templates"
    every = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    public = {name for name in every if "/" not in name or name.split("/")[0] in PUBLIC_FOLDERS}
    assert public - used == set()
