"""A rendered site as a reader's software meets it: elements, links and text of each page."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import join, normpath

INLINE = frozenset({"a", "abbr", "button", "cite", "code", "dfn", "em", "ins", "del", "span", "strong", "time"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr"})


@dataclass(frozen=True)
class Element:
    name: str
    attributes: dict[str, str]
    path: tuple[str, ...]


@dataclass
class ParsedPage(HTMLParser):
    """A page taken apart. `errors` names tags that do not match."""

    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open_tags)))
        self.space_around(tag)
        if tag not in VOID:
            self.open_tags.append(tag)

    def space_around(self, tag):
        if tag not in INLINE:
            self.texts.append(" ")

    def handle_endtag(self, tag):
        self.space_around(tag)
        if not self.open_tags or self.open_tags[-1] != tag:
            self.errors.append(f"</{tag}> inside {'/'.join(self.open_tags[-3:])}")
        else:
            self.open_tags.pop()

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    @property
    def ids(self) -> list[str]:
        return [item.attributes["id"] for item in self.elements if "id" in item.attributes]

    def named(self, name: str) -> list[Element]:
        return [item for item in self.elements if item.name == name]

    def addresses(self) -> list[str]:
        found = [item.attributes.get("href") or item.attributes.get("src") for item in self.elements]
        return [address for address in found if address]


def parse(page: bytes) -> ParsedPage:
    parsed = ParsedPage()
    parsed.feed(page.decode())
    parsed.close()
    return parsed


def without_brackets(text: str) -> str:
    """`text` without what stands in brackets after a blank: abbreviations are explained there."""
    return re.sub(r" \([^()]*\)", "", text)


def target(path: str, address: str) -> tuple[str, str]:
    """The file of the bundle and the id that an address on the page at `path` leads to."""
    place, _, anchor = address.partition("#")
    place = place.partition("?")[0]
    if not place:
        return path, anchor
    if place.startswith("/"):
        resolved = place.lstrip("/")
    else:
        resolved = normpath(join(path.rpartition("/")[0], place))
        resolved = "" if resolved == "." else resolved + ("/" if place.endswith(("/", "..")) else "")
    return (f"{resolved}index.html" if resolved in {"", "/"} or resolved.endswith("/") else resolved), anchor
