"""How references are written: the one form for page, PDF, CSV and admin."""

import re
from typing import NamedTuple

from django.utils.translation import gettext

from references import identifiers
from references.choices import IdentifierCheck
from references.content import ReferenceContent
from review.dates import format_partial_date, is_partial_date

_PERSON = re.compile(r"(.*[^\W\d_A-Z].*?) [A-Z]{1,3}")
"""A person as the references name one: family name, initials. "US FDA" is none: no family name is all capitals."""


class Link(NamedTuple):
    """Where a reference can be read."""

    text: str
    address: str
    remark: str = ""


def format_source(reference: ReferenceContent) -> str:
    """Journal, year, volume and pages: "N Engl J Med. 2024;390(2):118–131"."""
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f";{reference.volume}{issue}" if reference.volume else ""
    page = f":{reference.page.replace('-', '–')}" if reference.page else ""
    where = reference.container_title or reference.publisher
    when = f"{format_issued(reference)}{volume}{page}"
    return ". ".join(part for part in (where.rstrip("."), when) if part)


def format_issued(reference: ReferenceContent) -> str:
    """The date as far as it is known; text that is no date as it stands."""
    issued = reference.issued
    return format_partial_date(issued) if is_partial_date(issued) else issued


def format_accessed(reference: ReferenceContent) -> str:
    """ "read on 22 November 2026", or ""."""
    date = reference.accessed_date
    if not date:
        return ""
    return gettext("read on {date}").format(date=format_partial_date(date) if is_partial_date(date) else date)


def format_short(reference: ReferenceContent) -> str:
    """First author and year, "Drilon 2024", a body by its whole name; the title where no author is given."""
    first = re.split("[,;]", reference.authors)[0].strip()
    named = _PERSON.fullmatch(first)
    return f"{named[1] if named else first} {reference.issued[:4]}".strip() if first else reference.title


def links(reference: ReferenceContent) -> list[Link]:
    """DOI, PubMed, PMC and address, each with a remark where the identifier was not verified."""
    found = []
    if reference.doi:
        address = identifiers.doi_address(reference.doi)
        found.append(Link(f"doi:{reference.doi}", address, _remark(reference.doi_check)))
    if reference.pmid:
        address = identifiers.pubmed_address(reference.pmid)
        found.append(Link(f"PubMed {reference.pmid}", address, _remark(reference.pmid_check)))
    if reference.pmcid:
        found.append(Link(reference.pmcid, identifiers.pmc_address(reference.pmcid)))
    if reference.url and not any(link.address == reference.url for link in found):
        found.append(Link(_host(reference.url), reference.url))
    return found


def _remark(check: IdentifierCheck | None) -> str:
    return gettext("number not verified") if check == IdentifierCheck.UNVERIFIED else ""


def _host(address: str) -> str:
    return address.split("://")[-1].split("/")[0].removeprefix("www.")
