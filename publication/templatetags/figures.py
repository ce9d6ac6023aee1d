"""Where a figure stands in a page or in the PDF."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from publication.rendering.figures.figure import Figure
from publication.rendering.figures.pdf import markup_for_pdf
from publication.rendering.page import Page

register = template.Library()


@register.simple_tag
def drawing(page: Page, figure: Figure) -> SafeString:
    """The drawing: in a page it takes the page's style and links from there, in the PDF it brings its own."""
    return mark_safe(markup_for_pdf(figure) if page.is_pdf else figure.svg_at(page.root))
