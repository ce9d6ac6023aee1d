import io

from fontTools.ttLib import TTFont
from weasyprint import HTML

from publication.rendering.pdf_finishing import finish
from tests.publication.pdf_reading import read

TINY = "<!doctype html><html lang=en><title>a</title><p style='font-size: 0.2px'>Response in 12 of 17 patients"


def differences(data):
    """By how much the width of each glyph differs from that of the typeface in the file, in thousandths."""
    found = []
    for font in read(data).pages[0]["/Resources"]["/Font"].values():
        font = font.get_object()["/DescendantFonts"][0].get_object()
        typeface = TTFont(io.BytesIO(font["/FontDescriptor"]["/FontFile2"].get_data()))
        order, size = typeface.getGlyphOrder(), typeface["head"].unitsPerEm
        runs = font["/W"]
        for first, widths in zip(runs[::2], runs[1::2], strict=True):
            found += [
                abs(width - typeface["hmtx"][order[first + place]][0] * 1000 / size)
                for place, width in enumerate(widths)
            ]
    return found


def test_letters_that_are_drawn_tiny_have_the_widths_of_the_typeface():
    assert max(differences(HTML(string=TINY).write_pdf())) > 1
    assert max(differences(HTML(string=TINY).write_pdf(pdf_variant="pdf/a-3a", finisher=finish))) <= 0.5
