"""Trials, and what was measured, in the admin."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from references.admin import CitedAdmin
from review.admin import PartInline, RecordAdmin, StateFilter, section
from trials.forms import ProseWidget
from trials.models import Cohort, EfficacyResult, Sensitivity, Trial, TrialDrug
from trials.models.cohort import COMPARABILITY_FIELDS
from trials.resources import CohortResource, EfficacyResultResource, SensitivityResource, TrialResource


class TrialDrugInline(PartInline):
    model = TrialDrug
    fields = ["drug", "dose"]
    autocomplete_fields = ["drug"]
    verbose_name_plural = "Drugs given"


@admin.register(Trial)
class TrialAdmin(CitedAdmin):
    resource_classes = [TrialResource]
    list_display = ["key", "acronym", "phase", "overall_status", "last_checked_date", "state", "verification",
                    "latest_change"]  # fmt: skip
    list_filter = [StateFilter, "overall_status", "phase", "verification", "identifier_is_verified", "origin"]
    search_fields = ["key", "nct_id", "other_ids", "acronym", "brief_title"]
    part_inlines = (TrialDrugInline,)
    sections = (
        section("Which trial", "As the registry has it.", "key", ("nct_id", "identifier_is_verified"), "other_ids",
                "acronym", "brief_title"),
        section("How it stands", "With the day you looked.", ("phase", "enrollment_count"), "lead_sponsor",
                ("overall_status", "status_note"), "last_checked_date"),
        section("Who takes part, and what is given", "What the registry does not say stays empty.", "countries",
                "design", "population", "other_interventions", "note"),
    )  # fmt: skip


@admin.register(Cohort)
class CohortAdmin(RecordAdmin):
    """A population stands by value in each of its results, so changing it changes them."""

    resource_classes = [CohortResource]
    list_display = ["key", "label", "basis", "prior_tki", "cns_disease", "latest_change"]
    list_filter = ["basis", "prior_tki", "prior_chemotherapy", "cns_disease"]
    search_fields = ["key", "label"]
    autocomplete_fields = ["trials", "prior_tki_drugs", "mutation"]
    sections = (
        section("Who was analysed", "As the head of the table or the methods name them.", "key", "label", "basis",
                "trials", "cancer_type"),
        section("What they had had", "What the source does not state is “not stated”, never a guess.",
                "prior_tki", "prior_tki_detail", "prior_tki_drugs", "prior_chemotherapy",
                "prior_chemotherapy_detail"),
        section("How they were selected", "If they were.", "cns_disease", "mutation"),
        section("What makes two single-arm trials differ", "From the baseline table. Empty: not stated.",
                *COMPARABILITY_FIELDS),
    )  # fmt: skip

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
        results = EfficacyResult.objects.filter(cohort_id=object_id).in_key_order() if object_id else ()
        if request.method == "GET" and results and self.has_change_permission(request):
            keys = ", ".join(result.key for result in results)
            said = f"What you change here changes {len(results)} results, whose approvals then lapse: {keys}."
            self.message_user(request, said, messages.WARNING)
        return super().changeform_view(request, object_id, *args, **kwargs)


@admin.register(EfficacyResult)
class EfficacyResultAdmin(CitedAdmin):
    resource_classes = [EfficacyResultResource]
    list_display = ["key", "endpoint", "estimate", "evaluable_n", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "drug", "endpoint", "cohort__prior_tki", "assessor", "verification", "origin"]
    search_fields = ["key", "drug__inn", "cohort__label", "cohort__key"]
    autocomplete_fields = ["drug", "cohort", "supersedes"]
    sections = (
        section("What was measured, in whom", "From the methods and the head of the table.", "key", "drug", "cohort",
                ("endpoint", "landmark_months"), ("assessor", "criteria", "is_confirmed")),
        section("Until when", "From the methods, or the legend of the figure.",
                ("data_cutoff_date", "median_follow_up_months"), "supersedes"),
        section("How many", "Counts as printed. The denominator usually stands below the table.",
                ("evaluable_n", "responders_n", "responders_are_derived")),
        section("What was found", "Numbers exactly as printed, without a unit. For a number that is absent, say why.",
                ("estimate", "estimate_state"), "ci_level", ("ci_lower", "ci_lower_state"),
                ("ci_upper", "ci_upper_state"), "note"),
    )  # fmt: skip


@admin.register(Sensitivity)
class SensitivityAdmin(CitedAdmin):
    resource_classes = [SensitivityResource]
    list_display = ["key", "activity", "evidence_type", "ic50_nm", "state", "verification", "latest_change"]
    list_filter = [StateFilter, "drug", "activity", "evidence_type", "verification", "mutation", "origin"]
    search_fields = ["key", "drug__inn", "mutation__key"]
    autocomplete_fields = ["drug", "mutation", "efficacy_result"]
    sections = (
        section("Which drug, on what", "One row for what one source found in one model.", "key", "drug", "mutation"),
        section("What was found", "As the source judges it; no classing by IC50 without its stated rule.",
                "activity", "evidence_type", "model", ("ic50_nm", "fold_change"), "finding"),
        section("If in patients, or graded", "Numbers of patients stand in the result, not here.",
                "efficacy_result", ("grade", "grade_scale")),
    )  # fmt: skip


class ProseAdmin(CitedAdmin):
    """For the rooms below: a record whose `prose_fields` hold marks, each written in a box with search and preview."""

    prose_fields: ClassVar[tuple[str, ...]] = ()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.prose_fields:
            kwargs["widget"] = ProseWidget()
        return super().formfield_for_dbfield(db_field, request, **kwargs)
