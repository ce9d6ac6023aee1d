"""The narrative in the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from pages.models import BearsOn, Correction, Page, Section, Statement
from pages.resources import CorrectionResource, PageResource, SectionResource, StatementResource
from references.admin import CitedAdmin
from review.admin import PartInline, RecordAdmin, ReviewableAdmin, StateFilter, section
from review.admin.forms import PartForm
from review.kinds import reviewable_models
from trials.admin import ProseAdmin


@admin.register(Page)
class PageAdmin(RecordAdmin):
    """A page's title stands by value in its sections."""

    resource_classes = [PageResource]
    list_display = ["key", "title", "latest_change"]
    search_fields = ["key", "title"]
    sections = (section("The page", "Its title stands in the content of each section.", "key", "title"),)

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
        count = Section.objects.filter(page_id=object_id).count() if object_id else 0
        if request.method == "GET" and count and self.has_change_permission(request):
            said = f"What you change here changes {count} sections, whose approvals then lapse."
            self.message_user(request, said, messages.WARNING)
        return super().changeform_view(request, object_id, *args, **kwargs)


@admin.register(Section)
class SectionAdmin(ReviewableAdmin):
    resource_classes = [SectionResource]
    list_display = ["position", "title", "block", "state", "verification", "latest_change"]
    list_display_links = ["title"]
    list_filter = [StateFilter, "page", "block", "verification", "origin"]
    search_fields = ["key", "title"]
    autocomplete_fields = ["page"]
    ordering = ["page", "position", "key"]
    sections = (
        section("The heading", "What a reader sees in the contents list.", "key", "page", "title", "position"),
        section("What it shows", "Tables are drawn from records.", "block"),
    )  # fmt: skip


@admin.register(Statement)
class StatementAdmin(ProseAdmin):
    prose_fields = ("text",)
    resource_classes = [StatementResource]
    list_display = ["key", "section", "position", "style", "text_start", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "section", "style", "drugs", "verification", "origin"]
    list_select_related = ["section"]
    search_fields = ["key", "text"]
    autocomplete_fields = ["section", "drugs", "mutations"]
    sections = (
        section("Where it stands", "Statements follow each other by position.", "key", ("section", "position"),
                "style"),
        section("What it says", "One or two sentences, in Markdown. Numbers come from records and change with them.",
                "text"),
        section("What it is about", "So that readers of a drug or a mutation find it.", "drugs", "mutations"),
    )  # fmt: skip

    @admin.display(description="text")
    def text_start(self, statement: Statement) -> str:
        return statement.text if len(statement.text) < 90 else f"{statement.text[:88]}…"


class BearsOnForm(PartForm):
    record_kind = forms.ChoiceField(label="Kind")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(model.record_kind(), model._meta.verbose_name) for model in reviewable_models()]
        self.fields["record_kind"].choices = [("", "---------"), *kinds]  # type: ignore[attr-defined]


class BearsOnInline(PartInline):
    model = BearsOn
    form = BearsOnForm
    fields = ["record_kind", "record_key"]
    verbose_name_plural = "Records that it bears on"


@admin.register(Correction)
class CorrectionAdmin(CitedAdmin):
    resource_classes = [CorrectionResource]
    list_display = ["key", "place", "published_text", "severity", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "severity", "check_type", "verification", "origin"]
    search_fields = ["key", "place", "published_text", "problem"]
    part_inlines = (BearsOnInline,)
    sections = (
        section("What the page of 2024 said", "Word for word where it is a value.", "key", "place", "published_text"),
        section("What is wrong with it", "And how it was found.", "problem", "check_type", "severity"),
        section("What the source says, and what stands now", "Where the source was read.", "source_says",
                "resolution"),
    )  # fmt: skip
