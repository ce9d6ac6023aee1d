"""What only paper shows."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from publication.document import Signature
from publication.rendering import qr
from publication.rendering.grid import Cell
from publication.rendering.notes import SignatureLine
from publication.rendering.page import Page

register = template.Library()


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """An address as a QR code."""
    return qr.qr_code(address)


@register.filter
def counted(cell: Cell) -> str:
    """The patients who responded, where a cell counts them; an IC50 is too long for two sides."""
    return "" if cell.figure.startswith("IC50") else cell.figure


@register.simple_tag
def signer_letter(page: Page, signature: Signature) -> str:
    """The letter that stands for a signer in the margins."""
    return page.book.signer_letters[signature.signer]


@register.filter
def signer_keys(lines: Iterable[SignatureLine], page: Page) -> SafeString:
    """The letters of those who signed, each leading to the signer's name."""
    letters = ((signer_letter(page, line.signature),) for line in lines)
    return format_html_join(", ", '<a href="#signer-{0}">{0}</a>', letters)


@register.filter
def around_numbers(words: str) -> list[str]:
    """ "page {page} of {pages}" taken apart: what stands before, between and after the two numbers."""
    before, _, rest = words.partition("{page}")
    return [before, *rest.split("{pages}")]
