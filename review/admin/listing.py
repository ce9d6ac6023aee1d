"""Lists: where each record stands, and who changed it last, in a fixed number of queries."""

from collections import defaultdict
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from review.authors import display_name
from review.choices import State
from review.formatting import STATE_GLYPHS
from review.models import SignOff
from review.standing import Standing, judge


def get_standings(record_kind: str, keys: Any = None) -> dict[str, Standing]:
    """Where the decided-on records of a kind stand, by key, in one query."""
    sign_offs = SignOff.objects.for_kind(record_kind).defer("content", "interests", "authors")
    by_key: dict[str, list[SignOff]] = defaultdict(list)
    for sign_off in sign_offs if keys is None else sign_offs.filter(key__in=keys):
        by_key[sign_off.key].append(sign_off)
    return {key: judge(of_key) for key, of_key in by_key.items()}


class RecordList(ChangeList):
    """A page of records, each with its standing and its newest history row."""

    model: Any

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        if hasattr(self.model, "get_sign_offs"):
            standings = get_standings(self.model.record_kind(), [record.key for record in self.result_list])
            for record in self.result_list:
                record.listed_state = standings.get(record.key, Standing()).state(record.digest)
        latest: dict[int, Any] = {}
        history = self.model.history.filter(id__in=[record.pk for record in self.result_list])
        for row in history.defer("content").select_related("history_user").order_by("history_date", "history_id"):
            latest[row.id] = row
        for record in self.result_list:
            record.listed_history = latest.get(record.pk)


class StateFilter(admin.SimpleListFilter):
    """By where a record stands. States are derived, so they are worked out for the whole kind."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in State.values:
            return queryset
        standings = get_standings(queryset.model.record_kind())
        rows = queryset.model._base_manager.values_list("pk", "key", "digest")
        chosen = [pk for pk, key, digest in rows if standings.get(key, Standing()).state(digest) == self.value()]
        return queryset.filter(pk__in=chosen)


def state_badge(state: State) -> SafeString:
    """A state as glyph and word."""
    return format_html(
        '<span class="state state-{}"><span aria-hidden="true">{}</span> {}</span>',
        state.value.replace("_", "-"),
        STATE_GLYPHS[state],
        state.label,
    )


class ListingAdmin(admin.ModelAdmin):
    """The columns that all lists of records have."""

    list_per_page = 50

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return RecordList

    @admin.display(description="state")
    def state(self, record: Any) -> SafeString:
        return state_badge(record.listed_state)

    @admin.display(description="latest change")
    def latest_change(self, record: Any) -> Any:
        row = record.listed_history
        if row is None:
            return "not known"
        who = display_name(row.history_user) if row.history_user else "no one named"
        reason = row.history_change_reason or ""
        return format_html('<span title="{}">{}, {}</span>', reason, row.history_date.strftime("%d %b %Y"), who)
