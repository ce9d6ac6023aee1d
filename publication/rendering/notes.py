"""What stands beside a claim: how far it was checked, who signed it, what was let pass, what was corrected."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from pages.content import CorrectionContent
from publication.choices import ReportOutcome
from publication.document import Document, Entry, Override, PublicReport, Signature, Tombstone
from references.content import CitationContent
from review.choices import Decision, Verification
from review.content import RecordContent
from review.dates import format_partial_date, months_after
from review.rules import due_after_months

DOUBTING = {Decision.RESERVATION, Decision.DISSENT}

TOLD_BESIDE_A_CLAIM = {ReportOutcome.CORRECTED, ReportOutcome.UNCHANGED}
"""Outcomes that say something of the claim. All others stand only in the list of reports."""

TITLES_WITHOUT_TEXT = {
    "statement": gettext_noop("A statement that stood here"),
    "decisionnode": gettext_noop("A step of the algorithm"),
    "correction": gettext_noop("A correction"),
}
"""What a notice calls records whose name is what they say."""


@dataclass(frozen=True)
class SignatureLine:
    """A signature as a reader sees it."""

    signature: Signature

    @property
    def day(self) -> str:
        return format_day(self.signature.signed_at)

    @property
    def decision(self) -> str:
        return self.signature.decision.label

    @property
    def doubt(self) -> str:
        """What a signature with a reservation, or against, is called."""
        is_dissent = self.signature.decision == Decision.DISSENT
        return gettext("Dissent") if is_dissent else gettext("Reservation")


@dataclass(frozen=True)
class Note:
    """The quiet lines beside one record."""

    record_kind: str
    key: str
    name: str
    verification: Verification
    verification_note: str
    citations: tuple[CitationContent, ...]
    signatures: tuple[SignatureLine, ...]
    overrides: tuple[Override, ...]
    corrections: tuple[CorrectionContent, ...]
    reports: tuple[PublicReport, ...] = ()

    @property
    def state_words(self) -> str:
        """How far it was checked, in the words of the scale; "" where it was checked against the source."""
        return "" if self.verification == Verification.CHECKED else self.verification.label

    @property
    def signed_on(self) -> str:
        """The day of the newest signature, or ""."""
        return max((line.signature.signed_at, line.day) for line in self.signatures)[1] if self.signatures else ""

    @property
    def due_on(self) -> str:
        """The day on which the newest approval has to be renewed, or "": so long after it as the rules say."""
        approving = Decision.approving()
        days = [line.signature.signed_at[:10] for line in self.signatures if line.signature.decision in approving]
        if not days:
            return ""
        return months_after(datetime.date.fromisoformat(max(days)), due_after_months(self.record_kind)).isoformat()

    @property
    def checked(self) -> tuple[object, ...]:
        """All that its panel says: records that say the same can share one."""
        return (self.verification, self.verification_note, self.signatures, self.overrides, self.due_on)

    @property
    def doubts(self) -> tuple[SignatureLine, ...]:
        """The signatures that a reader must not miss: those with a reservation, and dissent."""
        return tuple(line for line in self.signatures if line.signature.decision in DOUBTING)

    @property
    def is_demonstration(self) -> bool:
        return any(line.signature.is_demonstration for line in self.signatures)

    @property
    def anchor(self) -> str:
        """The id under which the record stands on a page."""
        return f"{self.record_kind.partition('.')[2]}-{self.key}"


class Notes:
    """The notes of a document's records."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._corrections: dict[tuple[str, str], list[CorrectionContent]] = {}
        for correction in document.of(CorrectionContent):
            for part in correction.bears_on:
                self._corrections.setdefault((part.record_kind, part.record_key), []).append(correction)
        self._reports: dict[tuple[str, str], list[PublicReport]] = {}
        for report in document.reports:
            if report.outcome in TOLD_BESIDE_A_CLAIM:
                self._reports.setdefault((report.record_kind, report.key), []).append(report)

    def of(self, content: RecordContent) -> Note:
        """The note of a record of this document."""
        entry = self._document.entry(content.record_kind, content.key)
        assert entry is not None, f"{content.record_kind} {content.key} is not in the document"
        return self.of_entry(entry)

    def of_entry(self, entry: Entry[RecordContent]) -> Note:
        content = entry.content
        return Note(
            record_kind=content.record_kind,
            key=content.key,
            name=content.name,
            verification=content.verification,
            verification_note=content.verification_note,
            citations=getattr(content, "citations", ()),
            signatures=tuple(SignatureLine(signature) for signature in entry.signatures),
            overrides=entry.overrides,
            corrections=tuple(self._corrections.get((content.record_kind, content.key), ())),
            reports=tuple(self._reports.get((content.record_kind, content.key), ())),
        )


@dataclass(frozen=True)
class TombstoneNotice:
    """What stands in the place of a record that was withdrawn or withheld."""

    tombstone: Tombstone

    @property
    def day(self) -> str:
        return format_day(self.tombstone.decided_at)

    @property
    def state(self) -> str:
        return self.tombstone.state.label

    @property
    def title(self) -> str:
        """What was taken back. A statement's name is its text and a step's its advice: not to be shown again."""
        kind = self.tombstone.record_kind.partition(".")[2]
        return title_without_text(kind) or self.tombstone.name


def title_without_text(kind: str) -> str:
    """What to call a record whose name is what it says, by the name of its model; "" for any other."""
    return gettext(TITLES_WITHOUT_TEXT[kind]) if kind in TITLES_WITHOUT_TEXT else ""


def in_panels(notes: Iterable[Note]) -> list[list[Note]]:
    """The notes of neighbouring records, those together of which the same is to be said."""
    panels: dict[tuple[object, ...], list[Note]] = {}
    for note in notes:
        panels.setdefault(note.checked, []).append(note)
    return list(panels.values())


def format_day(moment: str) -> str:
    """The day of an ISO moment, "22 November 2026"."""
    return format_partial_date(moment[:10])


def shared_citations(groups: Iterable[Sequence[CitationContent]]) -> tuple[CitationContent, ...]:
    """The citations that every group has; () for no group."""
    listed = [tuple(group) for group in groups]
    if not listed:
        return ()
    return tuple(citation for citation in listed[0] if all(citation in group for group in listed))
