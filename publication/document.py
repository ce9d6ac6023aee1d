"""The document of an edition: one typed tree, one JSON, one schema. Everything public is a function of it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from django.utils.translation import gettext
from pydantic import ConfigDict

from algorithm.content import DecisionNodeContent
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    GuidelineListingContent,
    ResistanceMutationContent,
)
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.choices import ChangeKind, ReportOutcome
from references.content import ReferenceContent
from review.choices import Decision, State
from review.content import AnyContent, Content, RecordContent
from trials.content import EfficacyResultContent, SensitivityContent, TrialContent

SCHEMA_VERSION = 1

C = TypeVar("C", bound=RecordContent)


class Signature(Content):
    """Who decided what on exactly this content, as it stands in the sign-off."""

    signer: str
    credentials: str = ""
    interests: str = ""
    is_demonstration: bool = False
    decision: Decision
    reason: str = ""
    signed_at: str


class Override(Content):
    """An evidence check that a signer let pass, and why."""

    check_id: str
    reason: str
    signer: str


class ChangedSource(Content):
    """What became of a record on which another rests, after that was approved."""

    record_kind: str
    key: str
    event: str
    reason: str = ""
    decided_by: str
    decided_at: str


class Entry(Content, Generic[C]):
    """A record as it was signed, with its signatures, and what became of its sources since."""

    content: C
    digest: str
    authors: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    overrides: tuple[Override, ...] = ()
    changed_sources: tuple[ChangedSource, ...] = ()


class Tombstone(Content):
    """What stands in the place of a record that was withdrawn or withheld."""

    record_kind: str
    key: str
    name: str
    state: State
    reason: str
    decided_by: str
    decided_at: str
    section: str = ""
    position: int = 0


class FieldChange(Content):
    """One field of a record, before and after, as text."""

    field: str
    old: str = ""
    new: str = ""


class Change(Content):
    """What became of a record since the edition before: added, changed, removed, withdrawn or withheld.

    A first edition, and those from before kinds were told, have none.
    """

    record_kind: str
    key: str
    name: str
    change: str
    change_kind: ChangeKind | None = None
    reason: str = ""
    fields: tuple[FieldChange, ...] = ()


class PublicReport(Content):
    """What became of a reader's report. Nothing that the reader or an editor wrote is in it.

    `edition` is the first that tells of this outcome; for a correction, the one that holds it.
    """

    number: str
    reported_on: str
    record_kind: str = ""
    key: str = ""
    outcome: ReportOutcome
    answered_on: str
    edition: int
    duplicate_of: str = ""


class KindCount(Content):
    """How many changes are of one kind; of none, where editions from before kinds were told are compared."""

    kind: ChangeKind | None = None
    count: int

    @property
    def code(self) -> str:
        return self.kind.value if self.kind else ""

    @property
    def label(self) -> str:
        return str(self.kind.label) if self.kind else gettext("kind not told")


class EditionHeader(Content):
    """What an edition is, without what it says. How many records it changed stands here too, so that the editions
    after it can tell."""

    number: int
    as_of: str
    published_at: str
    published_by: str
    summary: str = ""
    is_demonstration: bool = False
    previous_digest: str = ""
    sign_off_digest: str = ""
    change_counts: tuple[KindCount, ...] = ()


class Document(Content):
    """All that an edition says. `of` and `get` answer by kind of content; nothing in it is derived."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int = SCHEMA_VERSION
    edition: EditionHeader
    references: tuple[Entry[ReferenceContent], ...] = ()
    drugs: tuple[Entry[DrugContent], ...] = ()
    approvals: tuple[Entry[ApprovalContent], ...] = ()
    guideline_listings: tuple[Entry[GuidelineListingContent], ...] = ()
    mutations: tuple[Entry[ResistanceMutationContent], ...] = ()
    fusions: tuple[Entry[FusionPartnerContent], ...] = ()
    trials: tuple[Entry[TrialContent], ...] = ()
    results: tuple[Entry[EfficacyResultContent], ...] = ()
    sensitivities: tuple[Entry[SensitivityContent], ...] = ()
    algorithm: tuple[Entry[DecisionNodeContent], ...] = ()
    sections: tuple[Entry[SectionContent], ...] = ()
    statements: tuple[Entry[StatementContent], ...] = ()
    corrections: tuple[Entry[CorrectionContent], ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    changes: tuple[Change, ...] = ()
    reports: tuple[PublicReport, ...] = ()

    @property
    def as_of(self) -> str:
        return self.edition.as_of

    def entries(self) -> Iterator[Entry[RecordContent]]:
        """Every entry of every table, table by table."""
        for table in TABLES.values():
            yield from getattr(self, table)

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Entry[RecordContent]]]:
        return {kind: {entry.content.key: entry for entry in getattr(self, table)} for kind, table in TABLES.items()}

    def of(self, content_class: type[AnyContent]) -> Sequence[AnyContent]:
        """All contents of one kind, in key order."""
        return [entry.content for entry in self._by_kind[content_class.record_kind].values()]  # type: ignore[misc]

    def entry(self, record_kind: str, key: str) -> Entry[RecordContent] | None:
        """The entry of a record, or None."""
        return self._by_kind[record_kind].get(key)

    def get(self, content_class: type[AnyContent], key: str) -> AnyContent | None:
        """The content of a record, or None where it is not (or no longer) in the edition."""
        entry = self._by_kind[content_class.record_kind].get(key)
        return entry.content if entry else None  # type: ignore[return-value]

    def keys_of(self, record_kind: str) -> frozenset[str]:
        """The keys of one kind, those of tombstones included."""
        buried = {stone.key for stone in self.tombstones if stone.record_kind == record_kind}
        return frozenset(self._by_kind[record_kind]) | buried

    def gaps(self) -> list[tuple[RecordContent, str, str]]:
        """Each (content, record_kind, key) where a content names a record that is not in the document."""
        return [
            (entry.content, kind, key)
            for entry in self.entries()
            for kind, key in sorted(entry.content.names_records)
            if key not in self.keys_of(kind)
        ]


TABLES = {
    "references.reference": "references",
    "drugs.drug": "drugs",
    "drugs.approval": "approvals",
    "drugs.guidelinelisting": "guideline_listings",
    "drugs.resistancemutation": "mutations",
    "drugs.fusionpartner": "fusions",
    "trials.trial": "trials",
    "trials.efficacyresult": "results",
    "trials.sensitivity": "sensitivities",
    "algorithm.decisionnode": "algorithm",
    "pages.section": "sections",
    "pages.statement": "statements",
    "pages.correction": "corrections",
}
"""The table of the document that holds each kind of record; also the order of publication and import."""
