"""The packet as PDF: the same records, made with no network and no file."""

import subprocess

import pytest
from django.urls import reverse

from publication.rendering.pdf_writing import AssetsOnly, RefusedAddress
from tests.admin_forms import login
from tests.factories import approve_with_sources, cite, edit, make_reference, make_statement, make_user

pytestmark = pytest.mark.django_db

PDF = reverse("desk:packet-pdf")


def text_of(data, tmp_path):
    path = tmp_path / "packet.pdf"
    path.write_bytes(data)
    return " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split())


def test_the_pdf_says_what_changed_why_and_on_what_source(tmp_path):
    paper = make_reference(title="A paper", doi="10.1000/paper")
    statement = make_statement(text="It is given once a day.", citations=[cite(paper, locator="p. 7")])
    approve_with_sources(statement, by=make_user("medical reviewer", "zoe"))
    edit(statement, text="It is given twice a day.", reason="As in the label of 2026.")
    response = login("medical reviewer", "eve").get(PDF)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    text = text_of(response.content, tmp_path)
    for said in ("Packet for eve", "once", "twice", "As in the label of 2026.", "p. 7 in example2024: A paper"):
        assert said in text
    assert "1 record, as they stood on" in text


def test_it_takes_the_same_selection_as_the_page(tmp_path):
    make_reference(key="mine2024", title="Mine", by=make_user("medical reviewer", "eve"))
    make_reference(key="other2024", title="Theirs")
    text = text_of(login("medical reviewer", "eve").get(PDF, {"pile": "waiting"}).content, tmp_path)
    assert "Theirs" in text
    assert "Mine" not in text


def test_the_renderer_reads_nothing_but_its_own_typefaces(monkeypatch):
    asked = []
    original = AssetsOnly.fetch

    def fetch(self, url, headers=None):
        asked.append(url)
        return original(self, url, headers)

    monkeypatch.setattr(AssetsOnly, "fetch", fetch)
    make_reference(url="https://example.org/paper", title="A <img src='https://example.org/x.png'> title")
    login("medical reviewer", "eve").get(PDF)
    assert asked
    assert all(url.startswith("https://edition.invalid/assets/ward-") for url in asked)


def test_an_address_elsewhere_is_refused():
    with pytest.raises(RefusedAddress):
        AssetsOnly({}).fetch("https://example.org/x.png")
