"""The verbs of review: write a record as somebody, and sign what somebody else wrote."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from review import log
from review.authors import Authorship, display_name, get_authorship
from review.chain import close_chain
from review.choices import Decision, Level
from review.content import RecordContent
from review.declarations import Declaration, get_declaration
from review.evidence import Finding
from review.models import Part, Record, Reviewable, SignOff
from review.rules import approvals_needed, may_decide
from review.unsigned_numbers import object_to_reason


class NoReason(ValueError):
    """A record was to be written without a reason for it."""


class CannotSign(Exception):
    """A decision cannot be taken. The message says why, and what to do."""


class NotYourRole(CannotSign):
    """The signer's groups do not sign this kind of record."""


class OwnWork(CannotSign):
    """An author of the content tried to approve it."""


class UnknownAuthor(CannotSign):
    """It is not known who wrote the content, so nobody may approve it."""


class ContentChanged(CannotSign):
    """The record is no longer what the signer saw."""


class ReasonMissing(CannotSign):
    """A decision that needs a reason came without one."""


class UnsignedNumber(CannotSign):
    """A reason that readers will see holds a number: nobody but its writer would stand for it."""


class NotDeclared(CannotSign):
    """The signer has not declared credentials and interests, or not within a year."""


class BlockedByChecks(CannotSign):
    """Evidence checks found errors that the signer did not override."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("; ".join(f"{finding.check_id}: {finding.message}" for finding in findings))


@transaction.atomic
def save_record(
    record: Record,
    *,
    by: Any,
    reason: str,
    lists: Mapping[str, Sequence[models.Model]] | None = None,
    co_author: Any = None,
) -> bool:
    """Write a record with its parts and links as `by`, with one history row. Tells whether anything changed.

    `lists` gives for each relation the parts (unsaved) or the records that are to stand in it; a relation that is
    not named stays as it is. `co_author` proposed the words that `by` puts in.
    Raises django.core.exceptions.ValidationError or NoReason; then nothing is written.
    """
    if not reason.strip():
        raise NoReason("Say why: every change leaves its reason in the history.")
    record._history_user = by
    record._co_author = co_author
    record._change_reason = reason
    record.normalise()
    record.full_clean(exclude=["digest"])
    before = record.get_latest_history() if record.pk else None
    if record._state.adding:
        record.skip_history_when_saving = True
        record.save()
        del record.skip_history_when_saving
    for name, wanted in (lists or {}).items():
        _set_list(record, name, list(wanted))
    record.save()
    after = record.get_latest_history()
    return before is None or before.history_id != after.history_id


def _set_list(record: Record, name: str, wanted: list[Any]) -> None:
    """Make a relation hold exactly `wanted`. Parts that say the same as the stored ones are left alone."""
    manager = getattr(record, name)
    if not issubclass(manager.model, Part):
        manager.set(wanted)
        return
    stored = sorted(part.build_content().canonical_bytes() for part in manager.all())
    if stored == sorted(part.build_content().canonical_bytes() for part in wanted):
        return
    manager.all().delete()
    for part in wanted:
        _attach(part, record, name)
        part.full_clean()
        manager.add(part, bulk=False)


def _attach(part: Part, record: Record, name: str) -> None:
    """Let a part know its record before it is stored, so that it can be checked as a whole."""
    relation: Any = record._meta.get_field(name)
    if isinstance(relation, GenericRelation):
        setattr(part, relation.content_type_field_name, ContentType.objects.get_for_model(record))
        setattr(part, relation.object_id_field_name, record.pk)
    else:
        setattr(part, relation.field.name, record)
    part.normalise()


@dataclass(frozen=True)
class Mark:
    """One decision that a signer has marked on one record: `digest` is that of the content she saw."""

    record: Reviewable
    digest: str
    decision: Decision = Decision.AGREE
    reason: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)


CONFIRM_FIRST = (
    "you have not confirmed your credentials and interests within the last year. Confirm them on the page “What you "
    "declare”, which your desk leads to; then sign."
)

FindingsFunction = Callable[[Sequence[RecordContent]], Iterable[Finding]]


def sign(record: Reviewable, *, by: Any, digest: str, **decision: Any) -> SignOff:
    """Take one decision. See `sign_all`."""
    return sign_all([Mark(record, digest, **decision)], by=by)[0]


@transaction.atomic
def sign_all(marks: Sequence[Mark], *, by: Any) -> list[SignOff]:
    """Take all marked decisions, or none; the evidence checks run once over the edition they would make.

    Raises a subclass of CannotSign that names the record.
    """
    signer = Signer(by, get_declaration(by))
    marks = [_read_anew(mark) for mark in marks]
    contents = [_check_mark(mark, signer) for mark in marks]
    errors = _find_errors(marks, contents)
    _check_overrides(marks, errors)
    signed = [_append(mark, content, errors, signer) for mark, content in zip(marks, contents, strict=True)]
    if settings.REVIEW_AFTER_SIGNING:
        transaction.on_commit(lambda: _after_signing(signed), robust=True)
    return signed


def _after_signing(sign_offs: Sequence[SignOff]) -> None:
    """Let whoever tells people of it know. What goes wrong there is logged, and undoes no signature."""
    import_string(settings.REVIEW_AFTER_SIGNING)(sign_offs)


def find_objections(marks: Sequence[Mark], *, by: Any) -> list[tuple[Mark, CannotSign]]:
    """All that stands against signing these marks together, by mark; empty if nothing does. Writes nothing."""
    signer = Signer(by, get_declaration(by))
    objections: list[tuple[Mark, CannotSign]] = []
    sound: list[tuple[Mark, RecordContent]] = []
    for mark in marks:
        try:
            fresh = _read_anew(mark)
            sound.append((fresh, _check_mark(fresh, signer)))
        except CannotSign as objection:
            objections.append((mark, objection))
    errors = _find_errors([mark for mark, _ in sound], [content for _, content in sound])
    for mark, _ in sound:
        blocking = _find_blocking([mark], errors)
        if blocking:
            objections.append((mark, BlockedByChecks(blocking)))
    return objections


def _read_anew(mark: Mark) -> Mark:
    """The mark on the record as the database has it now, whatever the caller's copy says."""
    record = type(mark.record)._base_manager.filter(pk=mark.record.pk).first()
    if record is None:
        raise ContentChanged(f"{mark.record} has been deleted since you read it.")
    return replace(mark, record=record, decision=Decision(mark.decision))


def _check_mark(mark: Mark, signer: "Signer") -> RecordContent:
    record, by = mark.record, signer.user
    content = record.build_content()
    if content.content_digest != mark.digest:
        raise ContentChanged(f"{record} has changed since you read it. Read it again before you decide.")
    if not may_decide(by, record.record_kind(), mark.decision):
        raise NotYourRole(f"Your role does not decide “{mark.decision.label}” on {record._meta.verbose_name_plural}.")
    if mark.decision in Decision.declared() and not signer.declaration.is_current:
        raise NotDeclared(f"{record}: {CONFIRM_FIRST}")
    if mark.decision != Decision.AGREE and not mark.reason.strip():
        raise ReasonMissing(f"{record}: “{mark.decision.label}” needs a reason that others can follow.")
    if mark.decision != Decision.REQUEST_CHANGES:  # that one stays among those who write and sign
        _check_words(mark)
    if mark.decision not in Decision.blocking():
        _check_authors(record, get_authorship(record, mark.digest), by)
    return content


def _check_words(mark: Mark) -> None:
    for text in (mark.reason, *mark.overrides.values()):
        objection = object_to_reason(text)
        if objection:
            raise UnsignedNumber(f"{mark.record}: {objection}")


def _check_authors(record: Reviewable, authorship: Authorship, by: Any) -> None:
    if authorship.unknown:
        raise UnknownAuthor(f"{record}: {authorship.unknown}")
    if by.pk in authorship.ids:
        raise OwnWork(f"{record}: you wrote part of this, so someone else must sign it.")


def _find_errors(marks: Sequence[Mark], contents: Sequence[RecordContent]) -> list[Finding]:
    """The errors that the evidence checks find in what is about to be approved."""
    approving = Decision.approving()
    candidates = [content for mark, content in zip(marks, contents, strict=True) if mark.decision in approving]
    if not candidates:
        return []
    find: FindingsFunction = import_string(settings.REVIEW_FINDINGS)
    names = {(content.record_kind, content.key) for content in candidates}
    findings = find(candidates)
    return [one for one in findings if one.level == Level.ERROR and (one.record_kind, one.key) in names]


def _check_overrides(marks: Sequence[Mark], errors: Sequence[Finding]) -> None:
    blocking = _find_blocking(marks, errors)
    if blocking:
        raise BlockedByChecks(blocking)


def _find_blocking(marks: Sequence[Mark], errors: Sequence[Finding]) -> list[Finding]:
    """The errors on the marked records that their signer does not let pass."""
    names = {(mark.record.record_kind(), mark.record.key) for mark in marks}
    overridden = {(mark.record.record_kind(), mark.record.key, check) for mark in marks for check in _reasons(mark)}
    return [
        one
        for one in errors
        if (one.record_kind, one.key) in names and (one.record_kind, one.key, one.check_id) not in overridden
    ]


def _reasons(mark: Mark) -> dict[str, str]:
    """The ids of the checks that a signer lets pass, each with the reason given for it."""
    return {check: reason.strip() for check, reason in sorted(mark.overrides.items()) if reason.strip()}


@dataclass(frozen=True)
class Signer:
    """Who signs, and what she declares."""

    user: Any
    declaration: Declaration


def _append(mark: Mark, content: RecordContent, errors: Sequence[Finding], signer: Signer) -> SignOff:
    """Add the sign-off. An override of what no check found is left out: it would tell readers of no error."""
    found = {one.check_id for one in errors if (one.record_kind, one.key) == (content.record_kind, content.key)}
    sign_off = SignOff(
        record_kind=content.record_kind,
        key=content.key,
        content=content.canonical_bytes().decode(),
        digest=mark.digest,
        decision=mark.decision,
        reason=mark.reason.strip(),
        overrides={check: reason for check, reason in _reasons(mark).items() if check in found},
        approvals_needed=approvals_needed(content.record_kind),
        authors=get_authorship(mark.record, mark.digest).names,
        signed_by=signer.user,
        signer_name=display_name(signer.user),
        credentials=signer.declaration.credentials,
        interests=signer.declaration.interests_for(content),
        is_demonstration=settings.IS_DEMONSTRATION,
        signed_at=timezone.now(),
        log_digest=log.get_newest_digest(),
    )
    close_chain(sign_off)
    sign_off.full_clean()
    sign_off.save()
    return sign_off
