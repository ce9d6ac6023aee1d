"""What the site is called and where it is reached: for what leaves it, and for what finds it."""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext

_THIS_MACHINE = frozenset({"", "localhost", "127.0.0.1", "::1"})


def site_name() -> str:
    return gettext(settings.SITE_NAME)


def site_address(path: str = "") -> str:
    """The whole address of a path from the top of the site."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}/{quote(path)}"


def edition_address(number: int) -> str:
    """Where an edition stays, and where it says whether a later one has superseded it."""
    return site_address(f"editions/{number}/")


def is_public() -> bool:
    """Whether the site has an address that means something on other machines."""
    return (urlsplit(settings.SITE_ADDRESS).hostname or "") not in _THIS_MACHINE


def language_tag() -> str:
    """The site's language as BCP 47 writes it: "en-GB"."""
    language, _, region = settings.LANGUAGE_CODE.partition("-")
    return f"{language}-{region.upper()}" if region else language
