"""Evidence checks on prose: its marks lead somewhere, and it says what the records say."""

import re
from collections.abc import Iterator
from typing import cast

from algorithm.content import DecisionNodeContent
from drugs.choices import Jurisdiction, TreatmentLine
from pages.content import CITATION_MARK, VALUE_MARK, StatementContent
from publication.approved import approved_drugs
from publication.document import Document
from publication.values import COUNTED, UnknownValue, join_words, resolve_values
from review.choices import Level
from review.content import Contents, RecordContent
from review.evidence import Objections, evidence_check
from trials.content import EfficacyResultContent

BEGINS_OR_ENDS_A_MARK = re.compile(r"\{\{|\}\}|\[@")


def _prose(contents: Contents) -> Iterator[tuple[RecordContent, str]]:
    """Each text in which marks are resolved, with its record."""
    for node in contents.of(DecisionNodeContent):
        for text in (node.title, node.detail, *(option.detail for option in node.options)):
            yield node, text
    for statement in contents.of(StatementContent):
        yield statement, statement.text


@evidence_check("PUBLICATION-E04", Level.ERROR, "A value mark that names nothing")
def value_mark_that_names_nothing(contents: Contents) -> Objections:
    """A mark such as {{ result:KEY.estimate }} asks for a value that the edition does not have.

    The mark is resolved as it will be on the page, so that publishing cannot stumble over it.
    """
    for content, text in _prose(contents):
        for mark in VALUE_MARK.finditer(text):
            try:
                resolve_values(mark[0], cast(Document, contents), content.key)
            except UnknownValue as unknown:
                why = str(unknown).removeprefix(f"{content.key}: ")
                yield content, f"{why}. Correct the mark, or have the record approved too."


@evidence_check("PUBLICATION-E05", Level.ERROR, "A mark that cannot be read")
def mark_that_cannot_be_read(contents: Contents) -> Objections:
    """Braces or a bracket begin a mark that is not well formed, or stand in a step's note or an option's condition,
    where no mark is read: readers would see it as it was typed."""
    for content, text in _prose(contents):
        around = _around_a_mark(CITATION_MARK.sub("", VALUE_MARK.sub("", text)))
        if around:
            yield content, f"“{around}” holds a broken mark. Write {{{{ name:KEY }}}} or [@key]."
    for node in contents.of(DecisionNodeContent):
        for text in (node.note, *(option.condition for option in node.options)):
            around = _around_a_mark(text)
            if around:
                yield node, f"“{around}” holds a mark where none is read. Move it to the detail, or write the words."


def _around_a_mark(text: str) -> str:
    """The words about the first braces or bracket of a mark, or ""."""
    found = BEGINS_OR_ENDS_A_MARK.search(text)
    return f"…{text[max(0, found.start() - 20) : found.end() + 20].strip()}…" if found else ""


@evidence_check("PUBLICATION-W02", Level.WARNING, "Prose that shows a superseded result")
def prose_shows_superseded_result(contents: Contents) -> Objections:
    """A value mark takes its number from a result that a later readout supersedes."""
    successors = {result.supersedes: result.key for result in contents.of(EfficacyResultContent) if result.supersedes}
    for content, text in _prose(contents):
        for name, argument in VALUE_MARK.findall(text):
            key = argument.partition(".")[0]
            if name == "result" and key in successors:
                yield content, f"{key} is superseded by {successors[key]}. Take the value from that."


_NUMBER = "|".join([*COUNTED[1:], "[0-9]{1,2}"])
_COUNT = re.compile(
    r"(?<!at least )(?<!more than )(?<!fewer than )"
    rf"\b({_NUMBER})\s(?:[\w+-]+\s){{0,4}}(?:drugs|medicines|TKIs|inhibitors)\b",
    re.IGNORECASE,
)
_PLACES = {
    Jurisdiction.US: r"\bU\.?S\b|\bUnited States\b|\bFDA\b",
    Jurisdiction.EU: r"\bEU\b|\bEuropean Union\b|\bEMA\b",
    Jurisdiction.CN: r"\bChina\b|\bNMPA\b",
    Jurisdiction.JP: r"\bJapan\b|\bPMDA\b",
}
_FIRST = re.compile(r"\bfirst[- ]line\b|\bas (?:the )?first\b", re.IGNORECASE)
_LATER = re.compile(r"\bsecond[- ]line\b|\blater[- ]line\b|\bafter an? ", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?;:])\s+")


@evidence_check("PUBLICATION-W03", Level.WARNING, "Prose that counts approved drugs otherwise than the records")
def prose_counts_otherwise(contents: Contents) -> Objections:
    """A sentence says how many drugs are approved in a place, and the approvals in the edition say another number.

    Only sentences that name one place, and no lack of approval, are read.
    """
    for statement in contents.of(StatementContent):
        for sentence in _SENTENCE_END.split(statement.text):
            claim = _claim(sentence)
            if claim:
                number, place, line = claim
                found = approved_drugs(cast(Document, contents), place, line)
                if number != len(found):
                    query = "-".join(part for part in ("approved", place, line) if part)
                    yield (
                        statement,
                        f"It counts {number}, but the records have {len(found)}: {join_words(found)}. "
                        f"Correct it, or let {{{{ count:{query} }}}} count.",
                    )


def _claim(sentence: str) -> tuple[int, str, str] | None:
    """How many drugs a sentence says are approved, where, and for which line ("" for any); None if it says nothing."""
    counted = _COUNT.search(sentence)
    places = [place.value for place, pattern in _PLACES.items() if re.search(pattern, sentence)]
    approves = re.search(r"\bapprov", sentence, re.IGNORECASE)
    denies = re.search(r"\b(?:not|no|without|neither)\b|\bunapproved\b", sentence, re.IGNORECASE)
    if not counted or len(places) != 1 or not approves or denies:
        return None
    word = counted[1].lower()
    number = int(word) if word.isdigit() else COUNTED.index(word)
    first, later = _FIRST.search(sentence), _LATER.search(sentence)
    line = TreatmentLine.FIRST if first and not later else TreatmentLine.LATER if later and not first else ""
    return number, places[0], str(line)
