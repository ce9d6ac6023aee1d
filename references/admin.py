"""Sources in the admin, and the citations of every record that rests on them."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.db import models
from django.forms import Textarea

from references.formatting import links
from references.models import Citation, Reference
from references.resources import ReferenceResource
from review.admin import PartInline, ReviewableAdmin, StateFilter, section
from review.admin.forms import Together, relation_to
from review.admin.signing import Source


class CitationFormSet(Together, BaseGenericInlineFormSet):
    """Citations name their record by kind and number."""


class CitationInline(PartInline, GenericTabularInline):
    """What the record rests on."""

    model = Citation
    formset = CitationFormSet  # type: ignore[assignment]
    ct_field = "record_type"
    ct_fk_field = "record_id"
    fields = ["reference", "locator", "quote"]
    autocomplete_fields = ["reference"]
    verbose_name = "citation"
    verbose_name_plural = "Citations: where it says so"
    formfield_overrides: ClassVar[Any] = {models.TextField: {"widget": Textarea(attrs={"rows": 2, "cols": 40})}}


class CitedAdmin(ReviewableAdmin):
    """A record that rests on sources: its citations stand below its fields."""

    part_inlines: ClassVar[tuple[Any, ...]] = ()

    def get_sources(self, record: Any) -> list[Source]:
        """The citations, then the sources of its other parts."""
        inlines = [CitationInline, *self.part_inlines]
        relations = [relation_to(type(record), inline.model) for inline in inlines]
        parts = [part for name in relations for part in getattr(record, name).all() if hasattr(part, "reference")]
        return [_source(part) for part in parts]

    def get_inlines(self, request: Any, obj: Any) -> list[Any]:
        return [*self.part_inlines, CitationInline]


def _source(part: Any) -> Source:
    found = tuple((link.text, link.address) for link in links(part.reference.build_content()))
    return Source(str(part.reference), found, part.locator, getattr(part, "quote", ""))


@admin.register(Reference)
class ReferenceAdmin(ReviewableAdmin):
    resource_classes = [ReferenceResource]
    list_display = ["key", "title", "kind", "issued", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "kind", "verification", "is_retracted", "doi_check", "origin"]
    search_fields = ["key", "title", "authors", "doi", "pmid", "container_title"]
    sections = (
        section("What it is", "As on its first page, or in PubMed.", "key", "kind", "title", "authors"),
        section(
            "Where it appeared",
            "Fields that its kind does not have stay empty.",
            "container_title",
            ("issued", "volume", "issue", "page"),
            "publisher",
        ),
        section(
            "How to find it",
            "One identifier is enough for a reader. Say of each whether you followed it to this very publication.",
            ("doi", "doi_check"),
            ("pmid", "pmid_check"),
            "pmcid",
            ("url", "accessed_date"),
        ),
        section("Where it stands, and what became of it", "In our words.", "topic", "is_retracted", "erratum"),
        section("What we use it for", "In our words. Never signed, never published.", "supports"),
    )
