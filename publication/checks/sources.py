"""Evidence check on what a record rests on: did it change after the record was approved?"""

from typing import cast

from publication.document import Document
from publication.sources import SourceEvent
from review.choices import Level
from review.content import Contents
from review.dates import format_partial_date
from review.evidence import Objections, evidence_check


@evidence_check("PUBLICATION-W07", Level.WARNING, "A record whose source changed")
def source_changed(contents: Contents) -> Objections:
    """A reference was retracted or corrected, a result superseded, or another record withdrawn or withheld, on which
    this one rests, and nobody has approved it since.

    It goes back to those who sign; their approval, given after the change, clears it. A reference that is changed
    otherwise concerns nothing but itself.
    """
    for entry in cast(Document, contents).entries():
        for change in entry.changed_sources:
            why = f" ({change.reason})" if change.reason else ""
            day = format_partial_date(change.decided_at[:10])
            yield (
                entry.content,
                f"Source changed: {change.key} was {SourceEvent(change.event).label}{why} on {day}, by "
                f"{change.decided_by}, after this was approved. Read it again; then approve, change or withdraw it.",
            )
