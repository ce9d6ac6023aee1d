"""What is signed and published of the narrative."""

from typing import ClassVar

from django.utils.translation import gettext

from pages.choices import Block, Severity, StatementStyle
from references.content import CitedContent
from review.content import Content, RecordContent
from trials.marks import CITATION_MARK
from trials.marks import VALUE_MARK as VALUE_MARK


class PageContent(Content):
    """The page that a section stands on, by value."""

    key: str
    title: str


class SectionContent(RecordContent):
    """A heading of the page and what it shows."""

    record_kind: ClassVar[str] = "pages.section"
    worded_fields: ClassVar[tuple[str, ...]] = ("title",)

    page: PageContent
    title: str
    position: int
    block: Block = Block.NONE

    @property
    def name(self) -> str:
        return self.title


class StatementContent(CitedContent):
    """A sentence or a few of the narrative, in Markdown."""

    record_kind: ClassVar[str] = "pages.statement"
    worded_fields: ClassVar[tuple[str, ...]] = ("text",)

    section: str
    position: int
    style: StatementStyle = StatementStyle.PLAIN
    text: str
    drugs: tuple[str, ...] = ()
    mutations: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.text if len(self.text) < 80 else f"{self.text[:77]}…"

    @property
    def name_without_claim(self) -> str:
        return gettext("a statement in “{section}”").format(section=self.section)

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        named = {("pages.section", self.section)}
        named |= {("drugs.drug", key) for key in self.drugs}
        named |= {("drugs.resistancemutation", key) for key in self.mutations}
        named |= {("references.reference", key) for key in CITATION_MARK.findall(self.text)}
        return super().names_records | named


class BearsOnContent(Content):
    """A record that a correction bears on."""

    record_kind: str
    record_key: str


class CorrectionContent(CitedContent):
    """What the page of 2024 said, what is wrong with it, and what the source says."""

    record_kind: ClassVar[str] = "pages.correction"
    worded_fields: ClassVar[tuple[str, ...]] = ("problem", "source_says", "resolution", "published_text")

    place: str
    published_text: str = ""
    problem: str
    check_type: str = ""
    severity: Severity
    source_says: str = ""
    resolution: str = ""
    bears_on: tuple[BearsOnContent, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.key}: {self.published_text or self.place}"

    @property
    def name_without_claim(self) -> str:
        return gettext("correction {key}").format(key=self.key)

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        return super().names_records | {(part.record_kind, part.record_key) for part in self.bears_on}
