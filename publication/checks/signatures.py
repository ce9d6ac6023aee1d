"""Evidence check on how long ago a record was last read by somebody who approved it."""

import datetime
from typing import cast

from publication.document import Document
from review.choices import Decision, Level
from review.content import Contents
from review.dates import format_partial_date, months_before
from review.evidence import Objections, evidence_check
from review.rules import due_after_months


@evidence_check("PUBLICATION-W06", Level.WARNING, "An approval that is due again")
def approval_due_again(contents: Contents) -> Objections:
    """Nobody has approved the record within a year before the day up to which the edition states what is known.

    REVIEW_RULES in the settings may give a kind of record another time. What is not signed yet is left out.
    """
    today = datetime.date.fromisoformat(contents.as_of)
    for entry in cast(Document, contents).entries():
        days = [one.signed_at[:10] for one in entry.signatures if one.decision in Decision.approving()]
        months = due_after_months(entry.content.record_kind)
        if days and max(days) < months_before(today, months).isoformat():
            yield (
                entry.content,
                f"Last approved on {format_partial_date(max(days))}, more than {months} months before the edition. "
                "Have it read against its sources and approved again.",
            )
