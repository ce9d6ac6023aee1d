"""A link is one link, whatever stands in it; WeasyPrint makes another of each element inside (ISO 14289-1, 7.18.5)."""

from pydyf import PDF, Dictionary

from publication.rendering.pdf_finishing.objects import find, kids, object_references, root


def unite_links(pdf: PDF) -> None:
    """Takes away each link that stands in a link to the same place."""
    _unite(pdf, root(pdf), None)


def _unite(pdf: PDF, element: Dictionary, outer: str | None) -> None:
    """The same for an element that stands in a link to a place, `outer`."""
    place = outer
    for kid in object_references(pdf, element):
        link = find(pdf, kid["Obj"])
        place = _place(link)
        if place == outer:
            element["K"].remove(kid.reference)
            element["S"] = "/Span"
            _take_away(pdf, link)
    for kid in kids(pdf, element):
        _unite(pdf, kid, place)


def _place(link: Dictionary) -> str:
    """Where a link leads: an address, or the name of a place in the file."""
    return str((link["A"]["URI"] if "A" in link else link["Dest"]).string)


def _take_away(pdf: PDF, link: Dictionary) -> None:
    """From its page, and from the table that leads from a link to its element."""
    for page in (find(pdf, reference) for reference in pdf.page_references):
        if link.reference in page.get("Annots", ()):
            page["Annots"].remove(link.reference)
    table = find(pdf, find(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    place = table.index(link["StructParent"])
    del table[place : place + 2]
