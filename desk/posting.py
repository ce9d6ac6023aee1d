"""Handing mails to the mail server, each once."""

import fcntl
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from desk.models import Told

logger = logging.getLogger(__name__)


def deliver(mails: Sequence[Told]) -> list[Told]:
    """Send what is not sent yet. Gives those that could not be; each says why, and is tried again by tell_reviewers."""
    if not mails:
        return []
    with _alone():
        connection: BaseEmailBackend = get_connection()
        try:
            connection.open()
        except OSError as error:  # every exception of smtplib is one
            return [_note_problem(mail, error) for mail in mails if _is_unsent(mail)]
        failed = [mail for mail in mails if _is_unsent(mail) and not _send(mail, connection)]
        connection.close()
    return failed


@contextmanager
def _alone() -> Iterator[None]:
    """One sender at a time on this machine, so that none sends what another is sending."""
    with (settings.VAR_ROOT / ".mail.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_unsent(mail: Told) -> bool:
    """Whether nobody has sent it meanwhile."""
    mail.refresh_from_db(fields=["sent_at", "sent_to"])
    return mail.sent_at is None


def _send(mail: Told, connection: BaseEmailBackend) -> bool:
    to = mail.user.email
    if not to or not mail.user.is_active:
        _note_problem(mail, ValueError("this person has no address, or no account any more"))
        return False
    try:
        EmailMessage(mail.subject, mail.text, to=[to], connection=connection).send()
    except (OSError, ValueError) as error:
        _note_problem(mail, error)
        connection.close()  # the next one begins anew
        return False
    mail.sent_at, mail.sent_to, mail.problem = timezone.now(), to, ""
    mail.save()
    return True


def _note_problem(mail: Told, error: Exception) -> Told:
    mail.problem = f"{type(error).__name__}: {error}"
    mail.save()
    logger.warning("Mail “%s” to %s could not be sent: %s", mail.subject, mail.user, name_failure(error))
    return mail


def name_failure(error: Exception) -> str:
    """What went wrong with a mail, for the log: "SMTPRecipientsRefused 550". Never its words, which hold addresses."""
    codes: set[int] = set()
    if isinstance(error, SMTPRecipientsRefused):
        codes = {code for code, _ in error.recipients.values()}
    elif isinstance(error, SMTPResponseException):
        codes = {error.smtp_code}
    return " ".join([type(error).__name__, *map(str, sorted(codes))])
