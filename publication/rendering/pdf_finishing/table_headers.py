"""Headers of tables, so that a cell can be read with those that are its own (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5).

WeasyPrint names headers without saying where they are found, and takes the heading of a group of rows for one of its
first column, from the top of the table to its end.
"""

from collections.abc import Iterable, Iterator, Sequence

from pydyf import PDF, Array, Dictionary, String

from publication.rendering.pdf_finishing.objects import elements, find, kids, root

Row = tuple[str, list[Dictionary]]
"""A row: the part of the table in which it stands, and its cells."""


def mend_headers(pdf: PDF) -> None:
    """Says of each header whether it heads a row or a column, leads to it by name, and puts rows below their group."""
    found: dict[str, Dictionary] = {}
    for element in elements(pdf, root(pdf)):
        if element["S"] == "/Table":
            rows = list(_rows(pdf, element))
            found |= _say_scopes(rows)
            _put_below_groups(rows)
    if found:
        _lead_to(pdf, found)


def _rows(pdf: PDF, element: Dictionary, part: str = "") -> Iterator[Row]:
    for kid in kids(pdf, element):
        if kid["S"] == "/TR":
            yield part, [cell for cell in kids(pdf, kid) if cell["S"] in {"/TH", "/TD"}]
        elif kid["S"] in {"/THead", "/TBody", "/TFoot"}:
            yield from _rows(pdf, kid, kid["S"])


def _say_scopes(rows: Iterable[Row]) -> dict[str, Dictionary]:
    """Sets the scope of each header. Those that have a name, by it."""
    named = {}
    for part, cells in rows:
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Column" if part == "/THead" else "/Row"
                if "ID" in cell:
                    named[cell["ID"].string] = cell
    return named


def _put_below_groups(rows: Sequence[Row]) -> None:
    """Gives each cell the heading of the group that its row is in, and of no other."""
    groups = {_group_headed(row) for row in rows} - {""}
    current = ""
    for row in rows:
        current = _group_headed(row) or current
        for cell in row[1]:
            if "Headers" in cell.get("A", ()):
                own = [name for name in cell["A"]["Headers"] if name.string not in groups]
                cell["A"]["Headers"] = Array([*own, String(current)] if current else own)


def _group_headed(row: Row) -> str:
    """The name of the header that heads a group of rows: it stands in a row alone; "" for any other row."""
    part, cells = row
    is_heading = part == "/TBody" and len(cells) == 1 and cells[0]["S"] == "/TH"
    return str(cells[0]["ID"].string) if is_heading else ""


def _lead_to(pdf: PDF, found: dict[str, Dictionary]) -> None:
    """The table that leads from a header's name to the header."""
    pairs = [part for name in sorted(found) for part in (String(name), found[name].reference)]
    tree = Dictionary({"Names": Array(pairs)})
    pdf.add_object(tree)
    find(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = tree.reference
