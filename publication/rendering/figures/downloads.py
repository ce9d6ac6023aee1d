"""A figure as files: an SVG that stands alone, and the rows behind it as CSV."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from django.utils.translation import gettext

from publication import notices
from publication.document import Document
from publication.rendering.data import edition_cells, escape_formula
from publication.rendering.figures.figure import Figure, csv_of, without_links
from publication.rendering.figures.style import embedded_fonts, literal_style
from publication.rendering.figures.svg import element, moved, text
from publication.rendering.figures.text import wrap_plain
from review.dates import format_partial_date

MARGIN, LINE, TITLE_SIZE = 16, 16, 14
XMLNS = "http://www.w3.org/2000/svg"


def figure_files(document: Document, figures: Iterable[Figure]) -> Iterator[tuple[str, bytes]]:
    """Both files of each figure, as (path in the bundle, bytes)."""
    for figure in figures:
        yield f"figures/{figure.key}.svg", standalone_svg(document, figure).encode()
        yield f"figures/{figure.key}.csv", figure_csv(document, figure)


def figure_csv(document: Document, figure: Figure) -> bytes:
    """The rows behind a figure, each with the edition that it is from."""
    edition = edition_cells(document)
    rows = [[escape_formula(cell) for cell in (*row, *edition.values())] for row in figure.rows]
    return csv_of([[*figure.head, *edition], *rows])


def standalone_svg(document: Document, figure: Figure) -> str:
    """The drawing on a ground of its own, with its title above and the edition below, in literal colours."""
    width = figure.drawing.width + 2 * MARGIN
    title, top = _lines(wrap_plain(figure.title, figure.drawing.width, TITLE_SIZE), MARGIN, "g")
    body = moved(MARGIN, top, without_links(figure.drawing.body))
    origin = [line for words in _origin(document) for line in wrap_plain(words, figure.drawing.width)]
    foot, height = _lines(origin, top + figure.drawing.height, "m")
    return element(
        "svg",
        element("title", escape(figure.title)),
        element("desc", escape(figure.description)),
        element("style", embedded_fonts() + literal_style()),
        element("rect", width=width, height=height, style="ground"),
        title,
        body,
        foot,
        xmlns=XMLNS,
        style="drawing",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        role="img",
    )


def _lines(lines: Sequence[str], y: int, style: str) -> tuple[str, int]:
    """Lines of words below `y`, and where they end."""
    drawn = [text(y + LINE * index + 12, words, x=MARGIN, style=style) for index, words in enumerate(lines)]
    return "".join(drawn), y + LINE * len(lines) + MARGIN


def _origin(document: Document) -> list[str]:
    """Which edition a picture is from, and what it is not: it will be seen without its page."""
    edition = document.edition
    known = format_partial_date(edition.as_of)
    said = [
        gettext("Edition {number}, state of knowledge {date}.").format(number=edition.number, date=known),
        gettext(notices.NOT_ADVICE),
    ]
    return [*said, gettext(notices.DEMONSTRATION)] if edition.is_demonstration else said
