"""How drugs, approvals, mutations and fusion partners are written: the one form for page, PDF, CSV and admin."""

from django.utils.translation import gettext, gettext_noop

from drugs.choices import ApprovalEvent, CnsActivity, Jurisdiction, ListingPreference, MutationForm, TreatmentLine
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionShareContent,
    GuidelineListingContent,
    MutationFrequencyContent,
)
from review.dates import format_partial_date

SHORT_PLACES = {
    Jurisdiction.EU: gettext_noop("EU"),
    Jurisdiction.US: gettext_noop("US"),
    Jurisdiction.GB: gettext_noop("UK"),
}
"""Places that a clinician knows by their letters; all others stand by name."""


def format_place(jurisdiction: Jurisdiction) -> str:
    """ "US", "EU", "China"."""
    short = SHORT_PLACES.get(jurisdiction)
    return gettext(short) if short else jurisdiction.label


def format_approval_date(approval: ApprovalContent) -> str:
    """ "11 June 2025", or "date not stated"."""
    return format_partial_date(approval.event_date) if approval.event_date else gettext("date not stated")


def format_approval(approval: ApprovalContent) -> str:
    """ "US 11 June 2025 (approved, any line)"."""
    return f"{format_place(approval.jurisdiction)} {format_approval_event(approval)}"


def format_approval_event(approval: ApprovalContent) -> str:
    """ "11 June 2025 (approved, any line)"."""
    return f"{format_approval_date(approval)} ({approval.event.label}, {approval.line.label})"


def format_decision(approval: ApprovalContent) -> str:
    """ "11 June 2025, any line", beside the place; what was decided is said where it is not a plain approval."""
    event = "" if approval.event == ApprovalEvent.APPROVED else approval.event.label
    return ", ".join(filter(None, (format_approval_date(approval), event, approval.line.label)))


def format_listing(listing: GuidelineListingContent) -> str:
    """ "NCCN 5.2025 (20 June 2025): first line, brain metastases, preferred, category 2A"."""
    date = f" ({format_partial_date(listing.version_date)})" if listing.version_date else ""
    said = [] if listing.line == TreatmentLine.NOT_STATED else [listing.line.label]
    said += [listing.population] if listing.population else []
    if listing.preference != ListingPreference.NOT_STATED:
        said.append(listing.preference.label)
    said += [gettext("category {category}").format(category=listing.category)] if listing.category else []
    edition = f"{listing.guideline} {listing.version}".strip()
    return f"{edition}{date}: {', '.join(said) or gettext('listed')}"


def format_cns_activity(drug: DrugContent) -> str:
    """ "active in the brain", or "brain activity not stated"."""
    stated = drug.cns_activity != CnsActivity.NOT_STATED
    return drug.cns_activity.label if stated else gettext("brain activity not stated")


def format_proportion(percent: str | None, count: int | None, denominator: int | None, is_derived: bool = False) -> str:
    """ "2.4% (1/42)", "32% (of 28)", "1/12", "44%", or "not stated"; with "derived" where it is ours."""
    counted = ""
    if denominator is not None:
        whole = gettext("of {whole}").format(whole=denominator)
        counted = whole if count is None else f"{count}/{denominator}"
    elif count is not None:
        counted = gettext("{count} found").format(count=count)
    if percent is None:
        return counted or gettext("not stated")
    inner = ", ".join(part for part in (counted, gettext("derived") if is_derived else "") if part)
    return f"{percent}% ({inner})" if inner else f"{percent}%"


def format_frequency(part: MutationFrequencyContent) -> str:
    """How often a mutation was found, "2.4% (1/42)"."""
    return format_proportion(part.percent, part.count, part.denominator, part.is_derived)


def format_frequency_context(part: MutationFrequencyContent) -> str:
    """Where it was counted: "after lorlatinib, alone or compound"."""
    is_said = part.after_drug in part.context
    after = gettext("after {drug}").format(drug=part.after_drug) if part.after_drug and not is_said else ""
    form = part.form.label if part.form == MutationForm.ANY else ""
    return ", ".join(text for text in (after, part.context, form) if text)


def format_share(part: FusionShareContent) -> str:
    """A fusion partner's share, "49.1% (52/106)"."""
    return format_proportion(part.percent, part.count, part.denominator, part.is_derived)
