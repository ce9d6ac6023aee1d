"""What a report is about: an edition, and one record of it or none. Only what was published is ever looked at.

What was taken back since is never told again: the notice of the current edition stands in its place.
"""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from pages.content import StatementContent
from publication.document import Tombstone
from publication.on_request.library import NoSuchEdition, current_site, open_book
from publication.rendering.book import Book
from publication.rendering.notes import TombstoneNotice
from publication.rendering.places import place_of
from publication.rendering.record_lines import gist_of, title_of
from publication.value_words import without
from review.content import RecordContent


@dataclass(frozen=True)
class About:
    """An edition, and the record in it that a report is about. `taken_back`: what has a notice by now."""

    book: Book
    content: RecordContent | None = None
    taken_back: tuple[Tombstone, ...] = ()

    @property
    def name(self) -> str:
        """As an address and the form carry it: "drugs.drug:crizotinib"."""
        return f"{self.content.record_kind}:{self.content.key}" if self.content else ""

    @property
    def number(self) -> int:
        return self.book.document.edition.number

    @cached_property
    def notice(self) -> TombstoneNotice | None:
        """What stands in the place of the record by now, where it was taken back."""
        stones = {f"{stone.record_kind}:{stone.key}": stone for stone in self.taken_back}
        return TombstoneNotice(stones[self.name]) if self.name in stones else None

    @cached_property
    def claim(self) -> str:
        """What the edition says with it, in a line; "" where it was taken back."""
        if self.content is None or self.notice:
            return ""
        document = without(self.book.document, self.taken_back)
        said = gist_of(self.content, document)
        if isinstance(self.content, StatementContent):
            return said
        title = title_of(self.content, document)
        return f"{title}: {said}" if said else title

    @cached_property
    def place(self) -> str:
        """Where the record stands, from the top of the edition."""
        return place_of(self.book.document, self.content) if self.content else ""

    @property
    def is_superseded(self) -> bool:
        return self.number != current_site().manifest.number


def read_about(request: HttpRequest, number: int | None = None) -> About:
    """What the address, or else the form that was sent, says. What is not there is left out: then the report is about
    the site. Raises NoSuchEdition before the first edition."""
    said = request.POST if request.method == "POST" else request.GET
    book = _open(said.get("edition", ""), number)
    kind, _, key = said.get("about", "").partition(":")
    entries = (entry.content for entry in book.document.entries())
    content = next((one for one in entries if (one.record_kind, one.key) == (kind, key)), None)
    return About(book, content, open_book().document.tombstones)


def _open(edition: str, number: int | None) -> Book:
    """The edition that the reader had, or the current one if there is no such."""
    wanted = int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 6 else number
    try:
        return open_book(wanted)
    except NoSuchEdition:
        return open_book()
