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
    newest_approval: SignOff | None = None
    approving: list[SignOff] = field(default_factory=list)
    """Each sign-off that approved the record, or approved it once more, oldest first: what it said when."""

    @property
    def was_ever_approved(self) -> bool:
        return self.newest_approval is not None

    @property
    def approved_content(self) -> str:
        """The newest approved content as canonical JSON, or ""."""
        return self.approved_by[0].content if self.approved_by else ""

    @property
    def approvals(self) -> list[SignOff]:
        """Those of `approved_by` that agree, with or without reservation: dissent is heard, and approves nothing."""
        return [sign_off for sign_off in self.approved_by if sign_off.decision in Decision.approving()]

    def state(self, digest: str) -> State:
        """The state of a record whose content now has this digest."""
        if self.stopped_by is not None:
            return State.WITHHELD if self.stopped_by.decision == Decision.WITHHOLD else State.WITHDRAWN
        if self.requests.get(digest):
            return State.CHANGES_REQUESTED
        if self.approved_digest and self.approved_digest == digest:
            return State.APPROVED
        return State.CHANGED if self.was_ever_approved else State.DRAFT


def judge(sign_offs: Iterable[SignOff]) -> Standing:
    """Fold the sign-offs of one record, oldest first, into where it stands.

    `newest_approval` stays when the record is stopped or its approval is taken back: what readers once got.
    """
    heard: dict[str, list[SignOff]] = {}
    newest: SignOff | None = None
    standing = Standing()
    for sign_off in sign_offs:
        if sign_off.decision in {Decision.WITHDRAW, Decision.WITHHOLD}:
            heard, newest, standing.stopped_by = {}, None, sign_off
            continue
        on_digest = heard.setdefault(sign_off.digest, [])
        on_digest.append(sign_off)
        if _is_approved(on_digest):
            approval = _newest(on_digest)
            newest = approval if newest is None or approval.pk > newest.pk else newest
            standing.newest_approval, standing.stopped_by = newest, None
            if sign_off.decision in Decision.approving():
                standing.approving.append(sign_off)
    standing.requests = {digest: _requests(_votes(on_digest)) for digest, on_digest in heard.items()}
    if newest and _is_approved(heard[newest.digest]):
        standing.approved_digest = newest.digest
        standing.approved_by = _votes(heard[newest.digest])
    return standing


def _votes(sign_offs: list[SignOff]) -> list[SignOff]:
    """The latest decision of each signer, in the order in which they were given."""
    latest = {sign_off.signed_by_id: sign_off for sign_off in sign_offs}
    return sorted(latest.values(), key=lambda vote: vote.pk)


def _is_approved(sign_offs: list[SignOff]) -> bool:
    """Whether the latest decisions on one content approve it.

    It needs as many people as were needed at the least of its approvals: who agrees again later, when more are
    needed, does not take back what was approved.
    """
    votes = _votes(sign_offs)
    agreed = sum(vote.decision in Decision.approving() for vote in votes)
    needed = [sign_off.approvals_needed for sign_off in sign_offs if sign_off.decision in Decision.approving()]
    return bool(agreed) and agreed >= min(needed) and not _requests(votes)


def _newest(sign_offs: list[SignOff]) -> SignOff:
    return max((one for one in sign_offs if one.decision in Decision.approving()), key=lambda one: one.pk)


def _requests(votes: list[SignOff]) -> list[SignOff]:
    return [vote for vote in votes if vote.decision == Decision.REQUEST_CHANGES]
