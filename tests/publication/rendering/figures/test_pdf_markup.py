import re

from django.utils.html import escape

from publication.rendering.book import Book
from publication.rendering.figures.pdf import markup_for_pdf
from publication.rendering.figures.style import literal_style
from tests.publication import documents
from tests.publication.documents import node
from tests.publication.fixture_documents import fixture_document


def test_the_style_has_no_token_and_no_query_left():
    style = literal_style()
    assert [part for part in ("var(", "@media", "/*") if part in style] == []
    assert ".drawing text { fill: #1b2226; }" in style


def test_a_drawing_brings_its_style_and_no_link_inside():
    for figure in Book(fixture_document(2)).figures.all():
        markup = markup_for_pdf(figure)
        assert markup.count("<style>") == 1
        assert f"{escape(figure.title)}. {escape(figure.description)}</title>" in markup
        assert "<a " not in markup[: markup.index("</svg>")]


def test_links_lie_over_the_boxes_that_they_belong_to():
    (figure,) = Book(documents.document(node("a"))).figures.algorithm
    (link,) = re.findall("<a [^>]*></a>", markup_for_pdf(figure))
    width, height = figure.drawing.width, figure.drawing.height
    assert link == (
        f'<a href="algorithm/a/" style="left: {3 / width:.2%}; width: {200 / width:.2%}; '
        f'top: {3 / height:.2%}; height: {24 / height:.2%}"></a>'
    )
