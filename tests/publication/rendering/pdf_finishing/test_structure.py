"""PDFs of a few lines, read back by the structure that a screen reader follows."""

import pytest
from weasyprint import HTML

from publication.rendering.pdf_finishing import finish
from tests.publication.pdf_reading import faults, read

HEAD = "<!doctype html><html lang=en><title>a</title>"


def write(html, **options):
    return HTML(string=HEAD + html).write_pdf(pdf_variant="pdf/a-3a", **options)


def outline(html):
    """The structure of a document as nested pairs: the kind of an element, and what it holds."""
    return [
        told(kid.get_object()) for kid in read(write(html, finisher=finish)).trailer["/Root"]["/StructTreeRoot"]["/K"]
    ]


def told(element):
    kids = [kid.get_object() for kid in element["/K"]]
    return element["/S"], [
        kid if isinstance(kid, int) else told(kid) if kid.get("/Type") == "/StructElem" else "OBJR" for kid in kids
    ]


def find(kind, structure):
    """Every element of a kind, outermost first."""
    for name, kids in structure:
        if name == kind:
            yield kids
        yield from find(kind, [kid for kid in kids if isinstance(kid, tuple)])


def kinds(kids):
    return [kid[0] for kid in kids]


def test_a_group_of_terms_becomes_an_item_with_label_and_body():
    (terms,) = find("/L", outline("<dl><div><dt>Drug<dd>lorlatinib</div> <div><dt>Class<dd>TKI<dd>type I</div></dl>"))
    assert [kinds(item) for _, item in terms] == [["/Lbl", "/LBody"], ["/Lbl", "/LBody", "/LBody"]]


def test_what_stands_between_items_joins_the_item_before():
    html = "<ul style='padding: 0'><li style='display: inline'>one</li> and <li style='display: inline'>two</li></ul>"
    (items,) = find("/L", outline(html))
    assert kinds(items) == ["/LI", "/LI"]
    assert len(list(find("/Span", items[:1]))) == 2


def test_what_stands_before_the_first_item_is_the_caption():
    (items,) = find("/L", outline("<ul>Three drugs: <li style='display: inline'>one</li></ul>"))
    assert kinds(items) == ["/Caption", "/LI"]


def test_a_link_is_one_link_whatever_stands_in_it():
    html = "<style>a::after { content: 'after' }</style><a href='https://example.org/'><b>a</b> <span>b</span></a>"
    data = write(html, finisher=finish)
    annotations = [item.get_object() for item in read(data).pages[0]["/Annots"]]
    assert [item["/A"]["/URI"] for item in annotations] == ["https://example.org/"]
    assert len(list(find("/Link", outline(html)))) == 1


def test_links_to_two_places_stay_two_links():
    html = "<p id=here><a href='#here'>here</a> <a href='https://example.org/'>there</a>"
    assert len(list(find("/Link", outline(html)))) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<dl><div><dt>Drug<dd>lorlatinib</div><div><dd>without a term</div></dl>",
        "<dl><div>no term in it</div><div> before <dt>Drug<dd>lorlatinib</div></dl>",
        "<ul><li>one<ul><li>in it</ul><li>two</ul>",
        "<p><a href='https://example.org/'><span>a</span></a>",
    ],
)
def test_a_validator_finds_nothing_in_it(html):
    assert faults(write(html, finisher=finish)) == []


def test_without_finishing_the_validator_finds_what_is_mended_here():
    html = "<dl><div><dt>Drug<dd>lorlatinib</div></dl><p><a href='https://example.org/'><span>a</span></a>"
    found = {fault.partition(":")[0] for fault in faults(write(html))}
    assert found >= {"PDFUA1-L-KIDS-001", "PDFUA1-LI-PARENT-001", "PDFUA1-LINK-LINK-TAG-001", "PDFUA1-ID-SCHEMA-001"}
