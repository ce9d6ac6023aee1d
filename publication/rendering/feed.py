"""The feed of editions (Atom 1.0, RFC 4287), from a document and the headers of the editions before it."""

import uuid
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree

from django.conf import settings

from publication import notices
from publication.document import Document, EditionHeader

ATOM = "http://www.w3.org/2005/Atom"


def editions_feed(document: Document, earlier: Sequence[EditionHeader] = ()) -> bytes:
    """All editions, newest first. Every date is one of publication, so that equal documents give equal feeds."""
    headers = [*sorted(earlier, key=lambda header: header.number), document.edition]
    digests = [header.previous_digest for header in headers[1:]] + [document.content_digest]
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": settings.LANGUAGE_CODE})
    _add(feed, "id", _identifier(f"feed {digests[0]}"))
    _add(feed, "title", f"{settings.SITE_NAME}: editions")
    _add(feed, "updated", document.edition.published_at)
    _add(feed, "link", rel="self", href="feed.atom")
    _add(feed, "link", rel="alternate", href="./", type="text/html")
    for header, digest in reversed(list(zip(headers, digests, strict=True))):
        changes = _count_changes(document) if header is document.edition else ""
        _add_entry(feed, header, digest, changes)
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_entry(feed: ElementTree.Element, header: EditionHeader, digest: str, changes: str) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _add(entry, "id", _identifier(digest))
    _add(entry, "title", f"Edition {header.number}: state of knowledge {header.as_of}")
    _add(entry, "published", header.published_at)
    _add(entry, "updated", header.published_at)
    _add(ElementTree.SubElement(entry, "author"), "name", header.published_by)
    _add(entry, "link", rel="alternate", href=f"{header.number}/", type="text/html")
    notice = notices.DEMONSTRATION if header.is_demonstration else ""
    _add(entry, "summary", " ".join(part for part in (header.summary, changes, notice) if part))


def _add(parent: ElementTree.Element, name: str, text: str = "", /, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text or None


def _identifier(name: str) -> str:
    """Lasting, and the same wherever the site is moved: it hangs on a digest and not on an address."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn


def _count_changes(document: Document) -> str:
    """As "Records: 2 changed, 1 withheld."."""
    counts = Counter(change.change for change in document.changes)
    return f"Records: {', '.join(f'{counts[name]} {name}' for name in sorted(counts))}." if counts else ""
