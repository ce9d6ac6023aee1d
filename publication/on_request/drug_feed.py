"""The feed of one drug: an entry for each edition that changed something about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from drugs.content import DrugContent
from publication.document import EditionHeader
from publication.on_request.answering import on_request, send
from publication.on_request.comparison import Comparison
from publication.on_request.library import NoSuchEdition, current_site, open_book, open_document
from publication.rendering.atom import add, notice_of, start_entry, start_feed, write_feed
from publication.rendering.change_views import ChangeView
from publication.rendering.feed import tell_in_short
from publication.rendering.site_address import site_name

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class News:
    """What an edition changed about a drug; nothing in the first edition, where all is new."""

    header: EditionHeader
    views: tuple[ChangeView, ...] = ()


@on_request
def drug_feed(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """What changed about a drug, up to the current edition, or to the one below which it is asked."""
    manifest = current_site().manifest
    last = manifest.number if number is None else number
    return send(request, draw(key, last, manifest.digest), CONTENT_TYPE)


@lru_cache(maxsize=64)
def draw(key: str, number: int, digest: str) -> bytes:
    """The feed's bytes. Kept by what is current (`digest`), too: what that took back is told no more."""
    inn = _inn(key, number)
    news = list(_news(key, number))
    title = f"{site_name()}: {inn}"
    feed = start_feed(f"feed {_digest(1)} {key}", title, news[-1].header.published_at, "./")
    for one in reversed(news):
        _add_entry(feed, one, key, inn)
    return write_feed(feed)


def _inn(key: str, number: int) -> str:
    """The newest name of a drug. Raises NoSuchEdition where no edition up to `number` knows it."""
    for one in range(number, 0, -1):
        drug = open_document(one).get(DrugContent, key)
        if drug:
            return drug.inn
    raise NoSuchEdition(f"No edition knows the drug “{key}”.")


def _news(key: str, number: int) -> Iterator[News]:
    """The editions up to `number` that changed something about the drug, oldest first."""
    current = open_book().document
    first = open_document(1)
    if first.get(DrugContent, key):
        yield News(first.edition)
    for one in range(2, number + 1):
        comparison = Comparison([open_document(one - 1), open_document(one)], current, drug=key)
        if comparison.views:
            yield News(comparison.newer.header, tuple(comparison.views))


def _digest(number: int) -> str:
    return open_book(number).edition.digest


def _add_entry(feed: ElementTree.Element, news: News, key: str, inn: str) -> None:
    header, number = news.header, news.header.number
    title = gettext("{drug}: edition {number}, {date}").format(drug=inn, number=number, date=header.as_of)
    entry = start_entry(feed, header, f"{_digest(number)} {key}", title)
    if not news.views:
        add(entry, "link", rel="alternate", href=f"../../editions/{number}/drugs/{key}/", type="text/html")
        add(entry, "summary", " ".join(part for part in (gettext("The first edition."), notice_of(header)) if part))
        return
    address = f"../../editions/{number - 1}/compare/{number}/?drug={key}"
    add(entry, "link", rel="alternate", href=address, type="text/html")
    add(entry, "content", tell_in_short(header, news.views, address), type="html")
