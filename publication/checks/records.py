"""Evidence checks that hold for every kind of record, or follow a key from one room to another."""

from collections.abc import Iterator

from algorithm.content import DecisionNodeContent
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    GuidelineListingContent,
    ResistanceMutationContent,
)
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.document import TABLES
from references.content import CitedContent, ReferenceContent
from review.choices import Level, Verification
from review.content import Contents, RecordContent
from review.evidence import Objections, evidence_check
from trials.content import EfficacyResultContent, SensitivityContent, TrialContent

PUBLISHED_CLASSES: tuple[type[RecordContent], ...] = (
    ReferenceContent,
    DrugContent,
    ApprovalContent,
    GuidelineListingContent,
    ResistanceMutationContent,
    FusionPartnerContent,
    TrialContent,
    EfficacyResultContent,
    SensitivityContent,
    DecisionNodeContent,
    SectionContent,
    StatementContent,
    CorrectionContent,
)


def every_content(contents: Contents) -> Iterator[RecordContent]:
    """The contents of all kinds, kind by kind."""
    for content_class in PUBLISHED_CLASSES:
        yield from contents.of(content_class)


@evidence_check("PUBLICATION-E01", Level.ERROR, "A record without citation")
def record_without_citation(contents: Contents) -> Objections:
    """The record names no reference. References, trials and sections need none."""
    for content in every_content(contents):
        if isinstance(content, TrialContent) or not isinstance(content, CitedContent):
            continue
        if not any(kind == ReferenceContent.record_kind for kind, _ in content.names_records):
            yield (
                content,
                "No source is cited. Add the citation with its place in the source; "
                "without one, leave the record out of the edition.",
            )


@evidence_check("PUBLICATION-E02", Level.ERROR, "A key that names nothing")
def key_that_names_nothing(contents: Contents) -> Objections:
    """The record names another that is not in the edition: it is misspelt, or was not approved."""
    known = {kind: contents.keys_of(kind) for kind in TABLES}
    for content in every_content(contents):
        for kind, key in sorted(content.names_records):
            if kind not in known:
                yield content, f"“{kind}” is no kind of record. Use one of: {', '.join(TABLES)}."
            elif key not in known[kind]:
                table = TABLES[kind].replace("_", " ")
                yield (
                    content,
                    f"“{key}” is not among the {table} of this edition. "
                    "Correct the key, or have that record approved too.",
                )


@evidence_check("PUBLICATION-W01", Level.WARNING, "A record that was not fully checked")
def record_not_verified(contents: Contents) -> Objections:
    """The record is not marked as checked against the source. Readers are shown how far it was checked."""
    for content in every_content(contents):
        if content.verification != Verification.CHECKED:
            note = f" ({content.verification_note})" if content.verification_note else ""
            yield (
                content,
                f"{content.verification.label.capitalize()}{note}. "
                "Compare it with the source and say what was found; until then readers see this.",
            )


@evidence_check("PUBLICATION-E03", Level.ERROR, "A record that rests on a retracted reference")
def rests_on_retracted_reference(contents: Contents) -> Objections:
    """The record cites a reference that has been retracted. Corrections may: they tell what was wrong."""
    kind = ReferenceContent.record_kind
    retracted = {(kind, reference.key) for reference in contents.of(ReferenceContent) if reference.is_retracted}
    for content in every_content(contents):
        for _, key in sorted(content.names_records & retracted):
            if not isinstance(content, CorrectionContent):
                yield content, f"It cites {key}, which is retracted. Rest it on another source, or withdraw it."
