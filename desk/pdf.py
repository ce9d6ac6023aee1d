"""The packet on paper: from memory alone, with no network and no file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from publication.rendering.assets import read_assets
from publication.rendering.pdf_writing import BASE, AssetsOnly

MOST_RECORDS = 200
"""More is not read on a train, and takes long to make."""


def render_packet(context: dict[str, Any]) -> bytes:
    """A packet as PDF."""
    assets = read_assets(("fonts.css",))
    fetcher = AssetsOnly(assets.files)
    fonts = FontConfiguration()
    sheet = (Path(settings.BASE_DIR) / "static" / "desk" / "paper.css").read_text(encoding="utf-8")
    own = assets.files[assets.stylesheet].decode()
    style = CSS(string=own + sheet, base_url=BASE + assets.stylesheet, url_fetcher=fetcher, font_config=fonts)
    html = render_to_string("desk/paper.html", context)
    rendered: bytes = HTML(string=html, base_url=BASE, url_fetcher=fetcher).write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return rendered
