"""Every address below admin/, found by walking the URL resolver, so that a new one is covered by being there."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

VARIES = "…"
"""What stands for a part of an address that varies."""

_PART = re.compile(r"<[^<>]+>|\((?:\?P<\w+>)?[^()]*\)")


def addresses_below_admin() -> list[str]:
    """Each address without its admin/, as drugs/drug/…/change/."""
    found = {route for route in _walk(get_resolver()) if route.startswith("admin/")}
    return sorted(route.removeprefix("admin/") for route in found)


def _walk(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = _PART.sub(VARIES, str(pattern.pattern)).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from (route + rest for rest in _walk(pattern))
