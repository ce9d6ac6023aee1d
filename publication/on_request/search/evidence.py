"""Drugs, mutations, trials and what was measured, as things to find."""

from collections.abc import Iterator
from string import ascii_letters

from django.utils.translation import gettext

from drugs.content import DrugContent, FusionPartnerContent, GuidelineListingContent, ResistanceMutationContent
from drugs.formatting import format_approval, format_cns_activity, format_listing, format_share
from publication.on_request.search.sentences import sentences
from publication.on_request.search.things import Thing, ThingKind
from publication.rendering.book import Book
from publication.rendering.html import SHELVES
from publication.rendering.notes import TombstoneNotice
from publication.rendering.places import place_of
from trials.content import EfficacyResultContent, TrialContent
from trials.formatting import format_assessor, format_endpoint, format_interval_or_absence, format_value, is_small

KINDS_OF_SHELVES = {
    "drugs": ThingKind.DRUG,
    "mutations": ThingKind.MUTATION,
    "trials": ThingKind.TRIAL,
    "algorithm": ThingKind.STEP,
    "references": ThingKind.REFERENCE,
}


_REGISTRY = f"{ascii_letters}-"
"""What a number of a registry begins with, and a reader leaves out: "NCT", "EudraCT-"."""


def drugs(book: Book) -> Iterator[Thing]:
    for drug in book.document.of(DrugContent):
        group = book.tables.group_of(drug)
        names = (*drug.brand_names, *drug.development_codes)
        yield Thing(
            ThingKind.DRUG,
            drug.inn,
            place_of(book.document, drug),
            gettext("Page of the drug"),
            names,
            sentences(
                [
                    gettext("Also called {names}").format(names=", ".join(names)) if names else "",
                    ", ".join(role.label for role in drug.roles),
                    drug.drug_class,
                    format_cns_activity(drug),
                    _made_by(drug),
                    *map(format_approval, group.approvals),
                    *(_listed(listing) for listing in group.listings),
                ]
            ),
        )


def _made_by(drug: DrugContent) -> str:
    makers = ", ".join(drug.manufacturers)
    return gettext("Made by {makers}").format(makers=makers) if makers else ""


def _listed(listing: GuidelineListingContent) -> str:
    return gettext("Guideline, not an approval: {listing}").format(listing=format_listing(listing))


def mutations(book: Book) -> Iterator[Thing]:
    for mutation in book.document.of(ResistanceMutationContent):
        numbers = tuple(str(residue) for residue in mutation.residues)
        in_full = gettext("In full: {change}").format(change=mutation.protein_change)
        yield Thing(
            ThingKind.MUTATION,
            mutation.name,
            place_of(book.document, mutation),
            gettext("Page of the mutation"),
            (mutation.protein_change, *numbers),
            sentences([in_full, mutation.location, mutation.found_in, mutation.note]),
            mutation.alk_analogue,
        )


def trials(book: Book) -> Iterator[Thing]:
    for trial in book.document.of(TrialContent):
        numbers = tuple(dict.fromkeys(filter(None, (trial.key, trial.nct_id, *trial.other_ids))))
        yield Thing(
            ThingKind.TRIAL,
            trial.name,
            place_of(book.document, trial),
            gettext("Page of the trial"),
            (*numbers, *(number.lstrip(_REGISTRY) for number in numbers)),
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
                title = gettext("{drug} on {mutation}").format(drug=drug.inn, mutation=row.name)
                yield Thing(
                    ThingKind.PAIR, title, on, gettext("All the evidence"), (), text, " ".join((*other, change))
                )


def results(book: Book) -> Iterator[Thing]:
    names = {drug.key: drug.inn for drug in book.document.of(DrugContent)}
    acronyms = {trial.key: trial.name for trial in book.document.of(TrialContent)}
    for result in book.document.of(EfficacyResultContent):
        cohort = result.cohort
        assessed = gettext("assessed by: {assessor}").format(assessor=format_assessor(result.assessor))
        yield Thing(
            ThingKind.RESULT,
            f"{names.get(result.drug, result.drug)}: {format_endpoint(result)}, {cohort.label}",
            place_of(book.document, result),
            gettext("Results of the drug"),
            (),
            sentences([_figures(result), assessed]),
            " ".join(
                [result.endpoint.value, cohort.mutation, *(f"{acronyms.get(key, '')} {key}" for key in cohort.trials)]
            ),
        )


def _figures(result: EfficacyResultContent) -> str:
    """The number with its interval, never one without the other."""
    few = gettext("fewer than ten patients") if is_small(result) else ""
    return ", ".join(filter(None, (format_value(result), format_interval_or_absence(result), few)))


def fusions(book: Book) -> Iterator[Thing]:
    for partner in book.document.of(FusionPartnerContent):
        shares = [
            gettext("{share} in {cohort}").format(share=format_share(part), cohort=part.cohort)
            for part in partner.shares
        ]
        yield Thing(
            ThingKind.FUSION,
            partner.name,
            place_of(book.document, partner),
            gettext("Table of fusion partners"),
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
            text = gettext("{state} on {day}. Reason: {reason}").format(
                state=notice.state.capitalize(), day=notice.day, reason=stone.reason
            )
            yield Thing(
                KINDS_OF_SHELVES[shelf], stone.name, f"{shelf}/{stone.key}/", gettext("Taken back"), (stone.key,), text
            )
