"""Outcomes of readers' reports, as the page that lists them shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext

from publication.document import Document, PublicReport
from publication.rendering.notes import title_without_text
from publication.rendering.places import place_by_name
from publication.rendering.record_lines import title_of


@dataclass(frozen=True)
class ReportRow:
    """A report: what it was about, where that stands if it is still there, and what became of it."""

    report: PublicReport
    about: str
    place: str


def report_rows(document: Document) -> list[ReportRow]:
    """The newest first."""
    return [_row(document, report) for report in reversed(document.reports)]


def _row(document: Document, report: PublicReport) -> ReportRow:
    if not report.record_kind:
        return ReportRow(report, gettext("the site as a whole"), "")
    entry = document.entry(report.record_kind, report.key)
    kind = report.record_kind.partition(".")[2]
    gone = gettext("{record} (no longer in the edition)").format(record=title_without_text(kind) or report.key)
    return ReportRow(
        report,
        title_of(entry.content, document) if entry else gone,
        place_by_name(document, report.record_kind, report.key),
    )
