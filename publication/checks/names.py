"""Evidence check on names that are no longer used, or never were right."""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from algorithm.content import DecisionNodeContent
from drugs.checks import CodesInProse, objection_to_code
from drugs.content import DrugContent
from pages.content import CorrectionContent, StatementContent
from publication.checks.records import every_content
from references.content import ReferenceContent
from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check

QUOTING = (ReferenceContent, CorrectionContent)
"""Records that give names as others wrote them."""

_NOT_READ_AS_PROSE = frozenset(
    {"key", "reference", "quote", "citations", "development_codes", "other_ids", "brief_title"}
)


@evidence_check("PUBLICATION-W05", Level.WARNING, "A retired name")
def retired_name(contents: Contents) -> Objections:
    """A text uses a name that the setting RETIRED_NAMES lists, or a drug's development code where the INN should stand.

    References, corrections, quotes and the titles of trials give names as others wrote them, and are left out. Codes in
    statements and in steps of the algorithm are named by PAGES-W01 and ALGORITHM-W01.
    """
    codes = CodesInProse(contents.of(DrugContent))
    for content in every_content(contents):
        if isinstance(content, QUOTING):
            continue
        text = "\n".join(_texts(content.as_dict()))
        for found, right in _retired(text):
            yield content, f"“{found}” stands in it. Write “{right}”."
        if not isinstance(content, StatementContent | DecisionNodeContent):
            for code, drug in codes.find(text):
                yield content, objection_to_code(code, drug)


def _texts(value: Any) -> Iterator[str]:
    """Every text of a content that a reader sees as words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in _NOT_READ_AS_PROSE:
                yield from _texts(item)


def _retired(text: str) -> Iterator[tuple[str, str]]:
    """Each retired name in a text, as it stands there, with what should stand there.

    Upper and lower case do not matter, unless they are all that is wrong.
    """
    for name, right in settings.RETIRED_NAMES.items():
        for found in re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE):
            if found != right:
                yield found, right
