"""The entries of a packet: of each record all that a judgement needs, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, Value
from django.urls import reverse
from pydantic import ValidationError

from desk.models import Comment, Mark, ProposedWording
from desk.overview import HistoryRow, Item, Reader, RecordName, union
from desk.plain import plain, short_name, shorten
from desk.readiness import get_entries
from pages.content import VALUE_MARK, StatementContent
from publication.assembly import assemble_next
from publication.document import Document
from publication.models import Edition
from publication.uses import Use, get_uses
from publication.values import UnknownValue, resolve_values
from references.formatting import links
from references.models import Reference
from review.admin.signing import Source
from review.authors import display_name, find_writers
from review.choices import Decision, State
from review.content import RecordContent
from review.differences import Difference, Piece, Shown, compare_words, differences, label_of, parse_content, show
from review.evidence import Finding, run_checks
from review.kinds import model_for
from review.models import Reviewable, SignOff
from review.rules import approvals_needed, groups_decide, who_signs
from review.signers import find_able, get_accounts, name_able

OFFERED = (Decision.AGREE, Decision.RESERVATION, Decision.DISSENT, Decision.REQUEST_CHANGES)
"""What can be marked in a packet. Withdrawing and withholding stand on the record's own page."""

SHOWN_CHANGES = 12


@dataclass(frozen=True)
class Change:
    """A step of a record's history since its last approval."""

    who: str
    row: HistoryRow
    reason: str


@dataclass(frozen=True)
class Entry:
    """A record as it stands in a packet."""

    item: Item
    record: Reviewable
    content: RecordContent
    reader: Reader
    approved: Mapping[str, Any]
    in_edition: Mapping[str, Any]
    edition_number: int
    changes: Sequence[Change]
    sources: Sequence[Source]
    findings: Sequence[Finding]
    uses: Sequence[tuple[str, Use]]
    """What a list calls each record that names this one, and the record."""
    comments: Sequence[Comment]
    wordings: Sequence[ProposedWording]
    mark: Mark | None
    needed: int
    able: Sequence[str]
    name: str
    reads: str
    """A statement's text with its values, where it takes any from records."""

    @property
    def kind(self) -> str:
        return str(self.record._meta.verbose_name)

    @property
    def digest(self) -> str:
        return self.content.content_digest

    @property
    def state(self) -> State:
        return self.item.standing.state(self.digest)

    @property
    def prefix(self) -> str:
        """What names it in the form, and in the address of its place on the page."""
        return f"{self.item.record_kind}:{self.item.key}"

    @property
    def address(self) -> str:
        return reverse(f"admin:{self.item.record_kind.replace('.', '_')}_change", args=[self.record.pk])

    @property
    def history_address(self) -> str:
        return reverse(f"admin:{self.item.record_kind.replace('.', '_')}_history", args=[self.record.pk])

    @property
    def shown(self) -> list[Shown]:
        return show(self.content.as_dict(), type(self.record))

    @property
    def since_approval(self) -> list[Difference]:
        return self._differences(self.approved)

    @property
    def since_edition(self) -> list[Difference]:
        return self._differences(self.in_edition)

    @property
    def is_edition_as_approved(self) -> bool:
        return self.approved == self.in_edition

    @property
    def votes(self) -> list[SignOff]:
        return self.item.votes

    @property
    def approvals_missing(self) -> int:
        """How many more people must agree to exactly this content."""
        agreed = sum(vote.decision in Decision.approving() for vote in self.votes)
        return 0 if self.state == State.APPROVED else max(self.needed - agreed, 0)

    @property
    def worded(self) -> list[tuple[str, str, str]]:
        """Name, label and present words of each field for which other words can be proposed."""
        model = type(self.record)
        fields = self.content.worded_fields
        return [(name, label_of(model, name), str(getattr(self.content, name))) for name in fields]

    @property
    def decisions(self) -> list[Decision]:
        """What the reader may mark."""
        if not self._is_of_my_role:
            return []
        return [Decision.REQUEST_CHANGES] if self.why_not else list(OFFERED)

    @property
    def why_not(self) -> str:
        """Why the reader cannot approve it, or ""."""
        if not self._is_of_my_role:
            return f"Only {who_signs(self.item.record_kind)} signs this."
        writers = find_writers(self.item.history, self.digest, self.item.sign_offs)
        if writers.unknown:
            return writers.unknown
        if self.reader.user_id in writers.ids:
            return "You wrote part of this, so someone else must sign it."
        return ""

    @property
    def who_could(self) -> str:
        """Who could sign it instead."""
        return name_able(self.able)

    @property
    def is_mark_outdated(self) -> bool:
        return self.mark is not None and self.mark.digest != self.digest

    @property
    def _is_of_my_role(self) -> bool:
        return groups_decide(self.reader.groups, self.item.record_kind, Decision.AGREE)

    def _differences(self, before: Mapping[str, Any]) -> list[Difference]:
        return differences(dict(before), self.content.as_dict(), type(self.record)) if before else []

    def wording_pieces(self, wording: ProposedWording) -> list[Piece]:
        """A proposed wording against the present one, word by word."""
        return compare_words(str(getattr(self.content, wording.field)), wording.text)


def build_entries(items: Sequence[Item], user: Any, reader: Reader) -> list[Entry]:
    """The entries of a page of a packet, in the order of `items`. What cannot be read as a record is left out."""
    records = _load(items)
    contents = _contents(records)
    latest = Edition.objects.defer("document").order_by("-number").first()
    edition = get_entries(latest.digest) if latest else {}
    candidates = [content for name, content in contents.items() if _is_candidate(name, content, items)]
    document = assemble_next(candidates)
    findings, uses = _by_record(run_checks(document)), get_uses(contents)
    approved = _approved_contents(items)
    changes = _changes(items)
    sources = _sources(contents.values())
    comments, wordings, marks = _comments(contents), _wordings(contents), _marks(user, contents)
    accounts = get_accounts()
    needed = {kind: approvals_needed(kind) for kind in {item.record_kind for item in items}}
    return [
        Entry(
            item=item,
            record=records[item.name],
            content=contents[item.name],
            reader=reader,
            approved=approved.get(item.name, {}),
            in_edition=edition.get(item.name, {}).get("content", {}),
            edition_number=latest.number if latest else 0,
            changes=changes.get(item.name, ()),
            sources=sources.get(item.name, ()),
            findings=findings.get(item.name, ()),
            uses=[(readable_name(use.content, document), use) for use in uses[item.name]],
            comments=comments.get(item.name, ()),
            wordings=[one for one in wordings.get(item.name, ()) if one.sign_off.digest == item.digest],
            mark=marks.get(item.name),
            needed=needed[item.record_kind],
            able=[] if item.writers.unknown else find_able(accounts, item.record_kind, item.writers.ids),
            name=readable_name(contents[item.name], document),
            reads=_with_values(contents[item.name], document),
        )
        for item in items
        if item.name in contents
    ]


def _load(items: Sequence[Item]) -> dict[RecordName, Reviewable]:
    """The records as the database has them now, with what their contents need."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for item in items:
        wanted[item.record_kind].append(item.pk)
    return {
        (kind, record.key): record
        for kind, numbers in wanted.items()
        for record in model_for(kind)._default_manager.with_content().filter(pk__in=numbers)
    }


def _contents(records: Mapping[RecordName, Reviewable]) -> dict[RecordName, RecordContent]:
    contents = {}
    for name, record in records.items():
        try:
            contents[name] = record.build_content()
        except ValidationError:
            continue  # SQL left something that says nothing: nobody can sign it, and its own page shows it
    return contents


def _is_candidate(name: RecordName, content: RecordContent, items: Sequence[Item]) -> bool:
    """Whether the edition-to-be would be another with this content approved."""
    item = next(one for one in items if one.name == name)
    return content.content_digest != item.standing.approved_digest


def _by_record(findings: Iterable[Finding]) -> dict[RecordName, list[Finding]]:
    by_record: dict[RecordName, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_record[finding.record_kind, finding.key].append(finding)
    return by_record


def readable_name(content: RecordContent, document: Document) -> str:
    """What a record is called; a statement by its first words, values put in."""
    text = _with_values(content, document)
    return shorten(text) if text else short_name(content)


def _with_values(content: RecordContent, document: Document) -> str:
    """A statement's text with the values that it takes from records; "" for what takes none, or none that is there."""
    if not isinstance(content, StatementContent) or not VALUE_MARK.search(content.text):
        return ""
    try:
        return plain(resolve_values(content.text, document, content.key))
    except UnknownValue:
        return ""  # an evidence check names the value that is not there


def _approved_contents(items: Sequence[Item]) -> dict[RecordName, dict[str, Any]]:
    """What was approved last of each, in one query."""
    numbers = {item.standing.approved_by[0].pk: item.name for item in items if item.standing.approved_by}
    rows = SignOff.objects.filter(pk__in=numbers).values_list("pk", "content")
    return {numbers[pk]: parse_content(content) for pk, content in rows}


def _changes(items: Sequence[Item]) -> dict[RecordName, list[Change]]:
    """Who changed each record since its last approval, newest first, with the reasons: two queries."""
    rows = {item.name: _rows_since_approval(item) for item in items}
    reasons = _reasons(row for found in rows.values() for row in found)
    users = get_user_model().objects.in_bulk(
        {pk for found in rows.values() for row in found for pk in (row.history_user_id, row.co_author_id) if pk}
    )
    return {
        name: [Change(_who(row, users), row, reasons.get((row.record_kind, row.history_id), "")) for row in found]
        for name, found in rows.items()
    }


def _rows_since_approval(item: Item) -> list[HistoryRow]:
    """The rows that changed the content, down to the one that holds what was approved."""
    found: list[HistoryRow] = []
    for row, before in zip(item.history, [*item.history[1:], None], strict=True):
        if row.digest == item.standing.approved_digest or len(found) == SHOWN_CHANGES:
            break
        if before is None or before.digest != row.digest:
            found.append(row)
    return found


def _reasons(rows: Iterable[HistoryRow]) -> dict[tuple[str, int], str]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        wanted[row.record_kind].append(row.history_id)
    if not wanted:
        return {}
    found = union(_reason_rows(kind, numbers) for kind, numbers in wanted.items())
    return {(kind, history_id): reason or "" for kind, history_id, reason in found}


def _reason_rows(kind: str, history_ids: list[int]) -> Any:
    history: Any = model_for(kind).history
    rows = history.filter(history_id__in=history_ids).order_by()
    return rows.values_list(Value(kind, output_field=CharField()), "history_id", "history_change_reason")


def _who(row: HistoryRow, users: Mapping[int, Any]) -> str:
    writer = users.get(row.history_user_id or 0)
    proposer = users.get(row.co_author_id or 0)
    who = display_name(writer) if writer else "no one named"
    return f"{who}, in words of {display_name(proposer)}" if proposer else who


def _sources(contents: Iterable[RecordContent]) -> dict[RecordName, list[Source]]:
    """The citations of each record, each with what leads to the source, in one query."""
    cited = {(one.record_kind, one.key): getattr(one, "citations", ()) for one in contents}
    keys = {citation.reference for citations in cited.values() for citation in citations}
    references = {one.key: one for one in Reference.objects.with_content().filter(key__in=keys)}
    return {
        name: [_source(citation, references[citation.reference]) for citation in citations]
        for name, citations in cited.items()
    }


def _source(citation: Any, reference: Reference) -> Source:
    found = tuple((link.text, link.address) for link in links(reference.build_content()))
    return Source(str(reference), found, citation.locator, citation.quote)


def _comments(names: Iterable[RecordName]) -> dict[RecordName, list[Comment]]:
    found = Comment.objects.filter(key__in={key for _, key in names}).select_related("written_by").order_by("pk")
    by_record: dict[RecordName, list[Comment]] = defaultdict(list)
    for one in found:
        by_record[one.record_kind, one.key].append(one)
    return by_record


def _wordings(names: Iterable[RecordName]) -> dict[RecordName, list[ProposedWording]]:
    found = ProposedWording.objects.filter(sign_off__key__in={key for _, key in names}, adopted_at=None)
    by_record: dict[RecordName, list[ProposedWording]] = defaultdict(list)
    for one in found.select_related("sign_off").order_by("pk"):
        by_record[one.sign_off.record_kind, one.sign_off.key].append(one)
    return by_record


def _marks(user: Any, names: Iterable[RecordName]) -> dict[RecordName, Mark]:
    found = Mark.objects.filter(marked_by=user, key__in={key for _, key in names})
    return {(one.record_kind, one.key): one for one in found}
