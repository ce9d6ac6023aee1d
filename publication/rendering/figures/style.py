"""How drawings look where no page's style sheet reaches them: the same rules, with the values of the tokens in them."""

import base64
import re
from functools import cache
from pathlib import Path

from django.conf import settings

FACES = {"ward-sans-regular.woff2": 400, "ward-sans-semibold.woff2": 600}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA_QUERY = re.compile(r"^@media .*?^}\n", re.DOTALL | re.MULTILINE)
_TOKEN = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[a-z0-9-]+)\)")


@cache
def literal_style() -> str:
    """The rules of drawings as on a light screen, every token replaced by what it stands for."""
    css = Path(settings.BASE_DIR) / "static" / "css"
    tokens = _read(css / "tokens.css")
    values = {name: " ".join(value.split()) for name, value in _TOKEN.findall(tokens)}
    rules = _USE.sub(lambda match: values[match[1]], _read(css / "components" / "drawing.css"))
    return " ".join(rules.split())


@cache
def embedded_fonts() -> str:
    """The faces of the page, for a picture that has no page to take them from."""
    return "".join(_font_face(name, weight) for name, weight in FACES.items())


def _font_face(name: str, weight: int) -> str:
    data = base64.b64encode((Path(settings.BASE_DIR) / "static" / "fonts" / name).read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{data})"
    return f'@font-face {{ font-family: "Ward Sans"; font-weight: {weight}; src: {source} }} '


def _read(path: Path) -> str:
    return _MEDIA_QUERY.sub("", _COMMENT.sub("", path.read_text(encoding="utf-8")))
