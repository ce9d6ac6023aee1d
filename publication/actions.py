"""Publishing: four steps, after each of which the machine may stop and the edition before is still current and whole.

1. Read what is signed, assemble, check. 2. Render into a bundle, with no transaction open, so that editors can go on
saving. 3. In a short transaction assemble again, stop if anything signed has changed, add the edition. 4. Turn readers
to the bundle. What a stop leaves, the next publication finishes or removes.
"""

import datetime
import fcntl
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from publication.assembly import NothingToWithhold, assemble_next, propose, propose_withholding
from publication.changes import compare
from publication.choices import ChangeKind
from publication.document import Document, EditionHeader
from publication.models import Edition
from publication.rendering.files import render_site
from publication.serving.bundle import BrokenBundle, bundle_name, verify_bundle
from publication.serving.bundle_writing import UNFINISHED, Progress, leftovers, write_bundle
from publication.serving.current import Current, UnreadableCurrent, drafts, read_current, replace_current
from publication.serving.shelf import look_again
from review.actions import sign
from review.choices import Decision
from review.content import RecordContent
from review.evidence import Finding
from review.models import Reviewable, SignOff
from review.standing import judge
from review.unsigned_numbers import object_to_numbers, object_to_reason


class CannotPublish(Exception):
    """An edition cannot be published. The message says why, and what to do."""


class NotAnEditor(CannotPublish):
    """None of the user's groups publishes."""


class InvalidAsOf(CannotPublish):
    """The state of knowledge is no day, or one to come."""


class NumberInSummary(CannotPublish):
    """The summary states a number, which nobody has signed."""


class NumberInReason(CannotPublish):
    """The reason for the brake states a number, which nobody has signed."""


class NothingSigned(CannotPublish):
    """No record is approved, so an edition would be empty."""


class NotClosed(CannotPublish):
    """Records in the edition name records that are not."""

    def __init__(self, gaps: Sequence[tuple[RecordContent, str, str]]) -> None:
        self.gaps = list(gaps)
        named = "; ".join(f"{one.record_kind} {one.key} names {kind} {key}" for one, kind, key in gaps)
        super().__init__(f"The edition would name records that are not in it: {named}.")


class BlockedByChecks(CannotPublish):
    """Evidence checks found errors that no signer has overridden."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("; ".join(f"{one.check_id} {one.record_kind} {one.key}: {one.message}" for one in findings))


class SignedMeanwhile(CannotPublish):
    """Something was signed, or published, while the edition was rendered."""


class PublishingNow(CannotPublish):
    """Another publication is under way."""


class NotPublished(CannotPublish):
    """A record is to be taken from readers who do not have it."""


class UnknownCurrent(CannotPublish):
    """Readers get an edition that the database does not know."""


BRAKE_PATIENCE_SECONDS = 90
"""How long the emergency brake waits for a publication that is under way: longer than rendering takes."""


def publish(
    *,
    by: Any,
    as_of: str,
    summary: str,
    change_kinds: Mapping[tuple[str, str], ChangeKind] | None = None,
    now: datetime.datetime | None = None,
    progress: Progress = lambda message: None,
) -> Edition:
    """Publish all that is signed as the next edition, and turn readers to it. Raises a subclass of CannotPublish.

    `change_kinds` says of records, by kind and key, what kind of change theirs is; the others keep what is suggested.
    If an interrupted publication had only to be finished and nothing was signed since, that edition is the answer.
    """
    moment = (now or timezone.now()).replace(microsecond=0)
    _check_request(by, as_of, moment)
    _check_summary(summary)
    request: dict[str, Any] = {
        "by": by,
        "as_of": as_of,
        "summary": summary,
        "published_at": moment,
        "is_demonstration": settings.IS_DEMONSTRATION,
        "change_kinds": change_kinds,
    }
    with _alone():
        finished = _finish(progress)
        if finished and _is_all_that_is_signed(finished):
            return finished
        return _publish(_prepare(request), lambda: propose(**request).document, by, progress)


def withhold_and_publish(
    record: Reviewable,
    *,
    by: Any,
    reason: str,
    now: datetime.datetime | None = None,
    progress: Progress = lambda message: None,
) -> Edition:
    """The emergency brake: withhold a record, and publish the current edition with the notice in its place.

    Nothing else changes: what was approved meanwhile waits, and no check elsewhere holds it up. A publication that is
    under way stops by itself, because something was signed; this one waits for it. A record that is withheld already,
    and still before readers, is only published. Raises a subclass of CannotPublish or CannotSign.
    """
    moment = (now or timezone.now()).replace(microsecond=0)
    _check_publisher(by)
    if objection := object_to_reason(reason):
        raise NumberInReason(objection)
    name = (record.record_kind(), record.key)
    if judge(record.get_sign_offs()).stopped_by is None:
        _check_is_published(name)
        digest = record.build_content().content_digest
        sign(record, by=by, digest=digest, decision=Decision.WITHHOLD, reason=reason)
        progress(f"Signed: {record.key} is withheld")
    with _alone(patience_seconds=BRAKE_PATIENCE_SECONDS):
        finished = _finish(progress)
        if finished and finished.get_document().entry(*name) is None:
            return finished
        again = partial(
            propose_withholding,
            name,
            by=by,
            summary=brake_summary(record, reason),
            published_at=moment,
            is_demonstration=settings.IS_DEMONSTRATION,
        )
        try:
            document = Document.model_validate_json(again().canonical_bytes())
        except NothingToWithhold as nothing:
            raise NotPublished(str(nothing)) from nothing
        return _publish(document, again, by, progress)


def brake_summary(record: Reviewable, reason: str) -> str:
    """What readers are told of an edition that only takes one record from them. It does not repeat the claim."""
    return f"Withheld: {record._meta.verbose_name} {record.key}. Reason: {reason.strip()}"


def _check_is_published(name: tuple[str, str]) -> None:
    latest = Edition.objects.get_latest()
    if latest is None or latest.get_document().entry(*name) is None:
        raise NotPublished(f"{name[1]} is not in the current edition, so there is nothing to take from readers.")


def _publish(document: Document, again: Callable[[], Document], by: Any, progress: Progress) -> Edition:
    """Render, add if `again` still gives the same document, turn readers to it."""
    progress(f"Assembled edition {document.edition.number}: {sum(1 for _ in document.entries())} records")
    folder = _write(document, progress)
    progress(f"Put {folder.name} in its place")
    edition = _add(document, again, by, folder)
    progress(f"Added edition {edition.number}")
    _turn_to(edition)
    progress(f"Edition {edition.number} is current")
    return edition


def finish_interrupted(*, progress: Progress = lambda message: None) -> Edition | None:
    """Finish or remove what an interrupted publication left. The edition, if readers were turned to one.

    Raises PublishingNow, UnknownCurrent.
    """
    with _alone():
        return _finish(progress)


def _check_request(by: Any, as_of: str, moment: datetime.datetime) -> None:
    _check_publisher(by)
    try:
        day = datetime.date.fromisoformat(as_of)
    except ValueError:
        raise InvalidAsOf(f"“{as_of}” is no day. Write it as 2026-11-22.") from None
    if day.isoformat() != as_of or day > moment.date():
        raise InvalidAsOf(f"The state of knowledge cannot be of {as_of}. Write a day until today, as 2026-11-22.")


def _check_summary(summary: str) -> None:
    objection = object_to_summary(summary)
    if objection:
        raise NumberInSummary(objection)


def object_to_summary(summary: str) -> str:
    """Why an edition cannot have this summary, or ""."""
    return object_to_numbers(summary, "summary", "The list of changes shows each number with who signed it.")


def _check_publisher(by: Any) -> None:
    publishes = {"permissions__codename": "publish_edition", "permissions__content_type__app_label": "publication"}
    if not by.is_active or not by.groups.filter(**publishes).exists():
        raise NotAnEditor("Your role does not publish editions. An editor can.")


@contextmanager
def _alone(patience_seconds: float = 0) -> Iterator[None]:
    """One publication at a time on this machine. The lock goes with the process, however it ends."""
    settings.EDITIONS_ROOT.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience_seconds
    with (settings.EDITIONS_ROOT / ".lock").open("w") as lock:
        while not _take(lock):
            if time.monotonic() >= until:
                raise PublishingNow("Another publication is under way. Wait until it is done, then look again.")
            time.sleep(0.2)
        yield


def _take(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _prepare(request: dict[str, Any]) -> Document:
    """The next edition's document, read back from its own bytes: what is rendered is what will be stored."""
    proposal = propose(**request)
    if not any(True for _ in proposal.document.entries()):
        raise NothingSigned("Nothing is approved yet, so the edition would be empty. Have records signed first.")
    if gaps := proposal.document.gaps():
        raise NotClosed(gaps)
    if proposal.blockers:
        raise BlockedByChecks(proposal.blockers)
    return Document.model_validate_json(proposal.document.canonical_bytes())


def _write(document: Document, progress: Progress) -> Path:
    earlier = get_earlier_headers(document.edition.number)
    return write_bundle(settings.EDITIONS_ROOT, document, render_site(document, earlier), earlier, progress=progress)


def get_earlier_headers(number: int) -> list[EditionHeader]:
    """The headers of the editions before `number`, oldest first."""
    earlier = Edition.objects.filter(number__lt=number).in_number_order()
    return [EditionHeader(**json.loads(bytes(edition.document))["edition"]) for edition in earlier]


def _add(document: Document, again: Callable[[], Document], by: Any, folder: Path) -> Edition:
    data = document.canonical_bytes()
    try:
        with transaction.atomic():
            if again().canonical_bytes() != data:
                raise SignedMeanwhile("Something was signed while the edition was rendered. Look again, then publish.")
            return Edition.objects.create(
                number=document.edition.number,
                document=data,
                digest=document.content_digest,
                previous_digest=document.edition.previous_digest,
                as_of=document.as_of,
                summary=document.edition.summary,
                is_demonstration=document.edition.is_demonstration,
                published_at=datetime.datetime.fromisoformat(document.edition.published_at),
                published_by=by,
            )
    except Exception:
        shutil.rmtree(folder)
        raise


def _turn_to(edition: Edition) -> None:
    current = Current(edition.number, bundle_name(edition.number, edition.digest))
    replace_current(settings.EDITIONS_ROOT, current)
    look_again(settings.EDITIONS_ROOT)


def _finish(progress: Progress) -> Edition | None:
    latest = Edition.objects.get_latest()
    current = _read_current_or_none(progress)
    known = {bundle_name(*names) for names in Edition.objects.values_list("number", "digest")}
    if current and current.bundle not in known:
        raise UnknownCurrent(
            f"Readers get {current.bundle}, which this database does not know. Is it the right database?"
        )
    _remove_leftovers(known, latest.number + 1 if latest else 1, progress)
    if latest is None:
        return None
    name = bundle_name(latest.number, latest.digest)
    is_whole = _is_whole(settings.EDITIONS_ROOT / name, latest.digest)
    if current and current.bundle == name and is_whole:
        return None
    if not is_whole:
        progress(f"Rendering edition {latest.number} again: its bundle is missing or broken")
        _write(latest.get_document(), progress)
    _turn_to(latest)
    progress(f"Finished edition {latest.number}, which is current now")
    return latest


def _read_current_or_none(progress: Progress) -> Current | None:
    try:
        return read_current(settings.EDITIONS_ROOT)
    except UnreadableCurrent as error:
        progress(str(error))
        return None


def _remove_leftovers(known: set[str], next_number: int, progress: Progress) -> None:
    """A killed publication leaves bundles of the next number only. Any other is not ours to remove."""
    root = settings.EDITIONS_ROOT
    for path in drafts(root):
        path.unlink()
    for folder in leftovers(root, known):
        if folder.name.startswith((UNFINISHED, f"{next_number}-")):
            shutil.rmtree(folder)
            progress(f"Removed {folder.name}, which an interrupted publication left")


def _is_whole(folder: Path, digest: str) -> bool:
    try:
        verify_bundle(folder, digest)
    except BrokenBundle:
        return False
    return True


def _is_all_that_is_signed(edition: Edition) -> bool:
    newest = SignOff.objects.get_latest()
    signed = newest.chain_digest if newest else ""
    document = edition.get_document()
    return document.edition.sign_off_digest == signed and not compare(document, assemble_next())
