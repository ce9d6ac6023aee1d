"""The sections of a page, each with its statements, its block and notices of what was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from pages.choices import Block, StatementStyle
from pages.content import SectionContent, StatementContent
from publication.document import Document, Tombstone
from publication.rendering.notes import Note, Notes, TombstoneNotice

ABOUT_PAGE = "about"
"""Sections of the page with this key stand on /about/, all others on the treatment page."""

SUMMARY_KEYS = frozenset({"at-progression", "nevers"})
"""Sections that stand in the box on top, whatever their block."""

WIDE_BLOCKS = frozenset({Block.NAIVE_TABLE, Block.PRETREATED_TABLE, Block.LESS_EFFECTIVE_TABLE, Block.GRID})

DEMONSTRATION_TITLE = gettext_noop("Demonstration sign-offs")
"""What the list of signers is called where demonstration accounts signed."""


@dataclass(frozen=True)
class StatementView:
    """A statement with its note."""

    content: StatementContent
    note: Note

    @property
    def is_caveat(self) -> bool:
        return self.content.style == StatementStyle.CAVEAT

    @property
    def is_never(self) -> bool:
        return self.content.style == StatementStyle.NEVER

    @property
    def is_change(self) -> bool:
        return self.content.style == StatementStyle.CHANGE


@dataclass(frozen=True)
class SectionView:
    """A section as a page shows it. `items` are statements and notices in their order."""

    content: SectionContent
    title: str
    note: Note
    items: tuple[StatementView | TombstoneNotice, ...]

    @property
    def key(self) -> str:
        return self.content.key

    @property
    def block(self) -> Block:
        return self.content.block

    @property
    def is_summary(self) -> bool:
        """Whether it stands in the box on top."""
        return self.block == Block.SUMMARY or self.key in SUMMARY_KEYS

    @property
    def is_wide(self) -> bool:
        """Whether its table needs a page turned on its side."""
        return self.block in WIDE_BLOCKS

    @property
    def stands_alone(self) -> bool:
        """Whether it says something without the page around it, and so has a page of its own."""
        return self.block not in {Block.REFERENCES, Block.SIGNATURES}

    @property
    def template(self) -> str:
        """The template of its block, or "" where it has only statements."""
        return "" if self.block == Block.NONE else f"blocks/{self.block.value}.html"


def sections_of(document: Document, notes: Notes, *, about: bool = False) -> list[SectionView]:
    """The sections of the treatment page (or of the page about the site), in order."""
    wanted = [item for item in document.of(SectionContent) if (item.page.key == ABOUT_PAGE) == about]
    ordered = sorted(wanted, key=lambda section: (section.position, section.key))
    return [
        SectionView(
            section, title_of_section(section, document), notes.of(section), _items(document, notes, section.key)
        )
        for section in ordered
    ]


def section_stones(document: Document) -> list[Tombstone]:
    """What is left of the sections that were taken back. The lists of sources and of signers are always there."""
    kept = {Block.REFERENCES.value, Block.SIGNATURES.value}
    kind = SectionContent.record_kind
    return [stone for stone in document.tombstones if stone.record_kind == kind and stone.key not in kept]


def title_of_section(section: SectionContent, document: Document) -> str:
    """Its title. On a demonstration no heading may make sign-offs look like a review by clinicians."""
    is_list_of_signers = section.block == Block.SIGNATURES
    is_list_of_accounts = is_list_of_signers and document.edition.is_demonstration
    return gettext(DEMONSTRATION_TITLE) if is_list_of_accounts else section.title


def _items(document: Document, notes: Notes, section: str) -> tuple[StatementView | TombstoneNotice, ...]:
    placed: list[tuple[int, str, StatementView | TombstoneNotice]] = [
        (statement.position, statement.key, StatementView(statement, notes.of(statement)))
        for statement in document.of(StatementContent)
        if statement.section == section
    ]
    placed += [
        (stone.position, stone.key, TombstoneNotice(stone))
        for stone in document.tombstones
        if stone.record_kind == StatementContent.record_kind and stone.section == section
    ]
    return tuple(item for _, _, item in sorted(placed, key=lambda triple: triple[:2]))


def statements_naming(
    document: Document, notes: Notes, *, drug: str = "", mutation: str = ""
) -> Sequence[StatementView]:
    """The statements that name a drug or a mutation, in reading order."""
    order = {section.key: section.position for section in document.of(SectionContent)}
    found = [
        statement
        for statement in document.of(StatementContent)
        if statement.section in order
        and ((drug and drug in statement.drugs) or (mutation and mutation in statement.mutations))
    ]
    found.sort(key=lambda statement: (order[statement.section], statement.position, statement.key))
    return [StatementView(statement, notes.of(statement)) for statement in found]
