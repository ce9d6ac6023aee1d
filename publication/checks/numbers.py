"""Evidence check on numbers that prose states by itself, instead of taking them from a record."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pages.content import CITATION_MARK, VALUE_MARK, CorrectionContent, StatementContent
from publication.checks.records import every_content
from publication.values import COUNTED
from references.content import CitedContent, ReferenceContent
from review.choices import Level
from review.content import Contents, RecordContent
from review.evidence import Objections, evidence_check
from review.numbers import rounds_to
from trials.content import EfficacyResultContent

_NUMBER = r"(?<![\d.,–/-])[0-9]+(?:\.[0-9]+)?"
_PERCENT = re.compile(rf"({_NUMBER})(?:\s?(?:–|-|to|and|or)\s?([0-9]+(?:\.[0-9]+)?))?\s?%")
_PART_OF_WHOLE = re.compile(
    rf"\b({'|'.join(COUNTED[1:])}|none|[0-9]+) of (?:the |these |those |about )?([0-9]+)\b", re.IGNORECASE
)


@dataclass
class Figures:
    """Percentages, and parts of a whole, that a text or a record states."""

    percents: set[str] = field(default_factory=set)
    parts: set[tuple[int, int]] = field(default_factory=set)

    def add(self, other: "Figures") -> None:
        self.percents |= other.percents
        self.parts |= other.parts


def figures_in(text: str) -> Figures:
    """What a text states: "38% (5 of 13)" gives 38 and (5, 13); both ends of "88 to 94%" are percentages."""
    percents = {number for found in _PERCENT.findall(text) for number in found if number}
    return Figures(percents, {(_count(part), int(whole)) for part, whole in _PART_OF_WHOLE.findall(text)})


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 0 if word.lower() == "none" else COUNTED.index(word.lower())


def figures_of(content: RecordContent) -> Figures:
    """What a record states, in its columns and in its texts."""
    found = Figures()
    for fields in _trees(content.as_dict()):
        for name, value in fields.items():
            if isinstance(value, str):
                found.add(Figures({value}) if name == "percent" or name.endswith("_percent") else figures_in(value))
        for part, whole in (("responders_n", "evaluable_n"), ("count", "denominator")):
            if part in fields and whole in fields:
                found.parts.add((fields[part], fields[whole]))
    if isinstance(content, EfficacyResultContent) and content.is_percentage:
        found.percents |= {number for number in (content.estimate, content.ci_lower, content.ci_upper) if number}
    return found


def _trees(value: Any) -> Iterator[dict[str, Any]]:
    """The value and all that it holds, as far as they are dictionaries."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _trees(item)


@evidence_check("PUBLICATION-W04", Level.WARNING, "A number in prose that no record holds")
def number_that_no_record_holds(contents: Contents) -> Objections:
    """A statement types a percentage, or so many of so many, that stands in no record with one of its sources.

    Other statements do not count; corrections do, and so does a quote in one of the statement's own citations. A
    number that rounds to the one in prose holds it too.
    """
    by_source = _figures_by_source(contents)
    for statement in contents.of(StatementContent):
        stated = figures_in(CITATION_MARK.sub("", VALUE_MARK.sub("", statement.text)))
        held = _held(statement, by_source)
        missing = [f"{percent}%" for percent in sorted(stated.percents, key=Decimal) if not _holds(held, percent)]
        missing += [f"{part} of {whole}" for part, whole in sorted(stated.parts - held.parts)]
        if missing:
            yield (
                statement,
                f"{', '.join(missing)}: in no record with one of its sources. Take the number from a record with "
                "{{ … }}, or quote the passage in the citation, so that whoever signs can compare.",
            )


def _figures_by_source(contents: Contents) -> dict[str, Figures]:
    """What the records other than statements state, by the references that they cite."""
    by_source: dict[str, Figures] = defaultdict(Figures)
    for content in every_content(contents):
        if isinstance(content, CitedContent) and not isinstance(content, StatementContent):
            figures = figures_of(content)
            for key in _sources(content):
                by_source[key].add(figures)
            for part in content.bears_on if isinstance(content, CorrectionContent) else ():
                by_source[part.record_key].add(figures)
    return by_source


def _sources(content: RecordContent) -> list[str]:
    return [key for kind, key in content.names_records if kind == ReferenceContent.record_kind]


def _held(statement: StatementContent, by_source: dict[str, Figures]) -> Figures:
    held = figures_in("\n".join(citation.quote for citation in statement.citations))
    for key in (*_sources(statement), statement.key):
        held.add(by_source.get(key, Figures()))
    return held


def _holds(held: Figures, percent: str) -> bool:
    return any(rounds_to(Decimal(number), percent) for number in held.percents)
