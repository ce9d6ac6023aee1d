"""The treatment algorithm in the admin."""

from django.contrib import admin

from algorithm.models import DecisionNode, Option
from algorithm.resources import DecisionNodeResource
from review.admin import PartInline, StateFilter, section
from trials.admin import ProseAdmin


class OptionInline(PartInline):
    model = Option
    fk_name = "node"
    fields = ["position", "leads_to", "condition", "detail"]
    autocomplete_fields = ["leads_to"]
    verbose_name_plural = "Ways on from here, in order"


@admin.register(DecisionNode)
class DecisionNodeAdmin(ProseAdmin):
    prose_fields = ("detail",)
    resource_classes = [DecisionNodeResource]
    list_display = ["key", "kind", "title", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "kind", "drugs", "verification", "origin"]
    search_fields = ["key", "title"]
    autocomplete_fields = ["drugs"]
    part_inlines = (OptionInline,)
    sections = (
        section("The step", "As a clinician would say it.", "key", "kind", "title", "detail", "note"),
        section(
            "What it names",
            "The drugs that it offers or warns of, by their record, never typed. Not those that its text only says "
            "were given before: readers are shown what is known of each drug that stands here.",
            "drugs",
            "joining",
        ),
    )  # fmt: skip
