"""The public addresses inside Django: the same look-up as the edition server's, and what that hands on.

Old editions are answered here, and every error. No view asks the database.
"""

from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext

from publication.refusing import only_read
from publication.rendering.assets import read_assets
from publication.rendering.site_address import language_tag, site_name
from publication.serving.addresses import Redirect
from publication.serving.answers import NEVER_CHANGES, NO_INDEX, SAFETY, Answer, Answers, redirect_answer
from publication.serving.bundle import NOT_FOUND, SERVER_ERROR, content_type
from publication.serving.shelf import get_shelf
from publication.serving.site import Site, split_edition
from publication.serving.superseded import find_superseded


@only_read
def read(request: HttpRequest, **names: object) -> HttpResponse:
    """Whatever stands at this address in the current edition, or in an earlier one."""
    site = get_shelf(settings.EDITIONS_ROOT).get_site()
    if site is None:
        return nothing_published(request)
    address = request.path_info.removeprefix("/")
    found = _find(address, site)
    if found is not None:
        return as_response(_choose(found, request), request)
    return _deployed_asset(split_edition(address)[1])


def _deployed_asset(path: str) -> HttpResponse:
    """A style sheet, script or typeface of the code that runs now: pages drawn on request name it, whichever code made
    the bundle. Raises Http404."""
    data = _deployed_assets().get(path)
    if data is None:
        raise Http404("No edition has this address.")
    return HttpResponse(
        data, headers=dict((*SAFETY, ("Content-Type", content_type(path)), ("Cache-Control", NEVER_CHANGES)))
    )


@cache
def _deployed_assets() -> dict[str, bytes]:
    return read_assets().files


def _find(address: str, site: Site) -> Answers | Redirect | None:
    number, inside = split_edition(address)
    if number is not None and number in site.manifest.earlier:
        return find_superseded(settings.EDITIONS_ROOT, number, inside, site)
    return get_shelf(settings.EDITIONS_ROOT).find(address)


def _choose(found: Answers | Redirect, request: HttpRequest) -> Answer:
    if isinstance(found, Redirect):
        return redirect_answer(found, request.META.get("QUERY_STRING", ""))
    return found.choose(request.headers.get("Accept-Encoding"), request.headers.get("If-None-Match"))


def as_response(answer: Answer, request: HttpRequest) -> HttpResponse:
    """The answer as Django's response, with its own headers and no others."""
    body = b"" if request.method == "HEAD" else answer.body
    response = HttpResponse(body, status=answer.status)
    del response["Content-Type"]
    for name, value in answer.headers:
        response[name] = value
    return response


def nothing_published(request: HttpRequest) -> HttpResponse:
    """What stands here before the first edition. 503: come back later."""
    page = render_to_string("errors/nothing_published.html", {"site_name": site_name(), "language": language_tag()})
    headers = dict((*SAFETY, NO_INDEX, ("Cache-Control", "no-store"), ("Retry-After", "60")))
    return HttpResponse(page, status=503, headers=headers)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(request, NOT_FOUND, 404, gettext("There is no such page."))


def server_error(request: HttpRequest) -> HttpResponse:
    return _error_page(request, SERVER_ERROR, 500, gettext("Something went wrong here."))


def _error_page(request: HttpRequest, path: str, status: int, words: str) -> HttpResponse:
    """The current edition's page for an error, or its words where there is none."""
    site = get_shelf(settings.EDITIONS_ROOT).get_site()
    if site is None or path not in site.answers:
        return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    return as_response(site.answers[path].choose(request.headers.get("Accept-Encoding"), None), request)
