"""Telling people by mail: what waits for them, what was sent back to them, that all is signed."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from simple_history.models import HistoricalRecords

from desk.boxes import oldest_first, packet_address
from desk.choices import MailKind, Pile
from desk.contents import get_names
from desk.models import Told
from desk.overview import Item, Reader, get_items
from desk.plain import short_name
from desk.posting import deliver
from desk.readiness import UNFINISHED
from review.authors import display_name, get_authorship
from review.choices import Decision
from review.kinds import model_for
from review.models import SignOff

NAMED = 20
"""So many records are named in a digest; the desk has the rest."""

BEARS_ON_EDITION = Decision.approving() | {Decision.WITHDRAW}
"""Whoever withholds something is an editor, and publishes at once."""


def wants(kind: MailKind) -> QuerySet:
    """Those who can be told by mail, and have not turned this kind off."""
    User: Any = get_user_model()
    reachable = User._default_manager.filter(is_active=True, is_staff=True).exclude(email="")
    on = Q(mail_preference__isnull=True) | Q(**{f"mail_preference__{kind.value}": True})
    return reachable.filter(on).order_by("pk")


def after_signing(sign_offs: Sequence[SignOff]) -> None:
    """Tell authors of requests for changes, and editors when nothing waits any more. Mail that fails is shown."""
    failed = deliver([*_write_to_authors(sign_offs), *_write_to_editors(sign_offs)])
    request: Any = getattr(HistoricalRecords.context, "request", None)
    if failed and hasattr(request, "_messages"):
        names = ", ".join(sorted({display_name(mail.user) for mail in failed}))
        messages.warning(request, f"Signed. But {names} could not be told by mail; it will be tried again.")


def tell_reviewers(day: datetime.date) -> tuple[list[Told], list[Told]]:
    """Send the day's digest to each reviewer for whom something waits, and what could not be sent before.

    Gives what was sent, and what could not be.
    """
    items = get_items()
    for user in _reviewers():
        reader = Reader(user.pk, frozenset(group.name for group in user.groups.all()))
        waiting = [item for item in items if item.waits_for(reader)]
        if waiting:
            _write_digest(user, waiting, day)
    unsent = list(Told.objects.filter(sent_at__isnull=True).select_related("user").order_by("pk"))
    failed = deliver(unsent)
    return [mail for mail in unsent if mail not in failed and mail.sent_at], failed


def _reviewers() -> QuerySet:
    groups = {group for rule in settings.REVIEW_RULES.values() for group in rule["groups"]}
    return wants(MailKind.DIGEST).filter(groups__name__in=groups).distinct().prefetch_related("groups")


def _write_digest(user: Any, waiting: Sequence[Item], day: datetime.date) -> None:
    oldest = oldest_first(waiting)
    names = get_names(oldest[:NAMED])
    context = {
        "count": len(oldest),
        "names": [_line(item.record_kind, names.get(item.name, item.key)) for item in oldest[:NAMED]],
        "others": max(len(oldest) - NAMED, 0),
        "packet": address(packet_address(Pile.WAITING)),
    }
    subject = f"{_records(len(oldest))} wait{'s' if len(oldest) == 1 else ''} for your review"
    _write(user, MailKind.DIGEST, day.isoformat(), subject, context)


def _write_to_authors(sign_offs: Sequence[SignOff]) -> Iterable[Told]:
    """One mail to each author of what was sent back, whoever did so left out."""
    sent_back: dict[int, list[SignOff]] = defaultdict(list)
    requests = [one for one in sign_offs if one.decision == Decision.REQUEST_CHANGES]
    for sign_off in requests:
        for author in _authors(sign_off) - {sign_off.signed_by_id}:
            sent_back[author].append(sign_off)
    for user in wants(MailKind.CHANGES_REQUESTED).filter(pk__in=sent_back):
        theirs = sent_back[user.pk]
        context = {"requests": [_request(one) for one in theirs]}
        subject = f"Changes requested: {_records(len(theirs))}"
        yield from _write(user, MailKind.CHANGES_REQUESTED, theirs[-1].chain_digest, subject, context)


def _authors(sign_off: SignOff) -> set[int]:
    record = model_for(sign_off.record_kind)._base_manager.filter(key=sign_off.key).first()
    return set(get_authorship(record, sign_off.digest).ids) if record else set()


def _request(sign_off: SignOff) -> dict[str, str]:
    model: Any = model_for(sign_off.record_kind)
    record = model._base_manager.get(key=sign_off.key)
    name = short_name(model.content_class.model_validate_json(sign_off.content))
    change = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[record.pk])
    return {
        "name": _line(sign_off.record_kind, name or sign_off.key),
        "reason": sign_off.reason,
        "signer": sign_off.signer_name,
        "address": address(change),
    }


def _write_to_editors(sign_offs: Sequence[SignOff]) -> Iterable[Told]:
    """One mail to each editor, if these signatures bear on the edition and nothing waits any more."""
    if not any(one.decision in BEARS_ON_EDITION for one in sign_offs):
        return
    may_publish = {"groups__permissions__codename": "publish_edition"}
    editors = list(wants(MailKind.ALL_SIGNED).filter(**may_publish).distinct())
    if not editors or any(item.state in UNFINISHED for item in get_items()):
        return
    context = {"publish": address(reverse("admin:publication_edition_publish"))}
    for user in editors:
        about = sign_offs[-1].chain_digest
        yield from _write(user, MailKind.ALL_SIGNED, about, "All is signed: an edition can be published", context)


def _write(user: Any, kind: MailKind, about: str, subject: str, context: dict[str, Any]) -> list[Told]:
    """The mail, unless this person was told of this already."""
    told = {**context, "name": display_name(user), "turn_off": address(reverse("mail")), "site": settings.SITE_NAME}
    text = render_to_string(f"desk/email/{kind.value}.txt", told)
    mail, is_new = Told.objects.get_or_create(
        user=user, kind=kind.value, about=about, defaults={"subject": subject, "text": text}
    )
    return [mail] if is_new else []


def address(path: str) -> str:
    """An address that a mail can carry."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def _line(record_kind: str, name: str) -> str:
    """A record in one line of a mail."""
    return " ".join(f"{model_for(record_kind)._meta.verbose_name}: {name}".split())


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records"
