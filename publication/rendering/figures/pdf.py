"""A figure as the PDF holds it: WeasyPrint takes no rule of the page into an SVG, and leads nowhere from inside one."""

from django.utils.html import escape, format_html_join

from publication.rendering.figures.figure import Figure, Link
from publication.rendering.figures.style import literal_style


def markup_for_pdf(figure: Figure) -> str:
    """The same drawing with its style in it; above each part that leads somewhere, a link that shows nothing.

    Its title holds the description too: of an SVG, WeasyPrint has nothing but the title read aloud.
    """
    start, end = figure.svg_without_links.split("</desc>", 1)
    told = start.replace("</title>", f". {escape(figure.description)}</title>", 1)
    svg = f"{told}</desc><style>{literal_style()}</style>{end}"
    if not figure.drawing.links:
        return svg
    links = format_html_join(
        "", '<a href="{}" style="{}"></a>', ((link.address, _place(figure, link)) for link in figure.drawing.links)
    )
    return f'<div class="linked">{svg}{links}</div>'


def _place(figure: Figure, link: Link) -> str:
    """Where a link lies, in shares of the drawing, however large that is printed."""
    width, height = figure.drawing.width, figure.drawing.height
    across = f"left: {link.x / width:.2%}; width: {link.width / width:.2%}"
    return f"{across}; top: {link.y / height:.2%}; height: {link.height / height:.2%}"
