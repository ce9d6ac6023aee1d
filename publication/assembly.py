"""From sign-offs to a document: the newest approved content of each record, and nothing else."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from pydantic import ValidationError

from publication.change_kinds import with_kinds
from publication.changes import compare, with_changes
from publication.choices import ChangeKind
from publication.document import (
    TABLES,
    ChangedSource,
    Document,
    EditionHeader,
    Entry,
    Override,
    PublicReport,
    Signature,
    Tombstone,
)
from publication.models import Edition
from publication.reports import tell
from publication.sources import SourceChange, find_source_changes
from review.authors import display_name
from review.chain import GENESIS, BrokenChain, check_chain
from review.choices import Decision, Level, State
from review.content import RecordContent
from review.evidence import Finding, run_checks
from review.kinds import model_for
from review.models import Reviewable, SignOff
from review.standing import Standing, judge


class NotAsSigned(BrokenChain):
    """What was signed is no longer read as it was signed: it holds what is published no more. The message names it."""


class NothingToWithhold(Exception):
    """A record cannot be taken from readers, because they do not have it."""


RecordName = tuple[str, str]
"""A record's kind and key."""


def has_edition() -> bool:
    """Whether anything was published yet."""
    return Edition.objects.exists()


def get_standings() -> dict[RecordName, Standing]:
    """Where every record that was ever decided on stands, by kind and key."""
    by_record: dict[RecordName, list[SignOff]] = defaultdict(list)
    for sign_off in SignOff.objects.in_chain_order():
        by_record[sign_off.record_kind, sign_off.key].append(sign_off)
    return {name: judge(sign_offs) for name, sign_offs in sorted(by_record.items())}


def parse_content(record_kind: str, text: str) -> RecordContent:
    """A stored content as its typed tree. Raises pydantic.ValidationError."""
    return model_for(record_kind).content_class.model_validate_json(text)  # type: ignore[return-value]


def get_source_changes() -> dict[RecordName, list[SourceChange]]:
    """What has happened, since each approved record was approved, to records that it rests on. One query."""
    return find_source_changes(get_standings())


def make_entry(standing: Standing, record_kind: str, changes: Sequence[SourceChange] = ()) -> Entry[RecordContent]:
    """The entry for an approved record. `changes` are those of what it rests on. Raises NotAsSigned."""
    content = parse_content(record_kind, standing.approved_content)
    if content.content_digest != standing.approved_digest:
        raise NotAsSigned(
            f"{record_kind} {content.key}: what was signed holds a field that is no longer published. "
            "Save the record again, and have it signed anew."
        )
    return Entry[RecordContent](
        content=content,
        digest=standing.approved_digest,
        authors=tuple(sorted({author for sign_off in standing.approvals for author in sign_off.authors})),
        signatures=tuple(_signature(sign_off) for sign_off in standing.approved_by),
        overrides=tuple(_overrides(standing.approvals)),
        changed_sources=tuple(_changed_source(change) for change in changes),
    )


def _changed_source(change: SourceChange) -> ChangedSource:
    return ChangedSource(
        record_kind=change.record_kind,
        key=change.key,
        event=change.event.value,
        reason=change.reason,
        decided_by=change.by,
        decided_at=_second(change.at),
    )


def _signature(sign_off: SignOff) -> Signature:
    return Signature(
        signer=sign_off.signer_name,
        credentials=sign_off.credentials,
        interests=sign_off.interests,
        is_demonstration=sign_off.is_demonstration,
        decision=Decision(sign_off.decision),
        reason=sign_off.reason,
        signed_at=_second(sign_off.signed_at),
    )


def _overrides(sign_offs: Iterable[SignOff]) -> Iterable[Override]:
    for sign_off in sign_offs:
        for check_id, reason in sorted(sign_off.overrides.items()):
            yield Override(check_id=check_id, reason=reason, signer=sign_off.signer_name)


def _tombstone(record_kind: str, key: str, stop: SignOff, approval: SignOff) -> Tombstone:
    """The notice in the place of a record. It names what was last approved: what was stopped may never have been."""
    content = parse_content(record_kind, approval.content)
    return Tombstone(
        record_kind=record_kind,
        key=key,
        name=content.name_without_claim,
        state=State.WITHHELD if stop.decision == Decision.WITHHOLD else State.WITHDRAWN,
        reason=stop.reason,
        decided_by=stop.signer_name,
        decided_at=_second(stop.signed_at),
        section=getattr(content, "section", ""),
        position=getattr(content, "position", 0),
    )


def _second(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Proposal:
    """An edition-to-be: its document, what blocks it, and what is not in it and why."""

    document: Document
    findings: list[Finding] = field(default_factory=list)
    left_out: list[tuple[str, str, State]] = field(default_factory=list)

    @property
    def blockers(self) -> list[Finding]:
        """The errors that no signer has overridden."""
        return [
            finding for finding in self.findings if finding.level == Level.ERROR and not self._is_overridden(finding)
        ]

    def _is_overridden(self, finding: Finding) -> bool:
        entry = self.document.entry(finding.record_kind, finding.key)
        return entry is not None and any(override.check_id == finding.check_id for override in entry.overrides)


def propose(
    *,
    by: Any,
    as_of: str,
    summary: str,
    published_at: datetime.datetime,
    is_demonstration: bool = False,
    change_kinds: Mapping[RecordName, ChangeKind] | None = None,
) -> Proposal:
    """Assemble the next edition from what is signed now, and run the evidence checks over it. Raises BrokenChain.

    A change that `change_kinds` does not name keeps the kind that is suggested.
    """
    check_chain()
    latest = Edition.objects.get_latest()
    newest_sign_off = SignOff.objects.get_latest()
    header = EditionHeader(
        number=latest.number + 1 if latest else 1,
        as_of=as_of,
        published_at=_second(published_at),
        published_by=display_name(by),
        summary=summary,
        is_demonstration=is_demonstration,
        previous_digest=latest.digest if latest else GENESIS,
        sign_off_digest=newest_sign_off.chain_digest if newest_sign_off else "",
    )
    standings = get_standings()
    signed = assemble(header, standings)
    before = latest.get_document() if latest else None
    changes = with_kinds(compare(before, signed), change_kinds or {})
    document = with_changes(signed, changes).model_copy(update={"reports": get_reports(signed, before)})
    return Proposal(document, run_checks(document), list(_left_out(standings)))


def get_reports(document: Document, latest: Document | None) -> tuple[PublicReport, ...]:
    """The outcomes of readers' reports that an edition-to-be tells of. The room that has them is asked by name."""

    def read(number: int) -> Document | None:
        edition = Edition.objects.filter(number=number).first()
        return edition.get_document() if edition else None

    return tell(import_string(settings.PUBLICATION_REPORTS)(), document, latest, read)


def propose_withholding(
    name: RecordName, *, by: Any, summary: str, published_at: datetime.datetime, is_demonstration: bool = False
) -> Document:
    """The current edition with the notice in the place of one withheld record, and nothing new in it.

    What was approved meanwhile waits for the next edition, and nothing that is wrong elsewhere holds the brake up. What
    was stopped meanwhile has no approval any more, so its notice stands too. Raises NothingToWithhold, BrokenChain.
    """
    check_chain()
    latest = Edition.objects.get_latest()
    before = latest.get_document() if latest else None
    standings = {one: standing for one, standing in get_standings().items() if standing.stopped_by}
    if latest is None or before is None or before.entry(*name) is None:
        raise NothingToWithhold(f"{name[1]} is not in the current edition, so readers do not see it.")
    if name not in standings:
        raise NothingToWithhold(f"{name[1]} is neither withheld nor withdrawn.")
    stones = [
        _tombstone(*one, standing.stopped_by, standing.newest_approval)
        for one, standing in standings.items()
        if standing.stopped_by and standing.newest_approval and before.entry(*one)
    ]
    kept = {
        table: tuple(entry for entry in getattr(before, table) if (kind, entry.content.key) not in standings)
        for kind, table in TABLES.items()
    }
    changed = {
        **kept,
        "edition": EditionHeader(
            number=latest.number + 1,
            as_of=before.as_of,
            published_at=_second(published_at),
            published_by=display_name(by),
            summary=summary,
            is_demonstration=is_demonstration,
            previous_digest=latest.digest,
            sign_off_digest=SignOff.objects.get_latest().chain_digest,
        ),
        "tombstones": tuple(sorted((*before.tombstones, *stones), key=lambda one: (one.record_kind, one.key))),
    }
    after = before.model_copy(update=changed)
    after.__dict__.pop("_by_kind", None)
    return with_changes(after, compare(before, after))


def assemble(
    header: EditionHeader, standings: Mapping[RecordName, Standing], candidates: Sequence[RecordContent] = ()
) -> Document:
    """The document of all approved contents, `candidates` put in as if they were approved."""
    tables: dict[str, dict[str, Entry[RecordContent]]] = {table: {} for table in TABLES.values()}
    changes = find_source_changes(standings)
    for (kind, key), standing in standings.items():
        if standing.approved_by:
            tables[TABLES[kind]][key] = make_entry(standing, kind, changes.get((kind, key), ()))
    for content in candidates:
        entry = Entry[RecordContent](content=content, digest=content.content_digest)
        tables[TABLES[content.record_kind]][content.key] = entry
    candidate_names = {(content.record_kind, content.key) for content in candidates}
    stones = [
        _tombstone(kind, key, standing.stopped_by, standing.newest_approval)
        for (kind, key), standing in standings.items()
        if standing.stopped_by and standing.newest_approval and (kind, key) not in candidate_names
    ]
    ordered = {table: tuple(entries[key] for key in sorted(entries)) for table, entries in tables.items()}
    return Document.model_construct(edition=header, tombstones=tuple(stones), **ordered)  # type: ignore[arg-type]


def _left_out(standings: Mapping[RecordName, Standing]) -> Iterable[tuple[str, str, State]]:
    """The records that are not in the edition, or are there with earlier content, each with its state.

    Their digests are computed anew: the column does not know what was written past it.
    """
    for kind in TABLES:
        for record in _with_content(kind):
            state = standings.get((kind, record.key), Standing()).state(_digest_now(record))
            if state != State.APPROVED:
                yield kind, record.key, state


def _digest_now(record: Reviewable) -> str:
    """The digest of what the record says now, or "" where SQL left a row that says nothing that can be signed."""
    try:
        return str(record.build_content().content_digest)
    except ValidationError:
        return ""


def find_in_next_edition(candidates: Sequence[RecordContent]) -> list[Finding]:
    """The findings of all evidence checks on the edition-to-be with `candidates` in it."""
    return run_checks(assemble_next(candidates))


def assemble_next(
    candidates: Sequence[RecordContent] = (), standings: Mapping[RecordName, Standing] | None = None
) -> Document:
    """The edition-to-be, as far as it is signed today (or `standings` say), `candidates` in it as if approved."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    latest = Edition.objects.defer("document").order_by("-number").first()
    header = EditionHeader(number=latest.number + 1 if latest else 1, as_of=today, published_at="", published_by="")
    return assemble(header, get_standings() if standings is None else standings, candidates)


def assemble_working_copy(*, by: Any, as_of: str) -> Document:
    """A document of all records as they stand now, signed or not: for previews, never published."""
    header = EditionHeader(number=0, as_of=as_of, published_at="", published_by=display_name(by))
    contents = [record.build_content() for kind in TABLES for record in _with_content(kind)]
    standings = get_standings()
    return assemble(header, standings, [content for content in contents if _is_unsigned(content, standings)])


def _is_unsigned(content: RecordContent, standings: Mapping[RecordName, Standing]) -> bool:
    """Whether a record, neither withdrawn nor withheld, says something that is not approved."""
    standing = standings.get((content.record_kind, content.key), Standing())
    return not standing.stopped_by and content.content_digest != standing.approved_digest


def _with_content(kind: str) -> Iterable[Any]:
    model = model_for(kind)
    return model._default_manager.with_content().in_key_order()
