"""What is refused before any page is looked for, told in the site's own words and with the headers of its pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from publication.rendering.site_address import language_tag, site_name
from publication.serving.answers import NO_INDEX, SAFETY

View = Callable[..., HttpResponse]

READING = ("GET", "HEAD")


def takes(*methods: str) -> Callable[[View], View]:
    """A public view that knows these methods alone. It asks for no token: readers have no session to ride on."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def taking(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
            return view(request, *args, **names) if request.method in methods else _not_allowed(methods)

        return taking

    return decorate


only_read = takes(*READING)
"""A public view that is read, and nothing else."""


def _not_allowed(methods: tuple[str, ...]) -> HttpResponse:
    only_reads = methods == READING
    title = gettext("This address is only read") if only_reads else gettext("This address takes nothing of that kind")
    response = _refuse(405, title, gettext("What was sent was not taken, and changed nothing."))
    response["Allow"] = ", ".join(methods)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    words = gettext("It has too many parts, is too long, or is meant for another site.")
    return _refuse(400, gettext("This request cannot be read"), words)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form of the admin whose token is missing or old: after signing in elsewhere, for example."""
    words = gettext(
        "It did not come from a page of this site that still holds. Load that page again, then send it again."
    )
    return _refuse(403, gettext("This form was not taken"), words)


def _refuse(status: int, title: str, words: str) -> HttpResponse:
    said = {"title": title, "words": words, "site_name": site_name(), "language": language_tag()}
    headers = dict((*SAFETY, NO_INDEX, ("Cache-Control", "no-store")))
    return HttpResponse(render_to_string("errors/refused.html", said), status=status, headers=headers)
