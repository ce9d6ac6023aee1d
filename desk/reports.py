"""Readers' reports: taken in, read, answered, told to the next edition, their addresses forgotten."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from desk.choices import Outcome
from desk.models import ProblemReport
from publication.choices import ReportOutcome
from publication.reports import AnsweredReport


class SentAlready(Exception):
    """The same form was sent before: a reader pressed twice, or a robot once too often."""

    def __init__(self, report: ProblemReport) -> None:
        self.report = report
        super().__init__(f"This form was sent already, as {report.number}.")


def receive(*, token_digest: str, what: str, **said: Any) -> ProblemReport:
    """Keep what a reader reports. Raises SentAlready, and django.db.Error if nothing can be kept."""
    report = ProblemReport(token_digest=token_digest, what=what, received_at=timezone.now(), **said)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:
        earlier = ProblemReport.objects.filter(token_digest=token_digest).first()
        if earlier is None:
            raise
        raise SentAlready(earlier) from None
    return report


def was_sent(token_digest: str) -> bool:
    """Whether this very form was kept already: sent again, it takes nobody's place."""
    return ProblemReport.objects.filter(token_digest=token_digest).exists()


def note_reading(report: ProblemReport, *, by: Any) -> None:
    """Keep who read a report first, and when."""
    if report.read_at is None:
        report.read_at, report.read_by = timezone.now(), by
        report.save()


def answer(report: ProblemReport, *, by: Any) -> None:
    """Keep an outcome with who gave it and when. Taking an outcome back takes both away."""
    if report.outcome == Outcome.OPEN:
        report.answered_at, report.answered_by = None, None
    else:
        report.answered_at, report.answered_by = timezone.now(), by
    report.save()


def public_outcomes() -> Iterator[AnsweredReport]:
    """What the next edition may tell of reports that were answered: no word of a reader or an editor is in it."""
    answered = ProblemReport.objects.filter(outcome__in=ReportOutcome.values).select_related("duplicate_of")
    for report in answered.order_by("pk"):
        assert report.answered_at is not None, "held by a constraint"
        yield AnsweredReport(
            number=report.number,
            reported_on=report.received_at.date().isoformat(),
            record_kind=report.record_kind,
            key=report.key,
            outcome=ReportOutcome(report.outcome),
            answered_on=report.answered_at.date().isoformat(),
            duplicate_of=report.duplicate_of.number if report.duplicate_of else "",
            read_in=report.edition_number,
        )


def forget_addresses(now: datetime.datetime) -> int:
    """Delete the e-mail addresses that were kept long enough. Gives how many."""
    since = now - datetime.timedelta(days=settings.REPORTS_KEEP_EMAIL_DAYS)
    return ProblemReport.objects.filter(received_at__lt=since).exclude(email="").update(email="")
