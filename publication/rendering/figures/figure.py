"""A figure: a drawing with its title, its text alternative and the rows behind it."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import escape

from django.utils.translation import gettext, gettext_noop

from publication.rendering.figures.svg import element

WIDE = 400
"""Up to this width a drawing is shrunk to what room there is."""

ROOT = "@root/"
"""Stands in the links of a drawing for what leads to the top of the bundle: each page puts its own."""


_LINK = re.compile(r"<a [^>]*>")


@dataclass(frozen=True)
class Link:
    """A part of a drawing that leads somewhere: where it lies, and to which address below the top of the bundle."""

    x: int
    y: int
    width: int
    height: int
    address: str
    words: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn, in units of its own; a unit is near a pixel on a screen."""

    width: int
    height: int
    body: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A drawing with what it is called, what it shows in words, and the table behind it.

    `table` leads to the table (or whatever says the same) that stands on the same page; where there is none, the
    figure shows its own.
    """

    key: str
    title: str
    description: str
    drawing: Drawing
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    table: str = ""
    table_name: str = gettext_noop("Table of these numbers")

    @property
    def headings(self) -> list[str]:
        """The names of the columns in the site's language. Those of the CSV are the same in every language."""
        return [gettext(name) for name in self.head]

    @property
    def table_words(self) -> str:
        """What the link to the table is called."""
        return gettext(self.table_name)

    @cached_property
    def svg(self) -> str:
        """The drawing as it stands in a page. What holds links is a group to assistive software, not one picture."""
        return element(
            "svg",
            element("title", escape(self.title), id=f"figure-{self.key}-title"),
            element("desc", escape(self.description), id=f"figure-{self.key}-desc"),
            self.drawing.body,
            style="drawing",
            viewBox=f"0 0 {self.drawing.width} {self.drawing.height}",
            role="group" if self.drawing.links else "img",
            aria_labelledby=f"figure-{self.key}-title",
            aria_describedby=f"figure-{self.key}-desc",
        )

    @property
    def is_wide(self) -> bool:
        """Whether it needs more room than a phone has, and scrolls inside itself there."""
        return self.drawing.width > WIDE

    @property
    def svg_without_links(self) -> str:
        """The drawing for where there is no page to lead to."""
        return without_links(self.svg)

    def svg_at(self, root: str) -> str:
        """The drawing for a page from which `root` leads to the top of the bundle."""
        return self.svg.replace(ROOT, root)


def without_links(svg: str) -> str:
    """SVG with each link as a plain group."""
    return _LINK.sub("<g>", svg).replace("</a>", "</g>")


def csv_of(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as CSV; UTF-8 with BOM, because spreadsheets guess wrong without."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8-sig")
