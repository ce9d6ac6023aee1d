"""Writing SVG: few elements, few attributes, whole numbers."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from publication.rendering.figures.text import Run


def element(name: str, *children: str, **attributes: object) -> str:
    """An element. `style` is its class; an attribute that is "" or None is left out."""
    given = {"class" if key == "style" else key.replace("_", "-"): value for key, value in attributes.items()}
    said = "".join(f" {key}={quoteattr(str(value))}" for key, value in given.items() if value not in {"", None})
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def text(y: int, words: str, *, x: int = 0, style: str = "") -> str:
    """One line of words with their feet at `y`."""
    return element("text", escape(words), x=x or None, y=y, style=style)


def line(y: int, runs: Sequence[Run], *, x: int = 0, style: str = "") -> str:
    """One line of words in several styles."""
    if len(runs) == 1:
        return text(y, runs[0][0], x=x, style=" ".join(part for part in (style, runs[0][1]) if part))
    parts = [element("tspan", escape(words), style=own) if own else escape(words) for words, own in runs]
    return element("text", " ".join(parts), x=x or None, y=y, style=style)


def path(data: str, style: str = "") -> str:
    return element("path", d=data, style=style)


def circle(x: int, y: int, radius: int, style: str = "") -> str:
    return element("circle", cx=x, cy=y or None, r=radius, style=style)


def moved(x: int, y: int, *children: str) -> str:
    """Some elements with their own origin at a place."""
    return element("g", *children, transform=f"translate({x} {y})")
