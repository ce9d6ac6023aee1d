"""What keeps robots from the form for reports, without a cookie, a puzzle or a third party."""

import hashlib
import secrets
import time
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

TOO_QUICK_SECONDS = 3
"""Nobody reads and fills in a form so fast."""

TOO_OLD_SECONDS = 12 * 60 * 60
HOUR = 60 * 60
DAY = 24 * HOUR

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


def is_too_many(request: HttpRequest) -> bool:
    """Whether this would be one report too many within the hour: from one address, or from all."""
    one = _count(f"report-from-{_address_digest(request)}") > settings.REPORTS_AN_HOUR_FROM_ONE_ADDRESS
    return one or _count("report-from-all") > settings.REPORTS_AN_HOUR


def _count(key: str) -> int:
    """One more of these within the hour, this one counted."""
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # the hour ended between the two
        return 1


def _address_digest(request: HttpRequest) -> str:
    """The network address, hashed with a salt that is made anew each day and kept nowhere but in memory."""
    salt = cache.get_or_set(f"report-salt-{int(time.time() // DAY)}", secrets.token_hex, timeout=DAY)
    return hashlib.sha256(f"{salt}{_address(request)}".encode()).hexdigest()


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
