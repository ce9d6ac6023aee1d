"""What changed in the newest edition, as much of it as there is room for; the gravest first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext, gettext_noop

from drugs.content import ApprovalContent, GuidelineListingContent
from drugs.formatting import format_approval, format_listing
from publication.document import Change, Document
from publication.names import inn_of, name_of
from publication.rendering.notes import TombstoneNotice
from review.choices import State
from trials.content import EfficacyResultContent

PLURALS = {
    "references.reference": gettext_noop("references"),
    "drugs.drug": gettext_noop("drugs"),
    "drugs.approval": gettext_noop("approvals"),
    "drugs.guidelinelisting": gettext_noop("guideline listings"),
    "drugs.resistancemutation": gettext_noop("mutations"),
    "drugs.fusionpartner": gettext_noop("fusion partners"),
    "trials.trial": gettext_noop("trials"),
    "trials.efficacyresult": gettext_noop("results"),
    "trials.sensitivity": gettext_noop("findings on mutations"),
    "algorithm.decisionnode": gettext_noop("steps of the algorithm"),
    "pages.section": gettext_noop("sections"),
    "pages.statement": gettext_noop("statements"),
    "pages.correction": gettext_noop("corrections"),
}
"""Kinds of record, in the order of the tables, as one speaks of several."""

PRINTED_FIELDS = {
    "estimate": gettext_noop("estimate"),
    "responders_n": gettext_noop("responders"),
    "evaluable_n": gettext_noop("patients"),
    "ci_lower": gettext_noop("lower bound"),
    "ci_upper": gettext_noop("upper bound"),
}
"""Fields of a result that a reader sees as a number."""


@dataclass(frozen=True)
class NewsGroup:
    """Changes of one sort."""

    word: str
    texts: list[str]


@dataclass(frozen=True)
class News:
    """The changes that are named, by sort, and how many there are in all, by kind of record."""

    groups: list[NewsGroup]
    counts: list[str]


def build_news(document: Document, *, at_most: int) -> News:
    """The news of a document, of which `at_most` changes are named."""
    sorts = (
        (gettext("withheld"), _taken_back(document, State.WITHHELD)),
        (gettext("new approvals"), _approvals(document)),
        (gettext("numbers changed"), _numbers(document)),
        (gettext("new in guidelines"), _listings(document)),
        (gettext("withdrawn"), _taken_back(document, State.WITHDRAWN)),
    )
    groups: list[NewsGroup] = []
    for word, texts in sorts:
        chosen = list(islice(texts, at_most - sum(len(group.texts) for group in groups)))
        groups += [NewsGroup(word, chosen)] if chosen else []
    return News(groups, list(_counts(document)))


def _taken_back(document: Document, state: State) -> Iterator[str]:
    """A statement that was taken back is not repeated: its notice names it by what it was."""
    changed = {(change.record_kind, change.key) for change in document.changes}
    for stone in document.tombstones:
        if stone.state == state and (stone.record_kind, stone.key) in changed:
            title = TombstoneNotice(stone).title
            yield gettext("{title}. Reason: {reason}").format(title=title, reason=stone.reason)


def _approvals(document: Document) -> Iterator[str]:
    for change in _of_kind(document, ApprovalContent.record_kind, "added"):
        if content := document.get(ApprovalContent, change.key):
            yield f"{inn_of(document, content.drug)} {format_approval(content)}"


def _listings(document: Document) -> Iterator[str]:
    for change in _of_kind(document, GuidelineListingContent.record_kind, "added"):
        if content := document.get(GuidelineListingContent, change.key):
            drug = inn_of(document, content.drug)
            yield gettext("{drug} in {listing}").format(drug=drug, listing=format_listing(content))


def _numbers(document: Document) -> Iterator[str]:
    """Numbers that readers had before, and that are others now."""
    for change in _of_kind(document, EfficacyResultContent.record_kind, "changed"):
        fields = [field for field in change.fields if field.field in PRINTED_FIELDS and field.old and field.new]
        content = document.get(EfficacyResultContent, change.key)
        if fields:
            name = name_of(content, document) if content else change.name
            told = ", ".join(f"{gettext(PRINTED_FIELDS[field.field])} {field.old} → {field.new}" for field in fields)
            yield f"{name}: {told}"


def _of_kind(document: Document, record_kind: str, change: str) -> Iterator[Change]:
    return (one for one in document.changes if (one.record_kind, one.change) == (record_kind, change))


def _counts(document: Document) -> Iterator[str]:
    """As "results: 57 added, 20 changed", in the order of the tables."""
    counts: dict[str, Counter[str]] = {}
    for change in document.changes:
        counts.setdefault(change.record_kind, Counter())[change.change] += 1
    for kind, plural in PLURALS.items():
        if kind in counts:
            told = ", ".join(f"{number} {gettext(change)}" for change, number in sorted(counts[kind].items()))
            yield f"{gettext(plural)}: {told}"
