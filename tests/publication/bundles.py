"""Small bundles for the tests of what serves them."""

import json
from collections.abc import Mapping
from pathlib import Path

from publication.document import Document, EditionHeader
from publication.serving.bundle_writing import write_bundle
from publication.serving.current import Current, replace_current
from tests import contents

LONG = "Exampletinib is an example. " * 40


def edition(number: int = 1, previous: Document | None = None, **header: object) -> Document:
    """The document of an edition that follows `previous`."""
    said = {
        "number": number,
        "as_of": f"2026-11-{20 + number}",
        "published_at": f"2026-11-{20 + number}T12:00:00Z",
        "published_by": "A. Editor",
        "previous_digest": previous.content_digest if previous else "0" * 64,
        **header,
    }
    return contents.document(contents.drug()).model_copy(update={"edition": EditionHeader(**said)})


def page(title: str) -> bytes:
    return f"<!doctype html><html lang=en><title>{title}</title><body><!-- superseded --><p>{LONG}</body>".encode()


def files(document: Document, more: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """A site in little: a page, a page of a drug, a style sheet, a PDF, and what is said of them."""
    number = document.edition.number
    small = {
        "index.html": page(f"Edition {number}"),
        "drugs/exampletinib/index.html": page(f"Exampletinib in edition {number}"),
        "mutations/S1986F+L2000V/index.html": page("S1986F+L2000V"),
        "assets/site-0123456789ab.css": f"body {{ margin: {number}px }} /* {LONG} */".encode(),
        "treatment.pdf": b"%PDF-1.7 of edition " + str(number).encode(),
        "figures/naive-response.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "document.json": document.canonical_bytes(),
        "404.html": page("There is no such page"),
        "aliases.json": json.dumps({"drugs/exampla": "drugs/exampletinib/"}).encode(),
    }
    return {**small, **(more or {})}


def write(
    root: Path, document: Document, *earlier: Document, more: Mapping[str, bytes] | None = None, turn: bool = True
) -> Path:
    """Write a bundle in little and, unless told otherwise, turn readers to it."""
    headers = [one.edition for one in earlier]
    folder = write_bundle(root, document, files(document, more).items(), headers)
    if turn:
        replace_current(root, Current(document.edition.number, folder.name))
    return folder
