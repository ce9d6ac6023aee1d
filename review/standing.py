"""Where a record stands: a pure function of the sign-offs on it. Nothing of it is stored.

A content is approved when as many people as its kind needs agreed to exactly its digest, and nobody's latest
decision on that digest asks for changes. A withdrawal or a withholding stops the record as a whole: it voids all
approvals before it, and only approvals after it bring the record back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from review.choices import Decision, State
from review.models import SignOff


@dataclass
class Standing:
    """What the sign-offs of one record come to."""

    approved_digest: str = ""
    approved_by: list[SignOff] = field(default_factory=list)
    stopped_by: SignOff | None = None
    requests: dict[str, list[SignOff]] = field(default_factory=dict)
    was_ever_approved: bool = False

    @property
    def approved_content(self) -> str:
        """The newest approved content as canonical JSON, or ""."""
        return self.approved_by[0].content if self.approved_by else ""

    def state(self, digest: str) -> State:
        """The state of a record whose content now has this digest."""
        if self.stopped_by is not None:
            return State.WITHHELD if self.stopped_by.decision == Decision.WITHHOLD else State.WITHDRAWN
        if self.requests.get(digest):
            return State.CHANGES_REQUESTED
        if self.approved_digest == digest:
            return State.APPROVED
        return State.CHANGED if self.was_ever_approved else State.DRAFT


Votes = dict[int, SignOff]
"""The latest decision of each signer on one digest."""


def judge(sign_offs: Iterable[SignOff]) -> Standing:
    """Fold the sign-offs of one record, oldest first, into where it stands."""
    votes: dict[str, Votes] = {}
    newest, stopped, ever = "", None, False
    for sign_off in sign_offs:
        if sign_off.decision in {Decision.WITHDRAW, Decision.WITHHOLD}:
            votes, newest, stopped = {}, "", sign_off
            continue
        on_digest = votes.setdefault(sign_off.digest, {})
        on_digest[sign_off.signed_by_id] = sign_off
        if sign_off.decision in Decision.approving() and _is_approved(on_digest):
            newest, stopped, ever = sign_off.digest, None, True
    approved = _is_approved(votes.get(newest, {}))
    return Standing(
        approved_digest=newest if approved else "",
        approved_by=_opinions(votes[newest]) if approved else [],
        stopped_by=stopped,
        requests={digest: _requests(on_digest) for digest, on_digest in votes.items()},
        was_ever_approved=ever,
    )


def _is_approved(votes: Votes) -> bool:
    approving = [vote for vote in votes.values() if vote.decision in Decision.approving()]
    return bool(approving) and len(approving) >= approving[-1].approvals_needed and not _requests(votes)


def _requests(votes: Votes) -> list[SignOff]:
    return [vote for vote in votes.values() if vote.decision == Decision.REQUEST_CHANGES]


def _opinions(votes: Votes) -> list[SignOff]:
    """Approvals, reservations and dissent on the approved content, in the order they were given."""
    return sorted(votes.values(), key=lambda vote: vote.pk)
