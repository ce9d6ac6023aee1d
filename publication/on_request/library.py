"""The documents of all published editions, read from their bundles."""

from collections.abc import Sequence
from functools import lru_cache

from django.conf import settings

from publication.document import Document, EditionHeader
from publication.rendering.book import Book
from publication.serving.bundle import DOCUMENT, read_form
from publication.serving.shelf import get_shelf
from publication.serving.site import Site
from publication.serving.superseded import read_old_edition


class NoSuchEdition(LookupError):
    """No edition of this number was published, or none at all."""


def open_book(number: int | None = None) -> Book:
    """An edition (None: the current one) made ready for its pages. Kept while the process lives.

    Raises NoSuchEdition and BrokenBundle.
    """
    site = current_site()
    wanted = site.manifest.number if number is None else number
    return _open(wanted, site.manifest.number, site.manifest.digest)


def open_document(number: int) -> Document:
    """The document of an edition. Raises NoSuchEdition and BrokenBundle."""
    return open_book(number).document


def current_site() -> Site:
    """The edition that readers get. Raises NoSuchEdition."""
    site = get_shelf(settings.EDITIONS_ROOT).get_site()
    if site is None:
        raise NoSuchEdition("No edition is published yet.")
    return site


@lru_cache(maxsize=16)
def _open(number: int, current: int, digest: str) -> Book:
    """Kept by number and by what is current: that says which bundle each number has."""
    site = current_site()
    documents = [
        _document(one, site) for one in (*sorted(site.manifest.earlier), site.manifest.number) if one <= number
    ]
    if not documents or documents[-1].edition.number != number:
        raise NoSuchEdition(f"There is no edition {number}.")
    return Book(documents[-1], _headers(documents[:-1]))


def _headers(documents: Sequence[Document]) -> list[EditionHeader]:
    return [document.edition for document in documents]


def _document(number: int, site: Site) -> Document:
    if number == site.manifest.number:
        return _parse(site.manifest.digest, site.read(DOCUMENT))
    edition = read_old_edition(settings.EDITIONS_ROOT / site.manifest.earlier[number].bundle)
    data = read_form(edition.folder, edition.manifest.files[DOCUMENT], "identity")
    return _parse(edition.manifest.digest, data)


@lru_cache(maxsize=64)
def _parse(digest: str, data: bytes) -> Document:
    """Once for each edition, which never changes."""
    return Document.model_validate_json(data)
