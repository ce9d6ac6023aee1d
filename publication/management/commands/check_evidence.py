import datetime
import json
from dataclasses import asdict
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from publication.assembly import assemble_working_copy
from publication.document import Document
from publication.models import Edition
from review.choices import Level
from review.evidence import EvidenceCheck, Finding, registered_checks, run_checks

INTRODUCTION = """\
# Evidence checks

Written by `manage.py check_evidence --document` from the checks themselves; change those, not this.

A check looks at a whole edition, or at the edition that a signature would make, and names the records it objects to.
An **error** blocks approval and publication, unless a signer lets it pass with a reason; the reason is published
beside the value and lapses with the signature. A **warning** blocks nothing. `manage.py check_evidence` prints what
the checks find in the working copy, or in an edition.
"""


class Command(BaseCommand):
    help = "Print what the evidence checks find in the working copy or in an edition. Exit code 1 if there are errors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--edition", type=int, help="The number of an edition; without it, the working copy.")
        parser.add_argument("--as-of", help="State of knowledge for the working copy, an ISO date. Default: today.")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--document", action="store_true", help="Print docs/evidence-checks.md instead.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["document"]:
            self.stdout.write(describe(registered_checks()), ending="")
            return
        document = get_document(options["edition"], options["as_of"])
        found = [(finding, overriding_reason(document, finding)) for finding in run_checks(document)]
        if options["format"] == "json":
            self.stdout.write(as_json(found))
        else:
            self.stdout.writelines(f"{line}\n" for line in as_lines(found))
        errors = [finding for finding, reason in found if finding.level == Level.ERROR and not reason]
        if errors:
            raise CommandError(f"{len(errors)} errors that nobody has overridden.", returncode=1)


def get_document(edition: int | None, as_of: str | None) -> Document:
    """An edition's document, or the working copy's. Raises CommandError for an edition that is not there."""
    if edition is None:
        nobody = get_user_model()(username="check_evidence")
        return assemble_working_copy(by=nobody, as_of=as_of or datetime.datetime.now(datetime.UTC).date().isoformat())
    try:
        return Edition.objects.get(number=edition).get_document()
    except Edition.DoesNotExist as missing:
        raise CommandError(f"There is no edition {edition}.") from missing


def overriding_reason(document: Document, finding: Finding) -> str:
    """Why a signer let the finding pass, or ""."""
    entry = document.entry(finding.record_kind, finding.key)
    overrides = entry.overrides if entry else ()
    return next((override.reason for override in overrides if override.check_id == finding.check_id), "")


Found = list[tuple[Finding, str]]
"""Findings, each with the reason for which a signer let it pass, or ""."""


def as_lines(found: Found) -> list[str]:
    lines = [
        f"{finding.level}: {finding.check_id} {finding.record_kind} {finding.key}: {finding.message}"
        + (f" Overridden: {reason}" if reason else "")
        for finding, reason in found
    ]
    counts = {level: sum(finding.level == level for finding, _ in found) for level in Level}
    overridden = sum(bool(reason) for _, reason in found)
    return [*lines, f"Errors: {counts[Level.ERROR]}, warnings: {counts[Level.WARNING]}, overridden: {overridden}."]


def as_json(found: Found) -> str:
    findings = [{**asdict(finding), "override": reason} for finding, reason in found]
    return json.dumps(findings, indent=2, ensure_ascii=False)


def describe(checks: list[EvidenceCheck]) -> str:
    """All checks as a Markdown page, room by room."""
    parts = [INTRODUCTION]
    for room, of_room in groupby(checks, key=lambda check: check.check_id.partition("-")[0]):
        parts.append(f"## {room.capitalize()}\n")
        for check in of_room:
            level = check.level.label.capitalize()
            parts.append(f"### {check.check_id}: {check.title}\n\n*{level}.* {check.description}\n")
    return "\n".join(parts)
