"""Approval follows the evidence: what rests on a record that was taken back, corrected or superseded is read anew.

Nothing of it is stored. It is folded from the sign-offs, whose order tells what was signed before what: a record that
was approved once more after the change has seen it. A reference that is changed otherwise, a mended DOI or page number,
concerns nothing but itself.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import models
from pydantic import ValidationError

from publication.links import Link, rests_on
from references.content import ReferenceContent
from review.choices import Decision
from review.content import RecordContent
from review.kinds import model_for
from review.models import SignOff
from review.standing import Standing
from trials.content import EfficacyResultContent


class SourceEvent(models.TextChoices):
    """What became of a record on which another rests."""

    RETRACTED = "retracted", "retracted"
    CORRECTED = "corrected", "corrected by its publisher"
    SUPERSEDED = "superseded", "superseded"
    WITHDRAWN = "withdrawn", "withdrawn"
    WITHHELD = "withheld", "withheld"


@dataclass(frozen=True)
class SourceChange:
    """A record, and what became of it: when, by whom, why. `sign_off` is the one that made it so."""

    record_kind: str
    key: str
    event: SourceEvent
    at: datetime.datetime
    by: str
    reason: str
    sign_off: int

    def __str__(self) -> str:
        return f"{self.key} was {self.event.label}" + (f": {self.reason}" if self.reason else "")


Standings = Mapping[Link, Standing]


def find_source_changes(standings: Standings) -> dict[Link, list[SourceChange]]:
    """For each approved record what has happened, since it was approved, to records that it rests on; oldest first."""
    changes = _all_changes(standings)
    keys = {key for _, key in changes}
    found = {}
    for name, standing in standings.items():
        text = standing.approved_content
        if any(key in text for key in keys) and (unseen := _unseen(name[0], standing, changes)):
            found[name] = unseen
    return found


Changes = Mapping[Link, Sequence["SourceChange"]]


def _unseen(record_kind: str, standing: Standing, changes: Changes) -> list[SourceChange]:
    """The changes of what an approved content rests on that those who approved it had not seen."""
    try:
        content = model_for(record_kind).content_class.model_validate_json(standing.approved_content)
    except ValidationError:
        return []
    links = rests_on(cast(RecordContent, content)) & changes.keys()
    mine = [change for link in links for change in changes[link] if not _was_seen(standing, change)]
    return sorted(mine, key=lambda change: change.sign_off)


def _was_seen(standing: Standing, change: SourceChange) -> bool:
    """Whether as many people as the content needs have agreed to it since."""
    needed = min(approval.approvals_needed for approval in standing.approvals)
    return sum(approval.pk > change.sign_off for approval in standing.approvals) >= needed


def _all_changes(standings: Standings) -> dict[Link, list[SourceChange]]:
    changes: dict[Link, list[SourceChange]] = defaultdict(list)
    for name, standing in standings.items():
        for link, event, sign_off, reason in _made_by(name, standing):
            change = SourceChange(*link, event, sign_off.signed_at, sign_off.signer_name, reason, sign_off.pk)
            changes[link].append(change)
    return changes


Made = tuple[Link, SourceEvent, SignOff, str]


def _made_by(name: Link, standing: Standing) -> Iterator[Made]:
    """What the sign-offs on one record have made of it, or of the readout that it supersedes."""
    stop = standing.stopped_by
    if stop:
        yield (
            name,
            SourceEvent.WITHHELD if stop.decision == Decision.WITHHOLD else SourceEvent.WITHDRAWN,
            stop,
            stop.reason,
        )
    elif name[0] == ReferenceContent.record_kind:
        yield from _flaws(name, standing)
    elif name[0] == EfficacyResultContent.record_kind:
        since, earlier = _since(standing, "supersedes")
        if since:
            yield (name[0], earlier), SourceEvent.SUPERSEDED, since, f"by {name[1]}"


def _flaws(name: Link, standing: Standing) -> Iterator[Made]:
    """What a reference was approved with now, and was approved without before."""
    for event, field in ((SourceEvent.RETRACTED, "is_retracted"), (SourceEvent.CORRECTED, "erratum")):
        since, said = _since(standing, field)
        if since and since is not standing.approving[0]:
            yield name, event, since, said if event == SourceEvent.CORRECTED else since.reason


def _since(standing: Standing, field: str) -> tuple[SignOff | None, Any]:
    """The approval since which a field has said what it says now, and that; None where it says nothing."""
    since, now = None, None
    for sign_off in reversed(standing.approving if standing.approved_by else []):
        said = json.loads(sign_off.content).get(field)
        if not said or (since and said != now):
            break
        since, now = sign_off, said
    return since, now
