"""Style sheets, scripts and typefaces as an edition carries them: named by their own digest, to be kept for ever."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from review.content import sha256

LAYERS = ("tokens.css", "fonts.css", "base.css", "layout.css", "components/*.css", "print*.css")
PDF_LAYERS = ("tokens.css", "fonts.css", "base.css", "components/*.css", "pdf.css")
TWO_SIDES_LAYERS = ("tokens.css", "fonts.css", "base.css", "two-sides.css")

_MEDIA_QUERY = re.compile(r"^@media (?:screen|\().*?^}\n", re.DOTALL | re.MULTILINE)
"""A rule for screens. WeasyPrint knows kinds of media only, and would warn of each."""

_FACE_OF_EVERY_PAGE = re.compile(r"assets/(?!.*-more\.)[a-z-]+\.[0-9a-f]{8}\.woff2")

_FONT = re.compile(r'url\("\.\./fonts/([a-z0-9-]+\.woff2)"\)')


@dataclass(frozen=True)
class Assets:
    """Files by their path in the bundle, and the paths that a page's head names."""

    files: dict[str, bytes]
    stylesheet: str
    script: str
    icon: str
    preloads: tuple[str, ...] = ()
    """The typefaces that every page needs at once."""


def read_assets(layers: tuple[str, ...] = LAYERS) -> Assets:
    """The assets below `static/`, the style sheet in one piece and the scripts in another."""
    static = Path(settings.BASE_DIR) / "static"
    files: dict[str, bytes] = {}

    def keep(name: str, data: bytes) -> str:
        stem, _, ending = name.rpartition(".")
        path = f"assets/{stem}.{sha256(data)[:8]}.{ending}"
        files[path] = data
        return path

    def font(match: re.Match[str]) -> str:
        path = keep(match[1], (static / "fonts" / match[1]).read_bytes())
        return f'url("{path.removeprefix("assets/")}")'

    sheets = [sheet for layer in layers for sheet in sorted((static / "css").glob(layer))]
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    if layers != LAYERS:
        css = _MEDIA_QUERY.sub("", css)
    stylesheet = keep("site.css", _FONT.sub(font, css).encode())
    modules = sorted((static / "js").glob("*.js"))
    script = keep("site.js", "\n".join(_guarded(path.read_text(encoding="utf-8")) for path in modules).encode())
    icon = keep("icon.svg", (static / "icon.svg").read_bytes())
    preloads = tuple(path for path in files if _FACE_OF_EVERY_PAGE.fullmatch(path))
    return Assets(files, stylesheet, script, icon, preloads)


def _guarded(module: str) -> str:
    """A module in the one script: what goes wrong in it is said, and stops no other."""
    return f"try {{\n{module}}} catch (error) {{\n  console.error(error);\n}}\n"
