import pytest

from publication.rendering.html import render_pages
from tests.publication import documents
from tests.publication.site_pages import parse


def head(path: str, document=None, **options) -> dict[str, str]:
    """What the tags in the head of a page say, by name."""
    files = dict(render_pages(document or documents.medium_document(), **options))
    page = parse(files[path])
    tags = [item.attributes for item in page.named("meta") if "content" in item.attributes]
    said = {tag.get("name") or tag.get("property"): tag["content"] for tag in tags}
    links = [item.attributes for item in page.named("link") if item.attributes["rel"] == "canonical"]
    return said | {f"link {link['rel']}": link["href"] for link in links}


@pytest.fixture
def public(settings):
    settings.SITE_ADDRESS = "https://ros1.example"


def test_a_page_tells_those_who_share_and_cite_it_what_it_is(public):
    said = head("drugs/exampletinib/index.html")
    described = (
        "exampletinib in ROS1+ cancer: approvals, results with their intervals, and what is known on each mutation."
    )
    site = "ROS1+ cancer: treatment evidence for professionals"
    del said["viewport"], said["color-scheme"]
    assert said == {
        "description": described,
        "og:type": "website",
        "og:title": "exampletinib",
        "og:description": described,
        "og:site_name": site,
        "og:locale": "en_GB",
        "og:url": "https://ros1.example/drugs/exampletinib/",
        "citation_title": f"exampletinib. {site}. Edition 1",
        "citation_publication_date": "2026/11/22",
        "citation_language": "en-GB",
        "citation_public_url": "https://ros1.example/editions/1/drugs/exampletinib/",
        "link canonical": "https://ros1.example/drugs/exampletinib/",
    }


def test_the_treatment_page_is_cited_as_the_edition_with_its_pdf(public):
    said = head("index.html")
    assert said["citation_title"] == "ROS1+ cancer: treatment evidence for professionals. Edition 1"
    assert said["citation_pdf_url"] == "https://ros1.example/editions/1/treatment.pdf"
    assert said["link canonical"] == "https://ros1.example/"


def test_a_section_alone_leaves_the_first_place_to_the_page_it_is_taken_from(public):
    assert head("sections/overview/index.html")["link canonical"] == "https://ros1.example/"


def test_an_address_of_this_machine_is_told_to_nobody(settings):
    settings.SITE_ADDRESS = "http://127.0.0.1:8000"
    said = head("index.html")
    assert not any("127.0.0.1" in value for value in said.values())
    assert "link canonical" not in said


def test_previews_and_error_pages_are_not_for_search_engines(public):
    assert head("index.html", is_preview=True)["robots"] == "noindex"
    error = head("404.html")
    assert error["robots"] == "noindex"
    assert not {"link canonical", "og:url", "citation_title"} & error.keys()


def test_a_demonstration_says_so_where_it_is_shared():
    demonstration = documents.medium_document(edition=documents.header(1, is_demonstration=True))
    for path in ("index.html", "drugs/exampletinib/index.html", "about/index.html"):
        assert "no clinician has reviewed this" in head(path, demonstration)["og:description"], path


def test_no_two_pages_have_the_same_description():
    files = dict(render_pages(documents.medium_document()))
    described = [
        tag.attributes["content"]
        for path, data in files.items()
        if path.endswith("index.html") and not path.startswith("sections/")
        for tag in parse(data).named("meta")
        if tag.attributes.get("name") == "description"
    ]
    assert len(described) == len(set(described))
