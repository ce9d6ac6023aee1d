import pytest

from drugs.choices import ApprovalEvent, CnsActivity, Jurisdiction, ListingPreference, MutationForm, TreatmentLine
from drugs.content import FusionShareContent, MutationFrequencyContent
from drugs.formatting import (
    format_approval,
    format_cns_activity,
    format_decision,
    format_frequency,
    format_frequency_context,
    format_listing,
    format_proportion,
    format_share,
)
from tests.publication import documents


def test_an_approval_says_where_when_how_and_for_which_line():
    assert format_approval(documents.approval()) == "US 15 November 2023 (approved, any line)"
    elsewhere = documents.approval(
        jurisdiction=Jurisdiction.CN,
        event=ApprovalEvent.CONDITIONAL,
        event_date="2024-05",
        line=TreatmentLine.NOT_STATED,
    )
    assert format_approval(elsewhere) == "China May 2024 (conditional approval, line not stated)"
    assert format_approval(documents.approval(event_date=None)) == "US date not stated (approved, any line)"


def test_a_decision_beside_its_place_names_the_event_unless_it_is_a_plain_approval():
    assert format_decision(documents.approval()) == "15 November 2023, any line"
    conditional = documents.approval(event=ApprovalEvent.CONDITIONAL, line=TreatmentLine.NOT_STATED)
    assert format_decision(conditional) == "15 November 2023, conditional approval, line not stated"


def test_a_listing_says_which_version_said_what():
    assert format_listing(documents.listing()) == "NCCN NSCLC 5.2025 (20 June 2025): first line, preferred"
    bare = documents.listing(
        version="", version_date=None, line=TreatmentLine.NOT_STATED, preference=ListingPreference.NOT_STATED
    )
    assert format_listing(bare) == "NCCN NSCLC: listed"
    assert format_listing(documents.listing(category="2A")).endswith("preferred, category 2A")


def test_unknown_brain_activity_is_said_to_be_unknown():
    assert format_cns_activity(documents.drug()) == "active in the brain"
    assert format_cns_activity(documents.drug(cns_activity=CnsActivity.NOT_STATED)) == "brain activity not stated"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("2.4", 1, 42), "2.4% (1/42)"),
        (("33", 14, 42, True), "33% (14/42, derived)"),
        (("32", None, 28), "32% (of 28)"),
        (("44", None, None), "44%"),
        ((None, 1, 12), "1/12"),
        ((None, 2, None), "2 found"),
        ((None, None, None), "not stated"),
    ],
)
def test_a_proportion_is_as_complete_as_its_source(parts, text):
    assert format_proportion(*parts) == text


def test_a_frequency_says_where_it_was_counted():
    part = MutationFrequencyContent(
        after_drug="lorlatinib", form=MutationForm.ANY, count=3, denominator=28, percent="11", reference="a"
    )
    assert format_frequency(part) == "11% (3/28)"
    assert format_frequency_context(part) == "after lorlatinib, alone or compound"
    said = part.model_copy(update={"context": "28 samples after lorlatinib", "form": MutationForm.ALONE})
    assert format_frequency_context(said) == "28 samples after lorlatinib"


def test_a_share_is_a_proportion():
    share = FusionShareContent(cohort="a series", percent="49.1", count=52, denominator=106, reference="a")
    assert format_share(share) == "49.1% (52/106)"
