"""What templates ask about changes."""

from collections.abc import Iterable

from django import template

from publication.change_kinds import count_kinds
from publication.document import KindCount
from publication.rendering.book import Book, EditionView
from publication.rendering.change_groups import KindGroup, group_by_kind
from publication.rendering.change_views import ChangeView, view_changes
from publication.rendering.page import Page

register = template.Library()


@register.simple_tag
def changes_by_kind(book: Book) -> list[KindGroup]:
    """What changed since the edition before, grouped by kind."""
    return group_by_kind(view_changes(book.document.changes, book.document))


@register.simple_tag
def changes_about(book: Book, drug: str) -> list[ChangeView]:
    """What changed about a drug since the edition before; nothing in a first edition."""
    if not book.earlier:
        return []
    return [view for view in view_changes(book.document.changes, book.document) if drug in view.drugs]


@register.filter
def in_counts(counts: Iterable[KindCount]) -> str:
    """ "new evidence 12, correction 1"."""
    return ", ".join(f"{one.label} {one.count}" for one in counts)


@register.filter
def counts_of(views: Iterable[ChangeView]) -> tuple[KindCount, ...]:
    """How many changes are of each kind."""
    return count_kinds(view.change for view in views)


@register.simple_tag
def first_edition(book: Book) -> int:
    """The number of the first edition that the book knows."""
    return min((one.header.number for one in book.earlier), default=book.document.edition.number)


@register.simple_tag
def edition_before(book: Book, edition: EditionView) -> int | None:
    """The number of the edition before one that the book knows, or None."""
    number = edition.header.number
    return max((one.header.number for one in book.earlier if one.header.number < number), default=None)


@register.simple_tag
def edition_root(book: Book, edition: EditionView, page: Page) -> str:
    """The top of an edition, from a page of the book."""
    number = edition.header.number
    return page.root if number == book.document.edition.number else f"{page.root}editions/{number}/"
