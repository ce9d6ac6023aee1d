"""What keeps robots from the form for reports, without a cookie, a puzzle or a third party."""

import datetime
import hashlib
import ipaddress
import secrets
import time
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from desk.models import CountedReport

TOO_QUICK_SECONDS = 3
"""Nobody reads and fills in a form so fast."""

TOO_OLD_SECONDS = 12 * 60 * 60
HOUR = datetime.timedelta(hours=1)

LETTERS_OF_A_SENDER = 5
"""A million values: few senders of an hour share one, and four thousand IPv4 addresses do."""

_SIGNER = signing.Signer(salt="desk.report.form")
_NUMBER_SIGNER = signing.Signer(salt="desk.report.received")


class WrongToken(Exception):
    """A form was not sent as this site gave it out. The message says what to do."""


def make_token() -> str:
    """What a form carries: when it was given out, and something that no other form has."""
    return _SIGNER.sign_object({"at": int(time.time()), "once": secrets.token_urlsafe(12)})


def check_token(token: str) -> str:
    """The digest that lets a form count once. Raises WrongToken."""
    try:
        age = time.time() - _SIGNER.unsign_object(token)["at"]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise WrongToken(_("This form was not made here. Please send it once more.")) from None
    if age < TOO_QUICK_SECONDS:
        raise WrongToken(_("That was very quick. Please look it over, and send it once more."))
    if age > TOO_OLD_SECONDS:
        raise WrongToken(_("This form lay open for long. Please look it over, and send it once more."))
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def is_too_many(request: HttpRequest) -> bool:
    """Whether this would be one report too many within the hour, from one address or from all; if not, it is counted.

    Every process counts in the database, and a restart forgets nothing. Raises django.db.Error.
    """
    now = datetime.datetime.fromtimestamp(time.time(), datetime.UTC)
    forget_counts(now)
    sender = _name_sender(request, now.date())
    from_all = CountedReport.objects.count()
    from_one = CountedReport.objects.filter(sender=sender).count()
    if from_one >= settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS or from_all >= settings.REPORTS_AN_HOUR:
        return True
    CountedReport.objects.create(sender=sender, counts_until=now + HOUR)
    return False


def forget_counts(now: datetime.datetime) -> None:
    """Delete what counts no more."""
    CountedReport.objects.filter(counts_until__lte=now).delete()


def _name_sender(request: HttpRequest, day: datetime.date) -> str:
    """So little of a digest, salted anew each day, that it tells senders apart and leads to none."""
    digest = salted_hmac(f"desk.report.sender {day}", _network(_address(request)), algorithm="sha256")
    return digest.hexdigest()[:LETTERS_OF_A_SENDER]


def _network(address: str) -> str:
    """An IPv4 address; of an IPv6 address the first half, since whoever has one has all of its second."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.IPv6Network((found.packed[:8] + bytes(8), 64)))


def _address(request: HttpRequest) -> str:
    """Where a proxy stands before the site, what it wrote last: anyone can write what stands before that."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def sign_number(number: str, mail: str) -> str:
    """A report's number and what became of the mail, for the address of the page that says thank you."""
    return _NUMBER_SIGNER.sign_object([number, mail])


def read_number(signed: str) -> Any:
    """Both again, or None where this site did not write it."""
    try:
        return _NUMBER_SIGNER.unsign_object(signed)
    except (signing.BadSignature, ValueError):
        return None
