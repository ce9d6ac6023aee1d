"""Objects of a PDF: found by the references that name them, and those by which it is read aloud (ISO 32000-1, 14.7)."""

from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Dictionary


def find(pdf: PDF, reference: bytes) -> Any:
    """The object that a reference names, such as `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]


def root(pdf: PDF) -> Dictionary:
    """The element in which all others are."""
    return find(pdf, find(pdf, pdf.catalog["StructTreeRoot"])["K"][0])


def kids(pdf: PDF, element: Dictionary) -> list[Dictionary]:
    """The elements directly in an element."""
    return _held(pdf, element, "/StructElem")


def object_references(pdf: PDF, element: Dictionary) -> list[Dictionary]:
    """What in an element names a link by its key `Obj`."""
    return _held(pdf, element, "/OBJR")


def elements(pdf: PDF, element: Dictionary) -> Iterator[Dictionary]:
    """An element, and every element in it."""
    yield element
    for kid in kids(pdf, element):
        yield from elements(pdf, kid)


def _held(pdf: PDF, element: Dictionary, kind: str) -> list[Dictionary]:
    """What an element holds of a kind. Numbers in it are marked content."""
    found = [find(pdf, kid) for kid in element["K"] if isinstance(kid, bytes)]
    return [kid for kid in found if kid.get("Type") == kind]
