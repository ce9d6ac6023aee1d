"""The plain tables: mutations with their frequencies, fusion partners, trials, corrections."""

from dataclasses import dataclass
from decimal import Decimal

from drugs.content import DrugContent, FusionPartnerContent, FusionShareContent, ResistanceMutationContent
from pages.content import CorrectionContent
from publication.document import Document
from publication.rendering.grid import in_residue_order
from publication.rendering.notes import Note, Notes
from review.numbers import as_decimal
from trials.content import TrialContent


@dataclass(frozen=True)
class MutationRow:
    """A mutation with how often it was found."""

    mutation: ResistanceMutationContent
    note: Note


@dataclass(frozen=True)
class FusionRow:
    """A fusion partner with its shares, the largest first."""

    partner: FusionPartnerContent
    shares: list[FusionShareContent]
    note: Note


@dataclass(frozen=True)
class TrialRow:
    """A trial with its drugs, each with its dose; a drug that was taken back stands without link."""

    trial: TrialContent
    drugs: list[tuple[str, str, bool]]
    note: Note


@dataclass(frozen=True)
class CorrectionRow:
    """A correction with its note."""

    correction: CorrectionContent
    note: Note


def mutation_rows(document: Document, notes: Notes) -> list[MutationRow]:
    """Single mutations by residue, then compounds."""
    return [MutationRow(mutation, notes.of(mutation)) for mutation in in_residue_order(document)]


def fusion_rows(document: Document, notes: Notes) -> list[FusionRow]:
    """Partners by their largest share, those without one by name at the end."""
    rows = [
        FusionRow(partner, sorted(partner.shares, key=share_percent, reverse=True), notes.of(partner))
        for partner in document.of(FusionPartnerContent)
    ]
    return sorted(rows, key=lambda row: (-max(map(share_percent, row.shares), default=Decimal(-1)), row.partner.key))


def trial_rows(document: Document, notes: Notes) -> list[TrialRow]:
    """Trials by name."""
    inns = {drug.key: drug.inn for drug in document.of(DrugContent)}
    rows = [
        TrialRow(
            trial,
            [(part.drug, inns.get(part.drug, part.drug), part.drug in inns) for part in trial.drugs],
            notes.of(trial),
        )
        for trial in document.of(TrialContent)
    ]
    return sorted(rows, key=lambda row: row.trial.name.lower())


def correction_rows(document: Document, notes: Notes) -> list[CorrectionRow]:
    """Corrections by key."""
    return [CorrectionRow(item, notes.of(item)) for item in document.of(CorrectionContent)]


def share_percent(part: FusionShareContent) -> Decimal:
    """A share in percent, counted where it is not printed; below all others where it is unknown."""
    if part.percent is not None:
        return as_decimal(part.percent) or Decimal(0)
    if part.count is not None and part.denominator:
        return Decimal(part.count) * 100 / Decimal(part.denominator)
    return Decimal(-1)
