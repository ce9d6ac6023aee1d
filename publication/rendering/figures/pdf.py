"""A figure as the PDF holds it: WeasyPrint takes no rule of the page into an SVG, so the drawing brings its own."""

from publication.rendering.figures.figure import Figure
from publication.rendering.figures.style import literal_style


def svg_for_pdf(figure: Figure) -> str:
    """The same drawing with its style in it."""
    start, end = figure.svg.split("</desc>", 1)
    return f"{start}</desc><style>{literal_style()}</style>{end}"
