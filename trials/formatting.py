"""How trials and results are written: the one form for page, PDF, CSV and admin."""

from django.utils.translation import gettext

from review.dates import format_partial_date
from trials.choices import Assessor, PriorTki, ReportState
from trials.content import CohortContent, EfficacyResultContent, SensitivityContent

FEW_PATIENTS = 10
"""Below this number of patients a rate is marked."""


def format_count(part: int | None, whole: int | None) -> str:
    """ "56/71"; "of 71" where only the whole is known; "" where neither is."""
    if whole is None:
        return ""
    return gettext("of {whole}").format(whole=whole) if part is None else f"{part}/{whole}"


def format_estimate(result: EfficacyResultContent) -> str:
    """ "79%", "35.7 months", or why the number is absent: "not reached"."""
    if result.estimate is None:
        return result.estimate_state.label
    return f"{result.estimate}%" if result.is_percentage else _in_months(result.estimate)


def _in_months(number: str) -> str:
    """ "35.7 months": the number as printed."""
    return gettext("{number} months").format(number=number)


def format_value(result: EfficacyResultContent) -> str:
    """ "79% (56/71)", "35.7 months", "82% at 6 months"."""
    text = format_estimate(result)
    if result.landmark_months is not None:
        text = gettext("{value} at {number} months").format(value=text, number=result.landmark_months)
    count = format_count(result.responders_n, result.evaluable_n) if result.is_percentage else ""
    return f"{text} ({count})" if count else text


def format_interval(result: EfficacyResultContent) -> str:
    """ "95% CI 68–88", "95% CI 25.6 to not estimable", or "" where the source gives none."""
    if not result.has_interval:
        return ""
    level = gettext("{level}% CI").format(level=result.ci_level) if result.ci_level else gettext("CI")
    lower = result.ci_lower or result.ci_lower_state.label
    upper = result.ci_upper or result.ci_upper_state.label
    both = result.ci_lower is not None and result.ci_upper is not None
    limits = f"{lower}–{upper}" if both else gettext("{lower} to {upper}").format(lower=lower, upper=upper)
    return f"{level} {limits}"


def format_interval_or_absence(result: EfficacyResultContent) -> str:
    """The interval, or in words that there is none: "interval not reported", "interval not stated"."""
    state = result.ci_lower_state
    absence = gettext("not stated") if state == ReportState.NOT_STATED else state.label
    return format_interval(result) or gettext("interval {absence}").format(absence=absence)


def format_readout(result: EfficacyResultContent) -> str:
    """When its data were read: "data cut-off 19 December 2022, median follow-up 24.0 months"."""
    cutoff = format_partial_date(result.data_cutoff_date) if result.data_cutoff_date else gettext("not stated")
    follow_up = result.median_follow_up_months
    said = [gettext("data cut-off {date}").format(date=cutoff)]
    said += [gettext("median follow-up {number} months").format(number=follow_up)] if follow_up else []
    return ", ".join(said)


def format_endpoint(result: EfficacyResultContent) -> str:
    """ "overall response rate"; a time is a median unless a month is given."""
    label = result.endpoint.label
    return label if result.is_percentage else gettext("median {endpoint}").format(endpoint=label)


def format_assessor(assessor: Assessor) -> str:
    """Who judged the response: "investigator", "not stated"."""
    return gettext("not stated") if assessor == Assessor.NOT_STATED else assessor.label


def is_small(result: EfficacyResultContent) -> bool:
    """Whether a share rests on fewer than ten patients."""
    return result.is_percentage and result.evaluable_n is not None and result.evaluable_n < FEW_PATIENTS


def format_prior_tki(cohort: CohortContent) -> str:
    """What ROS1 TKI the cohort had before, as far as it is stated."""
    drugs, detail = gettext(" or ").join(cohort.prior_tki_drugs), cohort.prior_tki_detail
    if all(drug in detail for drug in cohort.prior_tki_drugs) and detail:
        return detail
    if drugs:
        return f"{drugs} ({detail})" if detail else drugs
    return gettext("not stated") if cohort.prior_tki == PriorTki.NOT_STATED else cohort.prior_tki.label


def format_prior_chemotherapy(cohort: CohortContent) -> str:
    """How many had chemotherapy before: "28%", the source's words, or "not stated"."""
    share = f"{cohort.prior_chemotherapy_percent}%" if cohort.prior_chemotherapy_percent else ""
    detail = cohort.prior_chemotherapy_detail
    if share and detail and share not in detail:
        return f"{share} ({detail})"
    return detail or share or cohort.prior_chemotherapy.label


def format_cns_disease(cohort: CohortContent) -> str:
    """Which CNS disease a cohort was chosen for, and how many had any: "not selected by CNS disease; 25% had some"."""
    share, chosen = cohort.cns_metastases_percent, cohort.cns_disease.label
    return gettext("{chosen}; {percent}% had some").format(chosen=chosen, percent=share) if share else chosen


def format_ic50(sensitivity: SensitivityContent) -> str:
    """ "5.4 nmol/L", or "not reported"."""
    return f"{sensitivity.ic50_nm} nmol/L" if sensitivity.ic50_nm else ReportState.NOT_REPORTED.label


def format_fold_change(sensitivity: SensitivityContent) -> str:
    """ "280.9-fold of wild type", or ""."""
    fold = sensitivity.fold_change
    return gettext("{number}-fold of wild type").format(number=fold) if fold else ""


def format_grade(sensitivity: SensitivityContent) -> str:
    """A grade with its scale, "OncoKB R2", or ""."""
    if not sensitivity.grade or sensitivity.grade_scale is None:
        return ""
    return f"{sensitivity.grade_scale.label} {sensitivity.grade}"
