"""The preview prints what the page prints for the same text, and says what is wrong."""

import pytest

from publication.assembly import assemble_working_copy
from publication.rendering.numbering import number_marks, order_of_citation
from publication.rendering.prose import render_prose
from publication.writing.preview import preview_prose
from references.content import CitationContent
from tests.factories import (
    approve_with_sources,
    decide,
    make_approval,
    make_drug,
    make_mutation,
    make_reference,
    make_result,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db

RESULT = "exampletinib-example-naive-orr"
CITATIONS = (CitationContent(reference="example2024", locator="Table 2"), CitationContent(reference="other2025"))


@pytest.fixture
def _records():
    make_result()
    make_approval()
    make_mutation()
    make_drug(key="betatinib", roles=["never"])
    make_reference(key="other2025")
    make_statement()


@pytest.mark.usefixtures("_records")
@pytest.mark.parametrize(
    "text",
    [
        f"**{{{{ result:{RESULT}.estimate }}}}** of {{{{ drug:exampletinib }}}} [@example2024], not 5 < 6.",
        "{{ count:approved-US }}: {{ drugs:approved-US }}; never {{ drugs:role-never }}",
        "- {{ mutation:G2032R }}\n- since {{ approval:exampletinib-us-approved-2023.date }}",
        "Words [and a link](drugs/exampletinib/) alone.",
    ],
)
def test_the_preview_is_what_the_page_prints(text):
    document = assemble_working_copy(by=make_user(), as_of="2026-11-22")
    html = render_prose(text, document, name="pages.statement x", citations=CITATIONS, root="/p/")
    page = number_marks(html, order_of_citation(html, ["example2024", "other2025"]), as_links=True).html
    preview = preview_prose(text, CITATIONS, root="/p/")
    assert (preview.html, preview.problems, preview.notices) == (page, [], [])


@pytest.mark.usefixtures("_records")
def test_the_sources_follow_with_their_numbers():
    preview = preview_prose("First [@other2025], then [@example2024].", CITATIONS)
    assert [(one.number, one.title) for one in preview.sources] == [
        (1, "Exampletinib in ROS1+ NSCLC"),
        (2, "Exampletinib in ROS1+ NSCLC"),
    ]


def test_a_mark_without_a_value_stands_out_and_the_rest_prints():
    make_drug()
    preview = preview_prose("{{ drug:exampletinib }} and {{ drug:exampletinob }}")
    assert preview.html == (
        '<p><a href="drugs/exampletinib/">exampletinib</a> and <strong>⚠ drug:exampletinob</strong></p>\n'
    )
    assert preview.problems == [
        "{{ drug:exampletinob }}: there is no drug “exampletinob”. Did you mean “exampletinib”?"
    ]


def test_a_source_that_is_placed_but_not_cited_is_told():
    make_reference()
    assert preview_prose("So it is [@example2024].").notices == [
        "[@example2024] is placed, but is not among the citations below: add it there, with the place in it."
    ]


def test_a_withdrawn_result_prints_as_in_an_edition():
    result = make_result()
    approve_with_sources(result)
    decide(result, "withdraw", reason="Retracted.")
    assert preview_prose(f"{{{{ result:{RESULT} }}}}").html == "<p>(figure withdrawn)</p>\n"


def test_what_is_typed_never_becomes_markup():
    assert preview_prose("<script>alert(1)</script> {{ drug:<b> }}").html == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; <strong>⚠ drug:&lt;b&gt;</strong></p>\n"
    )
