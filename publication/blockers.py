"""What blocks an edition, for people: one entry for each cause, with all the records that it stops."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review.content import RecordContent
from review.evidence import Finding
from review.kinds import UnknownKind, model_for

RecordName = tuple[str, str]
FIRST = 3
"""So many records are named at once; the others open."""


@dataclass(frozen=True)
class Stopped:
    """A record that is stopped, with its number in the admin if it is there."""

    record_kind: str
    key: str
    pk: int | None


@dataclass(frozen=True)
class Blocker:
    """A cause, in a sentence, and what it stops."""

    said: str
    records: Sequence[Stopped]
    check_id: str = ""

    @property
    def first(self) -> Sequence[Stopped]:
        return self.records[:FIRST]

    @property
    def others(self) -> Sequence[Stopped]:
        return self.records[FIRST:]


def group_findings(findings: Iterable[Finding]) -> list[Blocker]:
    """Errors of one check with one message are one cause. The one that stops most comes first."""
    grouped: dict[tuple[str, str], list[RecordName]] = defaultdict(list)
    for one in findings:
        grouped[one.check_id, one.message].append((one.record_kind, one.key))
    numbers = _find_numbers(name for names in grouped.values() for name in names)
    return _most_first(
        Blocker(message, [Stopped(*name, numbers.get(name)) for name in names], check_id)
        for (check_id, message), names in grouped.items()
    )


def group_gaps(gaps: Iterable[tuple[RecordContent, str, str]]) -> list[Blocker]:
    """Records that name one that is not in the edition, by what they name."""
    grouped: dict[RecordName, list[RecordName]] = defaultdict(list)
    for content, kind, key in gaps:
        grouped[kind, key].append((content.record_kind, content.key))
    numbers = _find_numbers(name for names in grouped.values() for name in names)
    return _most_first(
        Blocker(
            f"It names the {_kind(kind)} “{key}”, which is not approved.", [Stopped(*n, numbers.get(n)) for n in names]
        )
        for (kind, key), names in grouped.items()
    )


def _most_first(blockers: Iterable[Blocker]) -> list[Blocker]:
    return sorted(blockers, key=lambda one: (-len(one.records), one.check_id, one.said))


def _kind(record_kind: str) -> str:
    try:
        return str(model_for(record_kind)._meta.verbose_name)
    except UnknownKind:
        return record_kind


def _find_numbers(names: Iterable[RecordName]) -> dict[RecordName, int]:
    """The numbers of these records in the admin: a query a kind."""
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key in names:
        keys[kind].append(key)
    return {
        (kind, key): pk
        for kind, wanted in keys.items()
        for key, pk in model_for(kind)._base_manager.filter(key__in=wanted).values_list("key", "pk")
    }
