"""What a page about one drug, one mutation, one trial or one reference shows."""

from collections.abc import Iterable, Mapping
from typing import Any

from algorithm.content import DecisionNodeContent
from drugs.content import DrugContent, ResistanceMutationContent
from publication.approved import decisions_by_place
from publication.rendering.book import Book
from publication.rendering.comparison import Comparison
from publication.rendering.grid import cells_of_drug, cells_of_mutation
from publication.rendering.notes import Note
from publication.rendering.resting import resting_groups
from publication.rendering.sections import statements_naming
from publication.rendering.state_groups import StateItem, by_state
from publication.rendering.walk_drugs import mutations_named, warnings_of
from references.content import ReferenceContent
from trials.content import TrialContent


def drug_context(book: Book, drug: DrugContent) -> Mapping[str, Any]:
    """A drug: approvals, listings, every result, what it does on which mutation, trials, where the text names it."""
    document = book.document
    group = book.tables.group_of(drug)
    cells = [StateItem(row.name, row.anchor, cell) for row, cell in cells_of_drug(book.grid, drug.key)]
    return {
        "drug": drug,
        "note": book.notes.of(drug),
        "warnings": warnings_of(drug),
        "group": group,
        "approvals": list(zip(group.approvals, group.approval_notes, strict=True)),
        "places_without": [place.label for place, made in decisions_by_place(document, drug.key).items() if not made],
        "listings": list(zip(group.listings, group.listing_notes, strict=True)),
        "rows": book.tables.of_drug(drug.key),
        "figures": book.figures.drugs[drug.key],
        "states": by_state(cells),
        "trials": [item for item in document.of(TrialContent) if any(part.drug == drug.key for part in item.drugs)],
        "statements": statements_naming(document, book.notes, drug=drug.key),
        "steps": _steps(book, (step for step in document.of(DecisionNodeContent) if drug.key in step.drugs)),
    }


def mutation_context(book: Book, mutation: ResistanceMutationContent) -> Mapping[str, Any]:
    """A mutation: where it lies, how often it is found, what works on it and what doesn't."""
    document = book.document
    compounds = [item for item in document.of(ResistanceMutationContent) if mutation.key in item.components]
    components = [document.get(ResistanceMutationContent, key) for key in mutation.components]
    cells = cells_of_mutation(book.grid, mutation.key)
    nodes = document.of(DecisionNodeContent)
    return {
        "mutation": mutation,
        "note": book.notes.of(mutation),
        "states": by_state(StateItem(cell.drug.inn, cell.drug.key, cell) for cell in cells),
        "rows": book.tables.of_mutation(mutation.key),
        "compounds": compounds,
        "components": [item for item in components if item is not None],
        "statements": statements_naming(document, book.notes, mutation=mutation.key),
        "steps": _steps(book, (step for step in nodes if mutation.key in mutations_named(step))),
    }


def trial_context(book: Book, trial: TrialContent) -> Mapping[str, Any]:
    """A trial: what the registry says of it, its populations, and its results."""
    drugs = {drug.key: drug for drug in book.document.of(DrugContent)}
    rows = book.tables.of_trial(trial.key)
    return {
        "trial": trial,
        "note": book.notes.of(trial),
        "drugs": [{"part": part, "drug": drugs.get(part.drug)} for part in trial.drugs],
        "rows": rows,
        "populations": Comparison(tuple(rows)) if rows else None,
    }


def reference_context(book: Book, reference: ReferenceContent, number: int) -> Mapping[str, Any]:
    """A reference: what it is, where it can be read, and what rests on it."""
    return {
        "reference": reference,
        "number": number,
        "note": book.notes.of(reference),
        "resting": resting_groups(book.document, reference.key, book.citing.get(reference.key, ())),
    }


def _steps(book: Book, nodes: Iterable[DecisionNodeContent]) -> list[tuple[DecisionNodeContent, Note]]:
    return [(node, book.notes.of(node)) for node in nodes]
