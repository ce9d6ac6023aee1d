"""What is said of a page in its head, and how an edition is cited."""

from collections.abc import Mapping
from typing import Any

from django import template

from publication.document import EditionHeader
from publication.rendering.citing import Citing, licence
from publication.rendering.metadata import Metadata
from publication.rendering.page import Page

register = template.Library()


@register.inclusion_tag("components/head_metadata.html")
def head_metadata(page: Page) -> Mapping[str, Any]:
    """The tags for the head of a page, but for its structured data, which are known last."""
    return {"metadata": Metadata(page)}


@register.inclusion_tag("components/how_to_cite.html")
def how_to_cite(page: Page) -> Mapping[str, Any]:
    """The citation of a page's edition, its files, and the licence."""
    edition = page.book.edition
    return {"citing": Citing(edition.header, edition.digest), "page": page}


@register.inclusion_tag("components/citation_files.html")
def citation_files(page: Page, header: EditionHeader) -> Mapping[str, Any]:
    """Links to the files that cite an edition."""
    return {"citing": Citing(header), "page": page}


@register.inclusion_tag("components/licence.html")
def content_licence() -> Mapping[str, Any]:
    """Under what the content and the tables stand."""
    return {"licence": licence()}
