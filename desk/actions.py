"""The verbs of the desk: keep a mark, sign what is marked, leave a comment, adopt a wording."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from desk.models import Comment, Mark, ProposedWording
from desk.overview import RecordName
from review import actions
from review.actions import CannotSign, find_objections, save_record, sign_all
from review.choices import Decision
from review.content import normalise_text
from review.differences import label_of
from review.kinds import model_for
from review.models import Reviewable, SignOff


class CannotAdopt(Exception):
    """A proposed wording cannot be adopted. The message says why, and what to do."""


@dataclass(frozen=True)
class Marking:
    """What somebody marked on one record; no decision means that she leaves it."""

    name: RecordName
    digest: str
    decision: Decision | None
    reason: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    proposed_field: str = ""
    proposed_wording: str = ""


@transaction.atomic
def keep_marks(markings: Iterable[Marking], *, by: Any) -> None:
    """Keep each mark until it is signed. Leaving a record takes back the mark on the content that was read."""
    kept = {(mark.record_kind, mark.key): mark for mark in Mark.objects.filter(marked_by=by)}
    for marking in markings:
        mark = kept.get(marking.name)
        if marking.decision is None:
            if mark is not None and mark.digest == marking.digest:
                mark.delete()
            continue
        _keep(mark or Mark(marked_by=by, record_kind=marking.name[0], key=marking.name[1]), marking)


def _keep(mark: Mark, marking: Marking) -> None:
    wording = normalise_text(marking.proposed_wording)
    said = {
        "digest": marking.digest,
        "decision": marking.decision,
        "reason": normalise_text(marking.reason),
        "overrides": dict(marking.overrides),
        "proposed_field": marking.proposed_field if wording else "",
        "proposed_wording": wording,
    }
    if mark.pk and all(getattr(mark, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(mark, name, value)
    mark.marked_at = timezone.now()
    mark.full_clean()
    mark.save()


def leave_comment(text: str, *, name: RecordName, digest: str, by: Any) -> Comment:
    """Put a remark beside a record. It changes nothing."""
    comment = Comment(
        record_kind=name[0], key=name[1], digest=digest, text=normalise_text(text), written_by=by,
        written_at=timezone.now(),
    )  # fmt: skip
    comment.full_clean()
    comment.save()
    return comment


class NothingSigned(Exception):
    """Something stands against signing; all marks are kept."""

    def __init__(self, objections: Sequence[tuple[RecordName, str]]) -> None:
        self.objections = list(objections)
        super().__init__("; ".join(said for _, said in self.objections))


def sign_marks(marks: Sequence[Mark], *, by: Any) -> list[SignOff]:
    """Sign all of these marks, or none, and be done with them. Raises NothingSigned."""
    if overlong := list(_find_overlong(marks)):
        raise NothingSigned(overlong)
    try:
        with transaction.atomic():
            signed = sign_all(_as_decisions(marks), by=by)
            _keep_wordings(marks, signed)
            Mark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
            return signed
    except CannotSign as objection:
        raise NothingSigned(_all_objections(marks, by) or [(("", ""), str(objection))]) from objection


def _find_overlong(marks: Sequence[Mark]) -> Iterator[tuple[RecordName, str]]:
    """Proposed words that no author could adopt, because the field does not hold so many."""
    for mark in marks:
        model = model_for(mark.record_kind)
        most = getattr(model._meta.get_field(mark.proposed_field), "max_length", None) if mark.proposed_field else None
        if most and len(mark.proposed_wording) > most:
            label = label_of(model, mark.proposed_field)
            yield (
                (mark.record_kind, mark.key),
                f"The words that you propose are too long: “{label}” holds {most} characters, and these are "
                f"{len(mark.proposed_wording)}.",
            )


def _as_decisions(marks: Sequence[Mark]) -> list[actions.Mark]:
    """The marks on their records. Raises ContentChanged for a record that is gone."""
    records = _records(marks)
    decisions = []
    for mark in marks:
        record = records.get((mark.record_kind, mark.key))
        if record is None:
            raise actions.ContentChanged(f"{mark.key} has been deleted since you read it.")
        decisions.append(actions.Mark(record, mark.digest, Decision(mark.decision), mark.reason, mark.overrides))
    return decisions


def _records(marks: Sequence[Mark]) -> dict[RecordName, Reviewable]:
    kinds = {mark.record_kind for mark in marks}
    keys = [mark.key for mark in marks]
    return {(kind, one.key): one for kind in kinds for one in model_for(kind)._base_manager.filter(key__in=keys)}


def _all_objections(marks: Sequence[Mark], by: Any) -> list[tuple[RecordName, str]]:
    found = set(_records(marks))
    there = [mark for mark in marks if (mark.record_kind, mark.key) in found]
    gone = [((mark.record_kind, mark.key), "It has been deleted since.") for mark in marks if mark not in there]
    objections = find_objections(_as_decisions(there), by=by)
    return [*gone, *(((mark.record.record_kind(), mark.record.key), str(said)) for mark, said in objections)]


def _keep_wordings(marks: Sequence[Mark], signed: Sequence[SignOff]) -> None:
    for mark, sign_off in zip(marks, signed, strict=True):
        if mark.decision == Decision.REQUEST_CHANGES and mark.proposed_wording:
            ProposedWording(sign_off=sign_off, field=mark.proposed_field, text=mark.proposed_wording).save()


@transaction.atomic
def adopt_wording(wording: ProposedWording, *, by: Any) -> Reviewable:
    """Put a proposed wording into its field. Both who proposed it and who adopts it are then authors of the record.

    Raises CannotAdopt, django.core.exceptions.ValidationError.
    """
    sign_off = wording.sign_off
    record = model_for(sign_off.record_kind)._base_manager.filter(key=sign_off.key).first()
    if wording.adopted_at or record is None:
        raise CannotAdopt("This wording was adopted already, or its record is gone.")
    if record.build_content().content_digest != sign_off.digest:
        raise CannotAdopt("The record has changed since this was proposed. Edit it, and take from the wording by hand.")
    setattr(record, wording.field, wording.text)
    reason = f"Adopted the wording proposed by {sign_off.signer_name}"
    save_record(record, by=by, reason=reason, co_author=sign_off.signed_by)
    wording.adopted_by, wording.adopted_at = by, timezone.now()
    wording.full_clean()
    wording.save()
    return record
