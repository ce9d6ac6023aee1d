"""A list of changes as a reader meets it: for each record its field names, with the old text and the new one."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"link", "meta", "br", "input", "wbr", "img", "col", "hr"})
UNSAID = frozenset({"visually-hidden", "expansion"})
"""Classes of what stands in the page for ears, or beside an abbreviation."""


@dataclass
class Told:
    """A field as it is told. `old` is all that is not marked as added, `new` all that is not marked as removed."""

    label: str = ""
    old: str = ""
    new: str = ""


@dataclass
class ReadChanges(HTMLParser):
    """Takes a page apart. `changes` holds the fields of each record by the id of its item."""

    changes: dict[str, list[Told]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    open_tags: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = given.get("class") or ""
        if tag == "li" and classes == "change":
            self.ids.append(given["id"])
            self.changes.setdefault(given["id"], [])
        if tag == "dt" and self.ids and self.inside("change-fields"):
            self.changes[self.ids[-1]].append(Told())
        if given.get("aria-hidden"):
            classes = "visually-hidden"
        if tag not in VOID:
            self.open_tags.append((tag, classes))

    def inside(self, name):
        return any(name in classes for _, classes in self.open_tags)

    def handle_endtag(self, tag):
        while self.open_tags and self.open_tags.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = {tag for tag, _ in self.open_tags}
        if not self.inside("change-fields") or not {"dt", "dd"} & tags or any(self.inside(name) for name in UNSAID):
            return
        told = self.changes[self.ids[-1]][-1]
        if "dt" in tags:
            told.label += data
        if "dd" in tags:
            told.old += "" if "ins" in tags else data
            told.new += "" if "del" in tags else data


def read_changes(page: bytes) -> ReadChanges:
    reader = ReadChanges()
    reader.feed(page.decode())
    reader.close()
    return reader


def bare(text: str) -> str:
    """The words alone, however they are spaced and parts are kept apart."""
    return "".join(text.replace("|", "").replace(";", "").replace("not given", "").split())
