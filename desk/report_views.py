"""Reporting a problem, without an account: the form, and the page that says thank you.

It stands in this room, not with the other public pages, because it writes to the database. What it shows comes from
editions alone. No session, no cookie: templates are drawn without the request.
"""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import Error as DatabaseIsAway
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from desk.report_about import About, read_about
from desk.report_forms import ReportForm
from desk.report_guard import is_too_many, read_number, sign_number
from desk.report_mail import acknowledge
from desk.reports import SentAlready, receive, was_sent
from publication.on_request.library import NoSuchEdition, open_book
from publication.refusing import only_read, takes
from publication.rendering.book import Book
from publication.rendering.page import Page
from publication.serving.answers import NO_INDEX, SAFETY
from publication.views import nothing_published

logger = logging.getLogger(__name__)

NOT_KEPT = _(
    "Nothing was kept: the site cannot write just now. What you wrote stands below. Send it again in a few minutes."
)
TOO_MANY = _(
    "Nothing was kept: many reports came within the last hour. What you wrote stands below. Send it again later."
)


# There is no session that another site could ride on, and so no cookie to compare a token with: the form's own signed
# token says that it was given out here, when, and that it counts once.
@takes("GET", "HEAD", "POST")
def report(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """`?about=kind:key&edition=n`: the form; sent, it becomes a report on the editors' desk."""
    try:
        about = read_about(request, number)
    except NoSuchEdition:
        return nothing_published(request)
    if request.method != "POST":
        return _show(ReportForm(), about)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _show(form, about, status=400)
    try:
        if not was_sent(form.token_digest) and is_too_many(request):
            return _show(form, about, status=429, trouble=TOO_MANY)
        return _take(form, about)
    except DatabaseIsAway:
        logger.exception("A reader's report could not be kept.")
        return _show(form, about, status=503, trouble=NOT_KEPT)


def _take(form: ReportForm, about: About) -> HttpResponse:
    """Raises django.db.Error if nothing can be kept."""
    given = form.cleaned_data
    kind, _, key = about.name.partition(":")
    try:
        taken = receive(
            token_digest=form.token_digest,
            what=given["what"],
            why=given["why"],
            email=given["email"],
            record_kind=kind,
            key=key,
            edition_number=about.number,
        )
    except SentAlready as sent:
        return _thank(sent.report.number, "again")
    mail = "" if not taken.email else "sent" if acknowledge(taken) else "failed"
    return _thank(taken.number, mail)


def _thank(number: str, mail: str) -> HttpResponse:
    """To a page of its own, so that loading it again sends nothing again."""
    return HttpResponseRedirect(f"/report/received/?as={sign_number(number, mail)}", status=303)


@only_read
def received(request: HttpRequest) -> HttpResponse:
    """The number of a report, and how to follow it. Whoever comes without one is led to the form."""
    said = read_number(request.GET.get("as", ""))
    if said is None:
        return HttpResponseRedirect("/report/")
    try:
        book = open_book()
    except NoSuchEdition:
        return nothing_published(request)
    context = {"number": said[0], "mail": said[1]}
    return _draw(book, "report/received/index.html", gettext("Thank you"), "report/received.html", context)


def _show(form: ReportForm, about: About, *, status: int = 200, trouble: str | Promise = "") -> HttpResponse:
    context = {"form": form, "about": about, "trouble": trouble, "has_failed": status != 200}
    title = gettext("Report a problem") if status == 200 else gettext("Not sent: report a problem")
    return _draw(about.book, "report/index.html", title, "report/form.html", context, status)


def _draw(
    book: Book, path: str, title: str, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page that is nobody's to keep. It is drawn as it stands: what a reader typed is not to be touched."""
    page = Page(book, path, title, template, context)
    return HttpResponse(page.draw(), status=status, headers=dict((*SAFETY, NO_INDEX, ("Cache-Control", "no-store"))))
