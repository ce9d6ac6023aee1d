import pytest

from publication.rendering.citing import NAME_IT, Citing, Licence, citation_files, licence
from publication.rendering.html import render_pages
from tests.publication import documents
from tests.publication.site_pages import parse


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_ADDRESS = "https://ros1.example"
    settings.SITE_NAME = "ROS1+ & cancer"


def test_bibtex_names_edition_dates_digest_and_address_and_no_author():
    assert Citing(documents.header(2), "ab" * 32).bibtex == (
        "@misc{ros1-treatment-edition-2,\n"
        "  title = {{ROS1+ \\& cancer. Edition 2}},\n"
        "  year = {2026},\n"
        "  month = {11},\n"
        "  date = {2026-11-22},\n"
        "  url = {https://ros1.example/editions/2/},\n"
        "  language = {en-GB},\n"
        f"  note = {{State of knowledge: 5 February 2024. SHA-256 of the edition: {'ab' * 32}.}},\n"
        "}\n"
    )


def test_ris_says_of_a_demonstration_that_it_is_one():
    assert Citing(documents.header(2, is_demonstration=True)).ris.split("\r\n") == [
        "TY  - ELEC",
        "TI  - ROS1+ & cancer. Edition 2",
        "ET  - 2",
        "PY  - 2026",
        "DA  - 2026/11/22",
        "UR  - https://ros1.example/editions/2/",
        "LA  - en-GB",
        "N1  - State of knowledge: 5 February 2024.",
        "N1  - Demonstration: the sign-offs were made by demonstration accounts, and no clinician has reviewed this.",
        "ER  - ",
        "",
    ]


def test_every_edition_has_its_files_and_its_own_digest():
    files = dict(citation_files(documents.header(2, previous_digest="cd" * 32), "ab" * 32, [documents.header(1)]))
    assert sorted(files) == ["cite/edition-1.bib", "cite/edition-1.ris", "cite/edition-2.bib", "cite/edition-2.ris"]
    assert f"edition: {'cd' * 32}".encode() in files["cite/edition-1.ris"]
    assert f"edition: {'ab' * 32}".encode() in files["cite/edition-2.ris"]


def test_the_treatment_page_and_the_editions_say_how_to_cite():
    files = dict(render_pages(documents.small_document(), [documents.header(0)]))
    for path in ("index.html", "editions/index.html"):
        text = parse(files[path]).text
        assert (
            "How to cite this edition ROS1+ & cancer. Edition 1, state of knowledge 5 February 2024, published "
            "22 November 2026. https://ros1.example/editions/1/"
        ) in text, path
    addresses = parse(files["editions/index.html"]).addresses()
    assert {"../cite/edition-0.bib", "../cite/edition-1.ris"} <= set(addresses)


def test_without_a_licence_in_the_settings_none_is_claimed(settings):
    assert settings.CONTENT_LICENCE == {"name": "", "address": ""}
    assert licence() == Licence()
    assert licence().sentence == NAME_IT


def test_the_licence_of_the_settings_stands_on_the_page_about_the_site(settings):
    settings.CONTENT_LICENCE = {"name": "CC BY 4.0", "address": "https://creativecommons.org/licenses/by/4.0/"}
    page = parse(dict(render_pages(documents.small_document()))["about/index.html"])
    assert "licensed under CC BY 4.0; name the edition and its date." in page.text
    assert "https://creativecommons.org/licenses/by/4.0/" in page.addresses()
    assert NAME_IT not in page.text
