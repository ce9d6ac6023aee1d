"""What signers declare of themselves, and with which records their interests lie."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from review.content import RecordContent
from review.kinds import reviewable_models
from review.models import Organisation, ReviewerProfile

VALID_FOR = datetime.timedelta(days=365)
"""How long a declaration holds before it must be confirmed again."""

RecordName = tuple[str, str]


@dataclass(frozen=True)
class Declaration:
    """What a signer has declared. `ties` names for a record the organisations behind it that she has an interest in."""

    credentials: str = ""
    interests: str = ""
    confirmed_at: datetime.datetime | None = None
    ties: Mapping[RecordName, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_current(self) -> bool:
        """Whether it was confirmed within the last year."""
        return _holds(self.confirmed_at)

    def ties_with(self, content: RecordContent) -> list[str]:
        """Her interests that bear on a record: in who stands behind it, or behind a record that it names."""
        named = {(content.record_kind, content.key), *content.names_records}
        return [f"an interest in {name} ({key})" for kind, key in sorted(named) for name in self._of(kind, key)]

    def interests_for(self, content: RecordContent) -> str:
        """What stands as interests beside her signature on a record."""
        ties = self.ties_with(content)
        return "; ".join(text for text in [self.interests.rstrip(" .;"), *ties] if text) if ties else self.interests

    def _of(self, kind: str, key: str) -> tuple[str, ...]:
        return self.ties.get((kind, key), ())


def _holds(confirmed_at: datetime.datetime | None) -> bool:
    return confirmed_at is not None and timezone.now() - confirmed_at < VALID_FOR


def has_declared(user: Any) -> bool:
    """Whether the user's declaration is current, in one query."""
    mine = ReviewerProfile.objects.filter(user=user, confirmed_by=user)
    return _holds(mine.values_list("confirmed_at", flat=True).first())


def get_declaration(user: Any) -> Declaration:
    """What `user` has declared; an empty declaration where nothing was. Nobody confirms it for another."""
    profile = ReviewerProfile.objects.filter(user=user).first()
    if profile is None:
        return Declaration()
    confirmed_at = profile.confirmed_at if profile.confirmed_by_id == user.pk else None
    return Declaration(profile.credentials, profile.interests, confirmed_at, _find_ties(profile))


def _find_ties(profile: ReviewerProfile) -> dict[RecordName, tuple[str, ...]]:
    """The records behind which organisations stand that the profile names, in a query a kind that has any."""
    organisations = dict(profile.interested_in.values_list("pk", "name"))
    if not organisations:
        return {}
    ties: dict[RecordName, list[str]] = defaultdict(list)
    for model in reviewable_models():
        if model.organisations_behind:
            rows = model._base_manager.filter(**{f"{model.organisations_behind}__in": organisations})
            for key, pk in rows.values_list("key", model.organisations_behind).order_by("key"):
                ties[model.record_kind(), key].append(organisations[pk])
    return {name: tuple(sorted(names)) for name, names in ties.items()}


@transaction.atomic
def declare(*, by: Any, credentials: str, interests: str, interested_in: Iterable[Organisation]) -> ReviewerProfile:
    """Put down, as complete and true today, what `by` declares."""
    profile, _ = ReviewerProfile.objects.get_or_create(user=by)
    profile.credentials, profile.interests = credentials.strip(), interests.strip()
    profile.confirmed_at, profile.confirmed_by = timezone.now(), by
    profile.full_clean()
    profile.save()
    profile.interested_in.set(interested_in)
    return profile
