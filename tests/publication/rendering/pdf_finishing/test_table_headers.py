"""Tables of a PDF as a screen reader finds their headings: by scope and by name."""

import pytest
from weasyprint import HTML

from publication.rendering.pdf_finishing import finish
from tests.publication.pdf_reading import faults, read, tags

TABLE = """<!doctype html><html lang=en><title>a</title><table>
<thead><tr><th scope=col>Drug<th scope=col>Response</thead>
<tbody><tr><th scope=rowgroup colspan=2>After one TKI<tr><th scope=row>repotrectinib<td>39%</tbody>
<tbody><tr><th scope=rowgroup colspan=2>With a mutation<tr><th scope=row>taletrectinib<td>67%</tbody>
</table>"""


@pytest.fixture(scope="module")
def pdf():
    return HTML(string=TABLE).write_pdf(pdf_variant="pdf/a-3a", finisher=finish)


def named(reader):
    """Each header by its name."""
    names = reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    return {names[place]: names[place + 1].get_object() for place in range(0, len(names), 2)}


def test_each_header_is_found_by_its_name_and_says_what_it_heads(pdf):
    reader = read(pdf)
    headers = [item for item in tags(reader) if item.get("/S") == "/TH"]
    found = named(reader)
    assert len(found) == len(headers) == 6
    assert list(found) == sorted(found)
    assert all(header["/ID"] == name for name, header in found.items())
    scopes = sorted(header["/A"].get_object()["/Scope"] for header in headers)
    assert scopes == ["/Column"] * 2 + ["/Row"] * 4


def test_a_cell_is_below_the_group_of_its_own_row_alone(pdf):
    reader = read(pdf)
    cells = [item for item in tags(reader) if item.get("/S") == "/TD"]
    found = named(reader)
    groups = [name for name, header in found.items() if header["/A"].get_object().get("/ColSpan") == 2]
    below = [[name for name in cell["/A"].get_object()["/Headers"] if name in groups] for cell in cells]
    assert sorted(below) == sorted([name] for name in groups)


def test_a_validator_finds_nothing_in_it(pdf):
    assert faults(pdf) == []
