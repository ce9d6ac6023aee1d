"""The feed of editions, from a document and the headers of the editions before it."""

from collections.abc import Sequence
from xml.etree import ElementTree

from django.template.loader import render_to_string
from django.utils.translation import gettext

from publication.document import Document, EditionHeader
from publication.rendering.atom import add, notice_of, start_entry, start_feed, write_feed
from publication.rendering.change_groups import group_by_heading
from publication.rendering.change_views import ChangeView, view_changes
from publication.rendering.site_address import site_name


def editions_feed(document: Document, earlier: Sequence[EditionHeader] = ()) -> bytes:
    """All editions, newest first. What changed in the edition itself stands in its entry; how an earlier one differs
    from the one before it, a link tells."""
    headers = [*sorted(earlier, key=lambda header: header.number), document.edition]
    digests = [header.previous_digest for header in headers[1:]] + [document.content_digest]
    title = gettext("{site}: editions").format(site=site_name())
    feed = start_feed(f"feed {digests[0]}", title, document.edition.published_at, "./")
    for header, digest in reversed(list(zip(headers, digests, strict=True))):
        views = view_changes(document.changes, document) if header is document.edition else ()
        _add_entry(feed, header, digest, views)
    return write_feed(feed)


def _add_entry(feed: ElementTree.Element, header: EditionHeader, digest: str, views: Sequence[ChangeView]) -> None:
    number, comparison = header.number, f"{header.number - 1}/compare/{header.number}/"
    title = gettext("Edition {number}: state of knowledge {date}").format(number=number, date=header.as_of)
    entry = start_entry(feed, header, digest, title)
    add(entry, "link", rel="alternate", href=f"{number}/", type="text/html")
    if number > 1:
        add(entry, "link", rel="related", href=comparison, type="text/html", title=gettext("What changed"))
    add(entry, "summary", " ".join(part for part in (header.summary, notice_of(header)) if part))
    if number > 1 and views:
        add(entry, "content", tell_in_short(header, views, comparison), type="html")


def tell_in_short(header: EditionHeader, views: Sequence[ChangeView], address: str) -> str:
    """What changed, in little HTML: counted by kind under each heading, with the names of the first few records."""
    context = {"header": header, "groups": group_by_heading(views), "address": address, "notice": notice_of(header)}
    return render_to_string("components/changes_in_short.html", context).strip()
