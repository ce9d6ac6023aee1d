"""What only paper shows."""

from django import template
from django.utils.safestring import SafeString

from publication.rendering import qr
from publication.rendering.grid import Cell

register = template.Library()


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """An address as a QR code."""
    return qr.qr_code(address)


@register.filter
def counted(cell: Cell) -> str:
    """The patients who responded, where a cell counts them; an IC50 is too long for two sides."""
    return "" if cell.figure.startswith("IC50") else cell.figure
