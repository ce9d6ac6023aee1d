"""Atom 1.0 (RFC 4287), as far as the feeds of editions need it."""

import uuid
from xml.etree import ElementTree

from django.conf import settings
from django.utils.translation import gettext

from publication import notices
from publication.document import EditionHeader

ATOM = "http://www.w3.org/2005/Atom"


def start_feed(name: str, title: str, updated: str, alternate: str) -> ElementTree.Element:
    """A feed without entries. `name` makes its lasting identifier."""
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": settings.LANGUAGE_CODE})
    add(feed, "id", identifier(name))
    add(feed, "title", title)
    add(feed, "updated", updated)
    add(feed, "link", rel="self", href="feed.atom")
    add(feed, "link", rel="alternate", href=alternate, type="text/html")
    return feed


def start_entry(feed: ElementTree.Element, header: EditionHeader, name: str, title: str) -> ElementTree.Element:
    """An entry for an edition. Every date is one of publication, so that equal documents give equal feeds."""
    entry = ElementTree.SubElement(feed, "entry")
    add(entry, "id", identifier(name))
    add(entry, "title", title)
    add(entry, "published", header.published_at)
    add(entry, "updated", header.published_at)
    add(ElementTree.SubElement(entry, "author"), "name", header.published_by)
    return entry


def add(parent: ElementTree.Element, name: str, text: str = "", /, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text or None


def notice_of(header: EditionHeader) -> str:
    """What must stand with everything that leaves the site."""
    return gettext(notices.DEMONSTRATION) if header.is_demonstration else ""


def identifier(name: str) -> str:
    """Lasting, and the same wherever the site is moved: it hangs on a digest and not on an address."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn


def write_feed(feed: ElementTree.Element) -> bytes:
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"
