"""What readers have although a reviewer has since asked for changes of exactly that.

The emergency brake leaves it where it is: it changes one claim, and nobody has looked at what else would go. So an
editor is told of it, on the brake's page and among what the next edition would be, each with the way to withhold it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from publication.assembly import RecordName, get_standings
from publication.models import Edition
from review.content import RecordContent
from review.kinds import model_for
from review.models import SignOff
from review.standing import Standing


@dataclass(frozen=True)
class SentBack:
    """A record of the current edition, and who has asked for changes of what readers have of it."""

    content: RecordContent
    requests: Sequence[SignOff]

    @property
    def kind(self) -> str:
        return str(model_for(self.content.record_kind)._meta.verbose_name)

    @property
    def withhold_address(self) -> str:
        return reverse("withhold", args=[self.content.record_kind, self.content.key])


def pick_sent_back(
    published: Mapping[RecordName, str], standings: Mapping[RecordName, Standing]
) -> dict[RecordName, Sequence[SignOff]]:
    """The open requests for changes of what readers have. `published` gives the digest of each record's content."""
    nothing = Standing()
    asked = {
        name: standing.requests.get(digest, [])
        for name, digest in published.items()
        if (standing := standings.get(name, nothing)).stopped_by is None
    }
    return {name: requests for name, requests in asked.items() if requests}


def find_sent_back() -> list[SentBack]:
    """Those records, in the order of the document's tables."""
    latest = Edition.objects.get_latest()
    entries = list(latest.get_document().entries()) if latest else []
    published = {(entry.content.record_kind, entry.content.key): entry.digest for entry in entries}
    asked = pick_sent_back(published, get_standings())
    named = ((entry.content, asked.get((entry.content.record_kind, entry.content.key))) for entry in entries)
    return [SentBack(content, requests) for content, requests in named if requests]
