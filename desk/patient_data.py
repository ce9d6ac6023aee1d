"""What in a text looks like data of a patient: for a warning, never a proof."""

import re

from django.utils.translation import gettext_lazy as _

_IDENTIFIERS = re.compile(
    r"https?://\S+|\b10\.[0-9]{4,9}/\S+|\b(?:NCT|PMC)[0-9]+|\b(?:PMID|PubMed)\b[\s:#]*[0-9]+|\b[0-9]{4}-[0-9]{6}-[0-9]{2}\b",
    re.IGNORECASE,
)
"""Identifiers of publications and trials, which are long numbers too."""

_OLD_DATE = r"(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19[0-9]{2}|200[0-9])|(?:19[0-9]{2}|200[0-9])-[0-9]{2}-[0-9]{2})"
"""A day before 2010: no readout of a ROS1 inhibitor is so old, but many a reader's patient is older."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


LOOKS_LIKE = (
    (_("a date of birth"), _pattern(rf"\bd\.?o\.?b\b\.?|\bdate of birth\b|\bborn (?:on|in)\b|\b{_OLD_DATE}\b")),
    (_("the name of a patient"), _pattern(r"\bpatient(?:['’]s)? name\b|\bname of (?:the|a|my) patient\b")),
    (_("the name of a person"), re.compile(r"\b(?:Mr|Mrs|Ms|Herr|Frau|Mme)\.?\s+[A-Z]\w+")),
    (
        _("a number from a record"),
        _pattern(r"\bMRN\b|\b(?:medical record|hospital|NHS|insurance|social security|patient) (?:no\b|number|id\b)"),
    ),
    (
        _("a number of a person"),
        _pattern(r"(?<![\w.-])(?:[0-9]{7,}|[0-9]{3}-[0-9]{2}-[0-9]{4}|\+[0-9][0-9 -]{7,})(?!\w)"),
    ),
)
"""What each looks like, and how."""


def find_patient_data(text: str) -> list[tuple[str, str]]:
    """The first of each kind, with what it looks like: ("12/03/1961", "a date of birth")."""
    bare = _IDENTIFIERS.sub(" ", text)
    return [(match[0], str(words)) for words, pattern in LOOKS_LIKE if (match := pattern.search(bare))]
