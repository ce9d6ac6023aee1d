"""How drawings look where no page's style sheet reaches them: the same rules, with the values of the tokens in them."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

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


def _read(path: Path) -> str:
    return _MEDIA_QUERY.sub("", _COMMENT.sub("", path.read_text(encoding="utf-8")))
