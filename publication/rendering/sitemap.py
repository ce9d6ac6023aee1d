"""What search engines read first: the list of all pages, and what they may visit."""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from publication.document import Document
from publication.rendering.site_address import site_address

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

_REPEATS = re.compile(r"sections/")
"""Pages that only show a part of another."""

_OF_EVERY_EDITION = frozenset({"index.html", "editions/index.html"})
"""Pages that each edition changes. When others last did is not known here, and no day is better than a wrong one."""


def search_engine_files(document: Document, paths: Iterable[str], gone: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The site map and the rules for robots. Equal documents give equal bytes."""
    pages = sorted({path for path in paths if _is_listed(path)} - set(gone))
    yield "sitemap.xml", _sitemap(pages, document.edition.published_at[:10])
    yield "robots.txt", f"User-agent: *\nDisallow: /admin/\nSitemap: {site_address('sitemap.xml')}\n".encode()


def _is_listed(path: str) -> bool:
    is_page = path == "index.html" or path.endswith("/index.html")
    return is_page and not _REPEATS.match(path)


def _sitemap(pages: Iterable[str], day: str) -> bytes:
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP})
    for path in pages:
        page = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(page, "loc").text = site_address(path.removesuffix("index.html"))
        if path in _OF_EVERY_EDITION:
            ElementTree.SubElement(page, "lastmod").text = day
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
