"""What a drawing shows, read back from its SVG."""

from collections.abc import Iterator
from xml.etree import ElementTree

from publication.rendering.figures.figure import Figure


def parsed(figure: Figure) -> ElementTree.Element:
    """The drawing as XML. Raises ParseError unless it is well formed."""
    return ElementTree.fromstring(figure.svg)


def words(element: ElementTree.Element) -> str:
    """All words of a part of a drawing, a space between its lines."""
    return " ".join("".join(text.itertext()) for text in element.iter("text"))


def rows(figure: Figure) -> Iterator[ElementTree.Element]:
    """The parts of a chart that have a mark, or words in lines of their own."""
    for group in parsed(figure).findall("g"):
        if group.find("text") is not None and "a" not in {text.get("class") for text in group.iter("text")}:
            yield group


def marks(group: ElementTree.Element) -> list[str]:
    """The marks of a row: the data of a path, or where a circle stands."""
    found = [item for item in group.iter() if item.get("class") in {"p", "i", "h"}]
    return [f"{item.get('class')} {item.get('d') or item.get('cx')}" for item in found]
