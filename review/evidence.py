"""Evidence checks: registered functions of an edition's contents, each finding naming a record.

They are to a document what Django's system checks are to a project. A check is registered where it is
written, in the `checks.py` of the room that knows the field, and is found when Django starts.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from review.choices import Level
from review.content import Contents, RecordContent


@dataclass(frozen=True, order=True)
class Finding:
    """What a check has to say about one record."""

    check_id: str
    level: Level
    record_kind: str
    key: str
    message: str


Objections = Iterator[tuple[RecordContent, str]]
"""What a check yields: a record, and what is wrong with it and what to do."""

CheckFunction = Callable[[Contents], Iterable[tuple[RecordContent, str]]]


@dataclass(frozen=True)
class EvidenceCheck:
    """A registered check: `run` gives for each record it objects to the record and the message."""

    check_id: str
    level: Level
    title: str
    run: CheckFunction

    @property
    def description(self) -> str:
        """What the check looks at and why, as its function's docstring says it."""
        return inspect.getdoc(self.run) or ""

    def findings(self, contents: Contents) -> Iterator[Finding]:
        for content, message in self.run(contents):
            yield Finding(self.check_id, self.level, content.record_kind, content.key, message)


class DuplicateCheckId(ValueError):
    """Two evidence checks were registered under one id."""


_registry: dict[str, EvidenceCheck] = {}


def evidence_check(check_id: str, level: Level, title: str) -> Callable[[CheckFunction], CheckFunction]:
    """Register the decorated function. Raises DuplicateCheckId when `check_id` is taken."""

    def register(function: CheckFunction) -> CheckFunction:
        if check_id in _registry:
            raise DuplicateCheckId(f"{check_id} is already the id of “{_registry[check_id].title}”.")
        _registry[check_id] = EvidenceCheck(check_id, level, title, function)
        return function

    return register


def registered_checks() -> list[EvidenceCheck]:
    """All evidence checks, by id."""
    return [_registry[check_id] for check_id in sorted(_registry)]


def run_checks(contents: Contents) -> list[Finding]:
    """All findings on `contents`, sorted."""
    return sorted(finding for check in registered_checks() for finding in check.findings(contents))
