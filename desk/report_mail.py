"""Mails to a reader who left an address: that the report has come, and what became of it.

No word that the reader wrote is in them: whoever types a stranger's address has the site write nothing of theirs.
"""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from desk.models import ProblemReport
from desk.posting import name_failure
from publication.choices import ReportOutcome
from publication.rendering.site_address import site_name

logger = logging.getLogger(__name__)


def acknowledge(report: ProblemReport) -> bool:
    """Whether a mail with the number went out. Whatever goes wrong with it, the report is kept."""
    return _send(report, "received", _("Your report {number}").format(number=report.number))


def send_answer(report: ProblemReport) -> bool:
    """Whether a mail with the outcome went out."""
    outcome = ReportOutcome(report.outcome).label
    subject = _("Your report {number}: {outcome}").format(number=report.number, outcome=outcome)
    return _send(report, "answered", subject)


def _send(report: ProblemReport, what: str, subject: str) -> bool:
    if not report.email:
        return False
    site = settings.SITE_ADDRESS.rstrip("/")
    outcome = "" if report.outcome not in ReportOutcome.values else ReportOutcome(report.outcome).label
    context = {
        "report": report,
        "outcome": outcome,
        "site": site_name(),
        "list": f"{site}/reports/#{report.number}",
    }
    text = render_to_string(f"report/email/{what}.txt", {**context, "days": settings.REPORTS_KEEP_EMAIL_DAYS})
    try:
        send_mail(subject, text, None, [report.email])
    except (OSError, ValueError) as error:  # every exception of smtplib is an OSError
        logger.warning("Report %s: its reader could not be told: %s", report.number, name_failure(error))
        return False
    return True
