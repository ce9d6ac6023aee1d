"""An address as a QR code: lines of an SVG, so that it prints sharp at every size."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext


def qr_code(address: str) -> SafeString:
    """The code, with the address as its text alternative."""
    import segno  # here, not above: only publishing needs it

    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(
        border=2,
        omitsize=True,
        title=gettext("QR code: {address}").format(address=address),
        svgclass="qr",
        lineclass=None,
    )
    return mark_safe(svg)
