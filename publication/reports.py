"""Which outcomes of readers' reports an edition tells of, and since when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from publication.choices import ReportOutcome
from publication.document import Document, PublicReport
from publication.links import links_of


@dataclass(frozen=True)
class AnsweredReport:
    """A reader's report with its outcome, as far as readers may know it, and the edition that the reader had."""

    number: str
    reported_on: str
    record_kind: str
    key: str
    outcome: ReportOutcome
    answered_on: str
    duplicate_of: str = ""
    read_in: int | None = None


def tell(
    answered: Iterable[AnsweredReport],
    document: Document,
    latest: Document | None,
    read: Callable[[int], Document | None],
) -> tuple[PublicReport, ...]:
    """The reports of an edition-to-be, oldest first. `read` gives an earlier edition by its number.

    An outcome that was told before keeps its edition. A correction is told once what the reader read has changed.
    """
    before = {one.number: one for one in latest.reports} if latest else {}
    told = []
    for report in answered:
        public = _public(report, document.edition.number)
        known = before.get(report.number)
        if known and known.model_copy(update={"edition": public.edition}) == public:
            told.append(known)
        elif report.outcome != ReportOutcome.CORRECTED or _has_changed(report, document, latest, read):
            told.append(public)
    return tuple(sorted(told, key=lambda one: (one.reported_on, one.number)))


def _public(report: AnsweredReport, edition: int) -> PublicReport:
    return PublicReport(
        number=report.number,
        reported_on=report.reported_on,
        record_kind=report.record_kind,
        key=report.key,
        outcome=report.outcome,
        answered_on=report.answered_on,
        edition=edition,
        duplicate_of=report.duplicate_of,
    )


def _has_changed(
    report: AnsweredReport, document: Document, latest: Document | None, read: Callable[[int], Document | None]
) -> bool:
    """Whether the record, or any that it names, is not what the reader had: else "corrected" would not be true yet."""
    was_read = (read(report.read_in) if report.read_in else None) or latest
    entry = was_read.entry(report.record_kind, report.key) if was_read and report.record_kind else None
    if was_read is None or entry is None:
        return True
    names = {(report.record_kind, report.key), *links_of(entry.content)}
    return any(_digest(was_read, name) != _digest(document, name) for name in names)


def _digest(document: Document, name: tuple[str, str]) -> str:
    entry = document.entry(*name)
    return entry.digest if entry else ""
