"""PDFs as the tests read them."""

import io
from collections.abc import Iterator

from page import ValidationProfile, validate_pdf_bytes
from pypdf import PdfReader

from publication.changes import compare
from publication.document import Document
from tests.publication.fixture_documents import fixture_document

STANDARDS = (ValidationProfile.PDF_A_3A, ValidationProfile.PDF_UA_1)


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(page) -> str:
    """The text of a page, its white space as single blanks."""
    return " ".join(page.extract_text().split())


def edition(number: int) -> Document:
    """Our own content; the second edition with what changed since the first."""
    document = fixture_document(number)
    if number == 1:
        return document
    return document.model_copy(update={"changes": compare(fixture_document(1), document)})


def faults(data: bytes) -> list[str]:
    """What a validator finds against PDF/A-3a and PDF/UA-1."""
    reports = [validate_pdf_bytes(data, profile=standard) for standard in STANDARDS]
    return [f"{fault.rule_id}: {fault.message}" for report in reports for fault in report.failures]


def tags(reader: PdfReader) -> Iterator[dict]:
    """Every element of the structure by which a PDF is read aloud."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        item = waiting.pop().get_object()
        if isinstance(item, list):
            waiting += [kid for kid in item if not isinstance(kid, int)]
        elif isinstance(item, dict):
            yield item
            if "/K" in item and not isinstance(item["/K"], int):
                waiting.append(item["/K"])


def cells_and_headers(reader: PdfReader) -> tuple[int, int, int]:
    """How many data cells and header cells are tagged, and how many data cells of one column name no header."""
    cells, headers, loose = 0, 0, 0
    for item in tags(reader):
        headers += item.get("/S") == "/TH"
        if item.get("/S") == "/TD":
            cells += 1
            attributes = item["/A"].get_object()
            loose += not attributes.get("/Headers") and attributes.get("/ColSpan", 1) == 1
    return cells, headers, loose
