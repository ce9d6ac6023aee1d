"""Which drugs a record is about, and under which heading a list puts it."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from algorithm.content import DecisionNodeContent
from drugs.content import DrugContent, FusionPartnerContent, ResistanceMutationContent
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.document import Document
from publication.rendering.sections import title_of_section
from references.content import ReferenceContent
from review.content import RecordContent
from trials.content import TrialContent

TABLES_OF_THEIR_OWN = {
    ResistanceMutationContent.record_kind: ("mutations", gettext_noop("Resistance mutations")),
    FusionPartnerContent.record_kind: ("fusions", gettext_noop("Fusion partners")),
    TrialContent.record_kind: ("trials", gettext_noop("Trials")),
    DecisionNodeContent.record_kind: ("algorithm", gettext_noop("Treatment algorithm")),
    SectionContent.record_kind: ("sections", gettext_noop("Sections")),
    CorrectionContent.record_kind: ("corrections", gettext_noop("Corrections to the page of 2024")),
    ReferenceContent.record_kind: ("references", gettext_noop("References")),
}
"""Kinds of record that no drug owns, and the heading of each, in order."""

FAMILIES = {1: gettext_noop("By drug"), 2: gettext_noop("In the text"), 3: gettext_noop("In other tables")}


@dataclass(frozen=True, order=True)
class Heading:
    """A heading of a list of records. Drugs come first, by name; then the text, section by section; then the rest."""

    part: int
    position: int
    title: str
    key: str

    @property
    def family(self) -> str:
        """What headings of its sort are called together."""
        return gettext(FAMILIES[self.part])


def _own_drug(content: RecordContent) -> str:
    """The drug that a record is of, or ""."""
    return content.key if isinstance(content, DrugContent) else getattr(content, "drug", "")


def drugs_of(content: RecordContent, document: Document) -> frozenset[str]:
    """The keys of the drugs that a record is about. A correction is about those of the records that it bears on."""
    if _own_drug(content):
        return frozenset({_own_drug(content)})
    if isinstance(content, TrialContent):
        return frozenset(part.drug for part in content.drugs)
    if isinstance(content, StatementContent | DecisionNodeContent):
        return frozenset(content.drugs)
    if isinstance(content, ResistanceMutationContent):
        return frozenset(part.after_drug for part in content.frequencies if part.after_drug)
    if isinstance(content, CorrectionContent):
        entries = [document.entry(part.record_kind, part.record_key) for part in content.bears_on]
        contents = [entry.content for entry in entries if entry]
        about = [drugs_of(one, document) for one in contents if not isinstance(one, CorrectionContent)]
        return frozenset().union(*about)
    return frozenset()


def heading_of(content: RecordContent, document: Document) -> Heading:
    """The one heading under which a record is told: the drug that it is of, or else its section or its table."""
    drug = document.get(DrugContent, _own_drug(content))
    if _own_drug(content):
        title = drug.inn if drug else _own_drug(content)
        return Heading(1, 0, title, f"drug-{_own_drug(content)}")
    if isinstance(content, StatementContent):
        return heading_of_section(content.section, document)
    return heading_of_kind(content.record_kind)


def heading_of_section(key: str, document: Document) -> Heading:
    section = document.get(SectionContent, key)
    return Heading(
        2, section.position if section else 0, title_of_section(section, document) if section else key, f"text-{key}"
    )


def heading_of_kind(record_kind: str) -> Heading:
    """For what is no drug's own and no text; and for what was taken back where nothing else is known of it."""
    key, title = TABLES_OF_THEIR_OWN.get(record_kind, ("others", gettext_noop("Other records")))
    order = [one for one, _ in TABLES_OF_THEIR_OWN.values()]
    return Heading(3, order.index(key) if key in order else len(order), gettext(title), key)
