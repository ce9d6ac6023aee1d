"""Drugs and what they act on, in the admin."""

from django.contrib import admin

from drugs.models import (
    Approval,
    Drug,
    FusionPartner,
    FusionShare,
    GuidelineListing,
    MutationFrequency,
    ResistanceMutation,
)
from drugs.resources import (
    ApprovalResource,
    DrugResource,
    FusionPartnerResource,
    GuidelineListingResource,
    ResistanceMutationResource,
)
from references.admin import CitedAdmin
from review.admin import PartInline, StateFilter, section


@admin.register(Drug)
class DrugAdmin(CitedAdmin):
    resource_classes = [DrugResource]
    list_display = ["inn", "kind", "drug_class", "cns_activity", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "kind", "cns_activity", "verification", "manufacturers", "origin"]
    search_fields = ["key", "inn", "brand_names", "development_codes"]
    autocomplete_fields = ["manufacturers"]
    sections = (
        section("What it is called", "Readers find it by any of these names.", "key", "kind", "inn", "brand_names",
                "development_codes"),
        section("What it is", "In the words of its label or its first publication.", "manufacturers", "drug_class",
                "cns_activity", "roles"),
        section("Where it is described", "Dose and safety stand in the label, not here.", "label_url",
                ("chembl_id", "ncit_code", "rxnorm_id")),
    )  # fmt: skip


@admin.register(Approval)
class ApprovalAdmin(CitedAdmin):
    resource_classes = [ApprovalResource]
    list_display = ["key", "drug", "jurisdiction", "event", "event_date", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "jurisdiction", "event", "line", "verification", "drug", "origin"]
    list_select_related = ["drug"]
    search_fields = ["key", "drug__inn", "indication"]
    autocomplete_fields = ["drug"]
    sections = (
        section("What was decided", "One row for one decision of one agency.", "key", "drug",
                ("jurisdiction", "agency"), ("event", "event_date")),
        section("For whom", "In our words, no wider than the agency's.", "indication", "line", "note"),
    )  # fmt: skip


@admin.register(GuidelineListing)
class GuidelineListingAdmin(CitedAdmin):
    resource_classes = [GuidelineListingResource]
    list_display = ["key", "drug", "guideline", "version", "line", "preference", "state", "verification",
                    "latest_change"]  # fmt: skip
    list_filter = [StateFilter, "guideline", "line", "preference", "verification", "drug", "origin"]
    list_select_related = ["drug"]
    search_fields = ["key", "drug__inn", "guideline"]
    autocomplete_fields = ["drug"]
    sections = (
        section("Which guideline", "Cited, never reproduced.", "key", "drug", "guideline",
                ("version", "version_date")),
        section("What it says", "In the guideline's own scale.", "line", "population", ("category", "preference"),
                "note"),
    )  # fmt: skip


class MutationFrequencyInline(PartInline):
    model = MutationFrequency
    fields = ["after_drug", "context", "form", "count", "denominator", "percent", "is_derived", "reference", "locator"]
    autocomplete_fields = ["after_drug", "reference"]
    verbose_name_plural = "How often it was found: one row a series"


@admin.register(ResistanceMutation)
class ResistanceMutationAdmin(CitedAdmin):
    resource_classes = [ResistanceMutationResource]
    list_display = ["key", "protein_change", "location", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "location_is_verified", "phase", "verification", "origin"]
    search_fields = ["key", "protein_change", "location"]
    autocomplete_fields = ["components"]
    part_inlines = (MutationFrequencyInline,)
    sections = (
        section("Which change", "The short name must be that of the HGVS change.", "key", "protein_change",
                ("location", "location_is_verified"), "alk_analogue"),
        section("If several changes together", "Only for compound mutations.", "phase", "components"),
        section("Where it was seen", "In patients or in the laboratory.", "found_in", "note"),
    )  # fmt: skip


class FusionShareInline(PartInline):
    model = FusionShare
    fields = ["cohort", "cancer_type", "percent", "count", "denominator", "is_derived", "reference", "locator"]
    autocomplete_fields = ["reference"]
    verbose_name_plural = "Its share of the fusions: one row a cohort"


@admin.register(FusionPartner)
class FusionPartnerAdmin(CitedAdmin):
    resource_classes = [FusionPartnerResource]
    list_display = ["key", "gene_location", "state", "verification", "latest_change"]
    search_fields = ["key", "other_symbols"]
    part_inlines = (FusionShareInline,)
    sections = (
        section("Which gene", "By its HGNC symbol.", "key", "gene_location", "other_symbols", "note"),
    )  # fmt: skip
