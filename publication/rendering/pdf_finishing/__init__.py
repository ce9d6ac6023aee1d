"""What a PDF lacks of PDF/A-3a and PDF/UA-1 when WeasyPrint has made it, mended before it is written."""

from pydyf import PDF
from weasyprint import Document as Layout

from publication.rendering.pdf_finishing.identification import name_both_standards
from publication.rendering.pdf_finishing.links import unite_links
from publication.rendering.pdf_finishing.lists import mend_lists
from publication.rendering.pdf_finishing.streams import end_clearly
from publication.rendering.pdf_finishing.table_headers import mend_headers
from publication.rendering.pdf_finishing.widths import correct_widths


def finish(_: Layout, pdf: PDF) -> None:
    """WeasyPrint's `finisher`."""
    mend_lists(pdf)
    unite_links(pdf)
    mend_headers(pdf)
    correct_widths(pdf)
    name_both_standards(pdf)
    end_clearly(pdf)
