"""What the admin shows of a record's review: its state, who wrote it, who approved it, and what you may do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.utils.module_loading import import_string

from review.authors import Authorship, get_authorship
from review.choices import Decision, Level, State
from review.content import RecordContent
from review.differences import Difference, Shown, differences, parse_content, show
from review.evidence import Finding
from review.formatting import STATE_GLYPHS, short_digest
from review.models import Reviewable, SignOff
from review.rules import approvals_needed, may_decide
from review.signers import find_able, get_accounts, name_able
from review.standing import Standing, judge


def has_sign_permission(user: Any, model: type[Reviewable]) -> bool:
    """Whether any decision on this kind is the user's to take, as far as permissions go."""
    codename = get_permission_codename("sign", model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}") or user.has_perm("review.withhold_signoff")


@dataclass(frozen=True)
class Choice:
    """A decision, and why it is not open to the user ("" if it is)."""

    decision: Decision
    why_not: str

    @property
    def is_open(self) -> bool:
        return not self.why_not


@dataclass(frozen=True)
class Look:
    """A record as a reviewer should see it now."""

    record: Reviewable
    user: Any
    content: RecordContent
    standing: Standing
    authorship: Authorship

    @property
    def digest(self) -> str:
        return self.content.content_digest

    @property
    def short_digest(self) -> str:
        return short_digest(self.digest)

    @property
    def state(self) -> State:
        return self.standing.state(self.digest)

    @property
    def glyph(self) -> str:
        return STATE_GLYPHS[self.state]

    @property
    def opinions(self) -> Sequence[SignOff]:
        """The decisions on exactly this content, oldest first."""
        return [sign_off for sign_off in self.record.get_sign_offs() if sign_off.digest == self.digest]

    @property
    def approvals_needed(self) -> int:
        return approvals_needed(self.content.record_kind)

    @property
    def approvals_missing(self) -> int:
        """How many more people must agree to exactly this content."""
        latest = {opinion.signed_by_id: opinion for opinion in self.opinions}
        agreeing = [opinion for opinion in latest.values() if opinion.decision in Decision.approving()]
        return 0 if self.state == State.APPROVED else max(self.approvals_needed - len(agreeing), 0)

    @property
    def shown(self) -> list[Shown]:
        return show(self.content.as_dict(), type(self.record))

    @property
    def approved_content(self) -> dict[str, Any]:
        return parse_content(self.standing.approved_content)

    @property
    def changes(self) -> list[Difference]:
        """What differs from the content approved last."""
        if not self.standing.approved_content:
            return []
        return differences(self.approved_content, self.content.as_dict(), type(self.record))

    @property
    def choices(self) -> list[Choice]:
        return [Choice(decision, self.why_not(decision)) for decision in Decision]

    @property
    def why_not_sign(self) -> str:
        return self.why_not(Decision.AGREE)

    @property
    def has_decided(self) -> bool:
        """Whether the user has decided on exactly this content before."""
        return any(opinion.signed_by_id == self.user.pk for opinion in self.opinions)

    @property
    def can_decide(self) -> bool:
        return any(choice.is_open for choice in self.choices)

    def why_not(self, decision: Decision) -> str:
        """Why the user cannot take this decision, or ""."""
        kind = self.content.record_kind
        if not has_sign_permission(self.user, type(self.record)) or not may_decide(self.user, kind, decision):
            return f"{_who_decides(kind, decision)} may do this."
        if decision in Decision.blocking():
            return ""
        if self.authorship.unknown:
            return self.authorship.unknown
        if self.user.pk in self.authorship.ids:
            return "You wrote part of this, so someone else must sign it."
        return ""

    def get_who_could(self) -> str:
        """Who could sign it instead; "" where it is not known who wrote it."""
        if self.authorship.unknown:
            return ""
        return name_able(find_able(get_accounts(), self.content.record_kind, self.authorship.ids))

    def get_findings(self) -> list[Finding]:
        """What the evidence checks say of this record in the edition that approving it would make."""
        find = import_string(settings.REVIEW_FINDINGS)
        found: Iterable[Finding] = find([self.content])
        mine = (self.content.record_kind, self.content.key)
        return [finding for finding in found if (finding.record_kind, finding.key) == mine]


def errors_by_check(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The errors by the id of their check: an override lets a whole check pass."""
    errors: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.level == Level.ERROR:
            errors.setdefault(finding.check_id, []).append(finding)
    return errors


def _who_decides(record_kind: str, decision: Decision) -> str:
    if decision == Decision.WITHHOLD:
        return "Only an editor"
    groups = settings.REVIEW_RULES[record_kind]["groups"]
    return f"Only a {' or a '.join(groups)}"


def look_at(record: Reviewable, user: Any) -> Look:
    """The record as `user` should see it, its content computed anew."""
    content: RecordContent = record.build_content()
    standing = judge(record.get_sign_offs())
    return Look(record, user, content, standing, get_authorship(record, content.content_digest))
