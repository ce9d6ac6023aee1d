"""Numbers in what somebody writes for readers and nobody else signs: a summary, the reason of a decision."""

import re
import unicodedata
from collections.abc import Iterator

from django.apps import apps
from django.utils.dates import MONTHS, MONTHS_3

from review.models import Record

_NUMBER = re.compile(r"\d(?:[\d.,/⁄–-]*\d)?(?:\s?%)?")
_YEAR = r"(?:19[89]|20\d)\d"
_NO_CLAIM = (
    r"https?://\S+",
    r"\b10\.\d{4,9}/\S+",  # a DOI
    rf"\b{_YEAR}-\d\d(?:-\d\d)?\b",
    rf"(?<![\w.,/–-]){_YEAR}(?![\w/%]|[.,]\d|\s?%|\sof\b)",
    rf"\b\d{{1,2}}\.{_YEAR}\b",  # the version of a guideline
    r"(?i)\beditions?\s\d+(?:(?:,| and| to)\s\d+)*\b",
    r"; and \d+ more(?=\.)",  # so many changes besides those that are named
    r"(?i)\b(?:table|figure|page|p\.|section)\s\d+\b(?!\s?%)",  # a place in a source
    r"(?i)\bphase\s[1-4](?:[/–-][1-4])?\b",
    r"\b[A-Z][A-Za-z]*\d+[A-Za-z\d]*\b(?![.,]\d|\s?%)",  # a gene or a variant: CYP3A4, G2032R
)
"""What a number may be without being a claim. What records are called comes to it."""


def object_to_numbers(text: str, where: str, instead: str) -> str:
    """Why `text` cannot stand before readers as it is, and what to do, in a sentence or two; "" where it can.

    `where` says what kind of text it is, `instead` where each number stands with who signed it.
    """
    found = ", ".join(f"“{number}”" for number in find_numbers(text))
    return f"{found}: leave numbers out of the {where}: nobody has signed them here. {instead}" if found else ""


def object_to_reason(reason: str) -> str:
    """Why a reason that readers will see cannot stand, or ""."""
    return object_to_numbers(reason, "reason", "The record shows each number with who signed it.")


def find_numbers(text: str) -> list[str]:
    """The numbers of a text that are no date, no edition, no place in a source, and in no record's name."""
    rest = unicodedata.normalize("NFKC", text)
    if not _NUMBER.search(rest):
        return []
    for pattern in (_a_name(), *_NO_CLAIM, _a_date()):
        rest = re.sub(pattern, "…", rest)
    return _NUMBER.findall(rest)


def _a_date() -> str:
    """A day of a month: "22 November", "22 Nov". Not "9 may respond"."""
    months = [str(name) for name in MONTHS.values()] + [str(name).title() for name in MONTHS_3.values()]
    return rf"\b\d{{1,2}}\.?\s(?:{'|'.join(months)})\b"


def _a_name() -> str:
    """What records are called, as far as there are digits among the letters; the longest is tried first."""
    found = {unicodedata.normalize("NFKC", name) for model in _record_models() for name in _names_in(model)}
    names = [name for name in found if re.search(r"\d", name) and re.search(r"[^\W\d]", name)]
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return rf"(?i)(?<!\w)(?:{either})(?!\w)" if names else r"(?!)"


def _record_models() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def _names_in(model: type[Record]) -> Iterator[str]:
    for row in model._base_manager.values_list(*model.called):
        for value in row:
            yield from [value] if isinstance(value, str) else value
