"""Evidence checks on prose: its marks lead somewhere, and it says what the records say."""

import re
from collections.abc import Iterator
from typing import cast

from algorithm.content import DecisionNodeContent
from pages.content import CITATION_MARK, VALUE_MARK, StatementContent
from publication.document import Document
from publication.values import UnknownValue, resolve_values
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
