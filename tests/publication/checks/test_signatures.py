import pytest

from publication.document import Document, Signature
from review.evidence import registered_checks
from tests.contents import document, drug

AS_OF = "2026-11-22"


def signed(*votes: tuple[str, str], as_of: str = AS_OF) -> Document:
    """A document of one drug, signed on these days with these decisions."""
    unsigned = document(drug(), as_of=as_of)
    signatures = tuple(
        Signature(signer="A. Reviewer", decision=decision, signed_at=f"{day}T08:00:00Z") for day, decision in votes
    )
    (entry,) = unsigned.drugs
    return unsigned.model_copy(update={"drugs": (entry.model_copy(update={"signatures": signatures}),)})


def found(contents: Document) -> list[str]:
    (check,) = [check for check in registered_checks() if check.check_id == "PUBLICATION-W06"]
    return [finding.message for finding in check.findings(contents)]


def test_an_approval_of_more_than_a_year_ago_is_due_again():
    assert found(signed(("2025-11-21", "agree"))) == [
        "Last approved on 21 November 2025, more than 12 months before the edition. "
        "Have it read against its sources and approved again."
    ]


@pytest.mark.parametrize(
    "votes",
    [
        [("2025-11-22", "agree")],
        [("2020-01-01", "agree"), ("2026-01-01", "agree")],
        [("2026-01-01", "reservation")],
        [("2026-11-22", "agree")],
        [],
    ],
)
def test_an_approval_within_a_year_and_what_is_not_signed_pass(votes):
    assert found(signed(*votes)) == []


def test_dissent_is_no_approval():
    assert len(found(signed(("2025-01-01", "agree"), ("2026-11-01", "dissent")))) == 1


def test_an_edition_of_the_past_signed_later_passes():
    assert found(signed(("2026-11-22", "agree"), as_of="2024-02-05")) == []


def test_a_kind_may_have_a_time_of_its_own(settings):
    settings.REVIEW_RULES = {
        **settings.REVIEW_RULES,
        "drugs.drug": {"approvals": 1, "groups": (), "due_after_months": 6},
    }
    assert len(found(signed(("2026-05-01", "agree")))) == 1
    assert found(signed(("2026-06-01", "agree"))) == []
