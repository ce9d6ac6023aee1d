"""Drugs, mutations, trials and what was measured, as things to find."""

from collections.abc import Iterator

from drugs.content import DrugContent, FusionPartnerContent, ResistanceMutationContent
from drugs.formatting import format_approval, format_cns_activity, format_listing, format_share
from publication.on_request.search.sentences import sentences
from publication.on_request.search.things import Kind, Thing
from publication.rendering.book import Book
from publication.rendering.html import SHELVES
from publication.rendering.notes import TombstoneNotice
from publication.rendering.places import place_of
from trials.content import EfficacyResultContent, TrialContent
from trials.formatting import format_assessor, format_endpoint, format_interval_or_absence, format_value, is_small

KINDS_OF_SHELVES = {
    "drugs": Kind.DRUG,
    "mutations": Kind.MUTATION,
    "trials": Kind.TRIAL,
    "algorithm": Kind.STEP,
    "references": Kind.REFERENCE,
}


def drugs(book: Book) -> Iterator[Thing]:
    for drug in book.document.of(DrugContent):
        group = book.tables.group_of(drug)
        names = (*drug.brand_names, *drug.development_codes)
        yield Thing(
            Kind.DRUG,
            drug.inn,
            place_of(book.document, drug),
            "Page of the drug",
            names,
            sentences(
                [
                    f"Also called {', '.join(names)}" if names else "",
                    ", ".join(role.label for role in drug.roles),
                    drug.drug_class,
                    format_cns_activity(drug),
                    f"Made by {', '.join(drug.manufacturers)}" if drug.manufacturers else "",
                    *map(format_approval, group.approvals),
                    *(f"Guideline, not an approval: {format_listing(listing)}" for listing in group.listings),
                ]
            ),
        )


def mutations(book: Book) -> Iterator[Thing]:
    for mutation in book.document.of(ResistanceMutationContent):
        numbers = tuple(str(residue) for residue in mutation.residues)
        yield Thing(
            Kind.MUTATION,
            mutation.name,
            place_of(book.document, mutation),
            "Page of the mutation",
            (mutation.protein_change, *numbers),
            sentences([f"In full: {mutation.protein_change}", mutation.location, mutation.found_in, mutation.note]),
            mutation.alk_analogue,
        )


def trials(book: Book) -> Iterator[Thing]:
    for trial in book.document.of(TrialContent):
        numbers = tuple(dict.fromkeys(filter(None, (trial.key, trial.nct_id, *trial.other_ids))))
        yield Thing(
            Kind.TRIAL,
            trial.name,
            place_of(book.document, trial),
            "Page of the trial",
            (*numbers, trial.nct_id.removeprefix("NCT")),
            sentences([", ".join(numbers), trial.brief_title, trial.population, trial.design, trial.countries]),
            " ".join([trial.lead_sponsor, *(part.drug for part in trial.drugs), trial.other_interventions, trial.note]),
        )


def pairs(book: Book) -> Iterator[Thing]:
    """Each cell of the table of drugs and mutations for which there is evidence."""
    for row in book.grid.rows:
        for cell in row.cells:
            if cell.has_evidence:
                drug = cell.drug
                on = f"mutations/{row.mutation.key}/#{drug.key}" if row.mutation else f"drugs/{drug.key}/#wild-type"
                found = [item.sensitivity.finding for item in cell.evidence]
                text = sentences([", ".join(filter(None, (cell.state.words, cell.figure))), *dict.fromkeys(found)])
                other = (*drug.brand_names, *drug.development_codes)
                change = row.mutation.protein_change if row.mutation else ""
                yield Thing(
                    Kind.PAIR, f"{drug.inn} on {row.name}", on, "All the evidence", (), text, " ".join((*other, change))
                )


def results(book: Book) -> Iterator[Thing]:
    names = {drug.key: drug.inn for drug in book.document.of(DrugContent)}
    acronyms = {trial.key: trial.name for trial in book.document.of(TrialContent)}
    for result in book.document.of(EfficacyResultContent):
        cohort = result.cohort
        yield Thing(
            Kind.RESULT,
            f"{names.get(result.drug, result.drug)}: {format_endpoint(result)}, {cohort.label}",
            place_of(book.document, result),
            "Results of the drug",
            (),
            sentences([_figures(result), f"assessed by: {format_assessor(result.assessor)}"]),
            " ".join(
                [result.endpoint.value, cohort.mutation, *(f"{acronyms.get(key, '')} {key}" for key in cohort.trials)]
            ),
        )


def _figures(result: EfficacyResultContent) -> str:
    """The number with its interval, never one without the other."""
    few = "fewer than ten patients" if is_small(result) else ""
    return ", ".join(filter(None, (format_value(result), format_interval_or_absence(result), few)))


def fusions(book: Book) -> Iterator[Thing]:
    for partner in book.document.of(FusionPartnerContent):
        shares = [f"{format_share(part)} in {part.cohort}" for part in partner.shares]
        yield Thing(
            Kind.FUSION,
            partner.name,
            place_of(book.document, partner),
            "Table of fusion partners",
            (partner.key, *partner.other_symbols),
            sentences([", ".join(partner.other_symbols), partner.note, *shares]),
            partner.gene_location,
        )


def taken_back(book: Book) -> Iterator[Thing]:
    """What stood here once: its address says what became of it."""
    for stone in book.document.tombstones:
        shelf = SHELVES.get(stone.record_kind)
        if shelf:
            notice = TombstoneNotice(stone)
            text = f"{notice.state.capitalize()} on {notice.day}. Reason: {stone.reason}"
            yield Thing(KINDS_OF_SHELVES[shelf], stone.name, f"{shelf}/{stone.key}/", "Taken back", (stone.key,), text)
