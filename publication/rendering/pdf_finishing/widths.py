"""The widths of letters, as the typeface has them (ISO 32000-1, 9.7.4.3).

WeasyPrint measures a letter at the size in which it is drawn first, and rounds; at a small size it is up to 0.6% off.
"""

import io

from fontTools.ttLib import TTFont
from pydyf import PDF, Dictionary

from publication.rendering.pdf_finishing.objects import find


def correct_widths(pdf: PDF) -> None:
    """Sets each width in thousandths of the type's size. A glyph that the typeface lacks keeps its own."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "W" in item and "FontDescriptor" in item:
            _correct(item, _advances(pdf, find(pdf, item["FontDescriptor"])))


def _advances(pdf: PDF, descriptor: Dictionary) -> list[float]:
    """The width of every glyph by its number."""
    (reference,) = (descriptor[key] for key in ("FontFile2", "FontFile3") if key in descriptor)
    (program,) = find(pdf, reference).stream
    typeface = TTFont(io.BytesIO(program), lazy=True)
    per_size = 1000 / typeface["head"].unitsPerEm
    return [typeface["hmtx"][name][0] * per_size for name in typeface.getGlyphOrder()]


def _correct(font: Dictionary, advances: list[float]) -> None:
    runs = font["W"]
    for first, widths in zip(runs[::2], runs[1::2], strict=True):
        for place in range(len(widths)):
            if first + place < len(advances):
                widths[place] = round(advances[first + place])
