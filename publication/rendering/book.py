"""A document made ready for its pages: what several pages show is shaped once, here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from pages.choices import Block
from publication import notices
from publication.document import TABLES, Document, EditionHeader, Signature
from publication.rendering.assets import Assets, read_assets
from publication.rendering.figures.catalogue import Figures
from publication.rendering.grid import Grid, build_grid
from publication.rendering.notes import Notes, TombstoneNotice, format_day
from publication.rendering.outline import Outline, build_outline
from publication.rendering.prose import render_prose
from publication.rendering.report_rows import ReportRow, report_rows
from publication.rendering.resting import citing_records
from publication.rendering.result_tables import PretreatedTable, ResultTable, ResultTables
from publication.rendering.sections import SectionView, section_stones, sections_of
from publication.rendering.site_address import edition_address, site_name
from publication.rendering.tables import (
    CorrectionRow,
    FusionRow,
    MutationRow,
    TrialRow,
    correction_rows,
    fusion_rows,
    mutation_rows,
    trial_rows,
)
from references.content import CitationContent, ReferenceContent
from review.choices import Verification
from review.content import RecordContent
from review.dates import format_partial_date


@dataclass(frozen=True)
class EditionView:
    """The edition's number, dates and digest as a reader sees them."""

    header: EditionHeader
    digest: str = ""

    @property
    def as_of(self) -> str:
        return format_partial_date(self.header.as_of)

    @property
    def published_on(self) -> str:
        return format_day(self.header.published_at)


@dataclass(frozen=True)
class Signer:
    """A person or account that signed, with how many records and when."""

    signature: Signature
    records: int
    first_day: str
    last_day: str


class Book:
    """A document with everything derived from it that pages share."""

    def __init__(
        self,
        document: Document,
        earlier: Sequence[EditionHeader] = (),
        *,
        is_preview: bool = False,
        preview_notice: str = notices.PREVIEW_OF_WORKING_COPY,
        marks_changes: bool = False,
    ) -> None:
        self.document = document
        self.earlier = [EditionView(header) for header in sorted(earlier, key=lambda header: -header.number)]
        self.is_preview = is_preview
        self.preview_notice = gettext(preview_notice) if is_preview else ""
        self.marked = {(one.record_kind, one.key): one for one in document.changes} if marks_changes else {}
        self.notes = Notes(document)
        self.tables = ResultTables(document, self.notes)
        self.site_name = site_name()
        self.site_contact = settings.SITE_CONTACT
        self.report_email_days = settings.REPORTS_KEEP_EMAIL_DAYS
        self.demonstration_notice = gettext(notices.DEMONSTRATION) if self.is_demonstration else ""
        self.purpose = gettext(notices.NOT_ADVICE)

    @cached_property
    def edition(self) -> EditionView:
        return EditionView(self.document.edition, self.document.content_digest)

    @property
    def address(self) -> str:
        """Where the edition stays, and says whether it is superseded."""
        return edition_address(self.document.edition.number)

    @cached_property
    def assets(self) -> Assets:
        return read_assets()

    @property
    def is_demonstration(self) -> bool:
        return self.document.edition.is_demonstration

    @cached_property
    def sections(self) -> list[SectionView]:
        return sections_of(self.document, self.notes)

    @cached_property
    def about_sections(self) -> list[SectionView]:
        return sections_of(self.document, self.notes, about=True)

    @property
    def summary_sections(self) -> list[SectionView]:
        return [section for section in self.sections if section.is_summary]

    @property
    def body_sections(self) -> list[SectionView]:
        return [section for section in self.sections if not section.is_summary]

    @property
    def lacks_references(self) -> bool:
        return not any(section.block == Block.REFERENCES for section in self.sections)

    @property
    def lacks_signatures(self) -> bool:
        return not any(section.block == Block.SIGNATURES for section in self.sections)

    @cached_property
    def naive(self) -> ResultTable:
        return self.tables.naive()

    @cached_property
    def unstated(self) -> ResultTable:
        return self.tables.unstated()

    @cached_property
    def pretreated(self) -> PretreatedTable:
        return self.tables.pretreated()

    @cached_property
    def less_effective(self) -> ResultTable:
        return self.tables.less_effective()

    @cached_property
    def grid(self) -> Grid:
        return build_grid(self.document, self.notes)

    @cached_property
    def outline(self) -> Outline:
        return build_outline(self.document, self.notes)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self)

    @cached_property
    def mutations(self) -> list[MutationRow]:
        return mutation_rows(self.document, self.notes)

    @cached_property
    def fusions(self) -> list[FusionRow]:
        return fusion_rows(self.document, self.notes)

    @cached_property
    def trials(self) -> list[TrialRow]:
        return trial_rows(self.document, self.notes)

    @cached_property
    def corrections(self) -> list[CorrectionRow]:
        return correction_rows(self.document, self.notes)

    @cached_property
    def reports(self) -> list[ReportRow]:
        return report_rows(self.document)

    @cached_property
    def notices_by_kind(self) -> dict[str, list[TombstoneNotice]]:
        """Notices of what was taken back, by the name of the model: "trial", "drug"."""
        found: dict[str, list[TombstoneNotice]] = {kind.partition(".")[2]: [] for kind in TABLES}
        for stone in self.document.tombstones:
            found[stone.record_kind.partition(".")[2]].append(TombstoneNotice(stone))
        return found

    @cached_property
    def section_notices(self) -> list[TombstoneNotice]:
        """Notices in the place of whole sections."""
        return [TombstoneNotice(stone) for stone in section_stones(self.document)]

    @cached_property
    def references(self) -> dict[str, ReferenceContent]:
        return {reference.key: reference for reference in self.document.of(ReferenceContent)}

    @cached_property
    def citing(self) -> Mapping[str, list[RecordContent]]:
        """The contents that cite each reference, by its key."""
        return citing_records(self.document)

    @cached_property
    def checked_counts(self) -> list[tuple[str, int]]:
        """How many records stand where on the scale of checking."""
        counts = Counter(entry.content.verification for entry in self.document.entries())
        return [(state.label, counts[state]) for state in Verification if counts[state]]

    @cached_property
    def signers(self) -> list[Signer]:
        """Who signed, by name, each with the interests declared last."""
        given: dict[str, list[Signature]] = {}
        for entry in self.document.entries():
            for signature in entry.signatures:
                given.setdefault(signature.signer, []).append(signature)
        return [_signer(signatures) for _, signatures in sorted(given.items())]

    @cached_property
    def signer_letters(self) -> dict[str, str]:
        """A for the first who signed, by name; after Z comes AA. Paper has no room for names in its margins."""
        letters = ["", *ascii_uppercase]
        pairs = [f"{first}{second}" for first in letters for second in ascii_uppercase]
        return {signer.signature.signer: pairs[index] for index, signer in enumerate(self.signers)}

    def prose(self, text: str, name: str, citations: Sequence[CitationContent], root: str) -> SafeString:
        return render_prose(text, self.document, name=name, citations=citations, root=root)


def _signer(signatures: Sequence[Signature]) -> Signer:
    ordered = sorted(signatures, key=lambda signature: signature.signed_at)
    first, last = ordered[0], ordered[-1]
    return Signer(last, len(ordered), format_day(first.signed_at), format_day(last.signed_at))
