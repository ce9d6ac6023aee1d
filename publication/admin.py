"""Editions in the admin: the list of what was published, and the page that publishes the next one."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from publication import streaming
from publication.assembly import Proposal, propose
from publication.blockers import group_findings, group_gaps
from publication.document import TABLES, Change
from publication.forms import PublishForm
from publication.locators import count_citations, count_citations_without_locator
from publication.models import Edition
from publication.preview import preview_next
from publication.sent_back import find_sent_back
from publication.suggestion import suggest_summary
from publication.withholding import may_withhold
from review.admin.people import ReadOnlyAdmin
from review.chain import BrokenChain
from review.choices import State
from review.formatting import short_digest
from review.kinds import model_for

WHY_LEFT_OUT = {
    State.DRAFT: "not in it: nobody has approved it yet",
    State.CHANGED: "stays at its last approved content: changed since",
    State.CHANGES_REQUESTED: "not with this content: changes are requested",
    State.WITHDRAWN: "a notice stands in its place: withdrawn",
    State.WITHHELD: "a notice stands in its place: withheld",
}


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """What was published. Rows are only ever added, by `publish`."""

    list_display = ["number", "as_of", "published_at", "published_by", "summary", "short"]
    ordering = ["-number"]
    fields = ["number", "as_of", "summary", "published_at", "published_by", "is_demonstration", "digest",
              "previous_digest"]  # fmt: skip
    list_select_related = ["published_by"]
    change_list_template = "admin/publication/change_list.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("document")

    @admin.display(description="digest")
    def short(self, edition: Edition) -> str:
        return short_digest(edition.digest)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("publish/", view(self.publish_view), name="publication_edition_publish"),
            path("publish/preview/", view(preview_next), name="publication_edition_next"),
            path("publish/preview/<path:path>", view(preview_next), name="publication_edition_next_page"),
            *super().get_urls(),
        ]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("publication.publish_edition")

    def publish_view(self, request: HttpRequest) -> HttpResponseBase:
        """What the next edition would be; publish it."""
        if not self.has_publish_permission(request):
            raise PermissionDenied
        found = self._propose(request)
        proposal = found.get("proposal")
        initial = {"as_of": timezone.localdate().isoformat(), "summary": found.get("suggested", "")}
        changes = proposal.document.changes if proposal else ()
        form = PublishForm(request.POST or None, initial=initial, changes=changes)
        if request.method == "POST" and form.is_valid():
            return streaming.publish_with_progress(request, self._context(request), **form.request)
        context = {**self._context(request), "form": form, **found, "changes": group_changes(changes, form)}
        return TemplateResponse(request, "admin/publication/publish.html", context)

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": "The next edition", "opts": self.opts}

    def _propose(self, request: HttpRequest) -> dict[str, Any]:
        """The proposal, or why there is none."""
        now = timezone.now()
        demonstration = settings.IS_DEMONSTRATION
        try:
            proposal = propose(
                by=request.user,
                as_of=timezone.localdate().isoformat(),
                summary="",
                published_at=now,
                is_demonstration=demonstration,
            )
        except BrokenChain as broken:
            return {"broken": str(broken)}
        gaps = proposal.document.gaps()
        return {
            "proposal": proposal,
            "latest": Edition.objects.defer("document").order_by("-number").first(),
            "is_open": any(True for _ in proposal.document.entries()) and not proposal.blockers and not gaps,
            "counts": count_by_kind(proposal),
            "gaps": group_gaps(gaps),
            "blockers": group_findings(proposal.blockers),
            "left_out": group_left_out(proposal),
            "sent_back": find_sent_back(),
            "may_withhold": may_withhold(request.user),
            "suggested": suggest_summary(proposal.document),
            "cited": count_citations(proposal.document),
            "unlocated": count_citations_without_locator(proposal.document),
        }


def count_by_kind(proposal: Proposal) -> list[tuple[str, int]]:
    """How many records of each kind will be in."""
    document = proposal.document
    return [
        (str(model_for(kind)._meta.verbose_name_plural), len(getattr(document, table)))
        for kind, table in TABLES.items()
    ]


def group_left_out(proposal: Proposal) -> list[tuple[State, str, list[tuple[str, list[str]]]]]:
    """What is left out or stays at its last approved content, by state, then by kind."""
    grouped: dict[State, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, key, state in proposal.left_out:
        grouped[state][str(model_for(kind)._meta.verbose_name_plural)].append(key)
    return [(state, WHY_LEFT_OUT[state], list(grouped[state].items())) for state in WHY_LEFT_OUT if state in grouped]


def group_changes(
    changes: tuple[Change, ...], form: PublishForm
) -> list[tuple[str, list[tuple[Change, BoundField | None]]]]:
    """What changed since the last edition, by what became of it, each with the field for its kind."""
    fields = {(change.record_kind, change.key): field for change, field in form.kinds()}
    grouped: dict[str, list[tuple[Change, BoundField | None]]] = defaultdict(list)
    for change in changes:
        grouped[change.change].append((change, fields.get((change.record_kind, change.key))))
    return sorted(grouped.items())
