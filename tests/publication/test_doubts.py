"""Reservations and dissent stand beside the value, with their reason, without anything having to be opened."""

import io
import re

import pytest
from pypdf import PdfReader

from publication.rendering.html import render_pages
from publication.rendering.notes import Notes
from publication.rendering.pdf import render_pdf
from tests.publication import documents

RESERVED = documents.signature(signer="A. Careful", decision="reservation", reason="Few patients.")
AGAINST = documents.signature(signer="B. Contrary", decision="dissent", reason="The cohort was mixed.")


@pytest.fixture(scope="module")
def document():
    """The example, every record of it signed with a reservation and a dissent."""
    whole = documents.medium_document()
    entries = {
        table: tuple(
            entry.model_copy(update={"signatures": (*entry.signatures, RESERVED, AGAINST)})
            for entry in getattr(whole, table)
        )
        for table in ("results", "statements", "approvals", "algorithm", "mutations", "fusions", "trials")
    }
    return whole.model_copy(update=entries)


def closed_text(page: bytes) -> str:
    """What is read without opening anything."""
    html = page.decode()
    while "<details" in html:
        html = re.sub(r"<details(?:(?!<details).)*?</details>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_note_knows_its_doubts(document):
    note = Notes(document).of_entry(document.statements[0])
    assert [(line.doubt, line.signature.signer) for line in note.doubts] == [
        ("Reservation", "A. Careful"),
        ("Dissent", "B. Contrary"),
    ]


def test_doubts_stand_beside_every_claim_of_the_page(document):
    text = closed_text(dict(render_pages(document))["index.html"])
    for section in ("statements", "results", "algorithm"):
        assert text.count("▲ Dissent of B. Contrary: “The cohort was mixed.”") >= len(getattr(document, section))


@pytest.mark.parametrize("path", ["mutations/G2032R/index.html", "drugs/exampletinib/index.html"])
def test_doubts_stand_on_the_pages_of_single_records(path, document):
    assert "▲ Reservation of A. Careful: “Few patients.”" in closed_text(dict(render_pages(document))[path])


def test_doubts_stand_in_the_pdf(document):
    reader = PdfReader(io.BytesIO(render_pdf(document)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Reservation of A. Careful: “Few patients.”" in text
    assert "Dissent of B. Contrary: “The cohort was mixed.”" in text
