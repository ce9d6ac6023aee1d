"""Old editions: their files as they were, each page with one line put in that says what superseded it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from django.utils.translation import gettext

from publication.serving.addresses import Addresses, Redirect, up
from publication.serving.answers import NO_INDEX, Answers, answers_for
from publication.serving.bundle import (
    ALIASES,
    GONE,
    UNADDRESSED,
    Form,
    Listing,
    Manifest,
    parse_names,
    read_form,
    read_manifest,
)
from publication.serving.site import Site
from review.content import sha256
from review.dates import format_partial_date

MARKER = b"<!-- superseded -->"
"""Where a page wants the line."""


@dataclass(frozen=True)
class OldEdition:
    """The bundle of an edition that was superseded, read from its folder as it is asked for."""

    folder: Path
    manifest: Manifest
    addresses: Addresses

    def find(self, address: str, current: Site) -> Answers | Redirect | None:
        """What answers an address inside this edition. Raises BrokenBundle."""
        path = self.addresses.resolve_inside(address)
        if not isinstance(path, str):
            return path
        listing = self.manifest.files[path]
        if listing.is_page:
            listing, forms = self._superseded_page(listing, address, current)
        else:
            forms = {encoding: read_form(self.folder, listing, encoding) for encoding in listing.forms}
        status = HTTPStatus.GONE if self.addresses.is_gone(path) else HTTPStatus.OK
        return answers_for(listing, forms, status=status, extra=[NO_INDEX])

    def _superseded_page(self, listing: Listing, address: str, current: Site) -> tuple[Listing, Mapping[str, bytes]]:
        page = read_form(self.folder, listing, "identity")
        line = superseded_line(self.manifest.number, address, current)
        page = page.replace(MARKER, line.encode(), 1)
        return replace(listing, forms={"identity": Form(len(page), sha256(page))}), {"identity": page}


def superseded_line(number: int, address: str, current: Site, query: str = "") -> str:
    """The line for a page of edition `number`, with a link to the same address and question in the current edition."""
    latest = current.manifest
    following = latest.earlier.get(number + 1, latest)
    date = format_partial_date(following.published_at[:10])
    target = address if current.addresses.resolve(address) is not None else ""
    question = f"?{query}" if query and target == address else ""
    said = gettext("Edition {number} was superseded by edition {next} on {date}.")
    here = gettext("{link}This page in edition {number}{end}, which is current.")
    elsewhere = gettext("{link}The current page in edition {number}{end}, which is current.")
    way = (here if target == address else elsewhere).format(
        link=f'<a href="{escape(up(address, beyond=2) + quote(target) + question)}">', number=latest.number, end="</a>"
    )
    return (
        '<p class="superseded" role="note">'
        f"<strong>{said.format(number=number, next=number + 1, date=date)}</strong> {way}</p>"
    )


def find_superseded(root: Path, number: int, address: str, current: Site) -> Answers | Redirect | None:
    """What answers an address in an edition before the current one. Raises BrokenBundle."""
    edition = current.manifest.earlier.get(number)
    return read_old_edition(root / edition.bundle).find(address, current) if edition else None


@lru_cache(maxsize=32)
def read_old_edition(folder: Path) -> OldEdition:
    """Kept, because a bundle never changes. Raises BrokenBundle."""
    manifest = read_manifest(folder)
    names = {
        path: read_form(folder, manifest.files[path], "identity") for path in (ALIASES, GONE) if path in manifest.files
    }
    aliases, gone = parse_names(names.get(ALIASES), dict), parse_names(names.get(GONE), list)
    return OldEdition(folder, manifest, Addresses(manifest.files.keys() - UNADDRESSED, aliases, gone))
