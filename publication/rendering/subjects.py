"""What a page about one drug, one mutation or one trial shows."""

from collections.abc import Mapping
from typing import Any

from algorithm.content import DecisionNodeContent
from drugs.content import DrugContent, ResistanceMutationContent
from publication.rendering.book import Book
from publication.rendering.grid import cells_of_drug, cells_of_mutation
from publication.rendering.sections import statements_naming
from trials.content import TrialContent


def drug_context(book: Book, drug: DrugContent) -> Mapping[str, Any]:
    """A drug: approvals, listings, every result, what it does on which mutation, trials, where the text names it."""
    document = book.document
    return {
        "drug": drug,
        "note": book.notes.of(drug),
        "group": book.tables.group_of(drug),
        "rows": book.tables.of_drug(drug.key),
        "figures": book.figures.drugs[drug.key],
        "cells": cells_of_drug(book.grid, drug.key),
        "trials": [item for item in document.of(TrialContent) if any(part.drug == drug.key for part in item.drugs)],
        "statements": statements_naming(document, book.notes, drug=drug.key),
        "steps": [step for step in document.of(DecisionNodeContent) if drug.key in step.drugs],
    }


def mutation_context(book: Book, mutation: ResistanceMutationContent) -> Mapping[str, Any]:
    """A mutation: where it lies, how often it is found, what works on it and what doesn't."""
    document = book.document
    compounds = [item for item in document.of(ResistanceMutationContent) if mutation.key in item.components]
    components = [document.get(ResistanceMutationContent, key) for key in mutation.components]
    return {
        "mutation": mutation,
        "note": book.notes.of(mutation),
        "cells": cells_of_mutation(book.grid, mutation.key),
        "rows": book.tables.of_mutation(mutation.key),
        "compounds": compounds,
        "components": [item for item in components if item is not None],
        "statements": statements_naming(document, book.notes, mutation=mutation.key),
    }


def trial_context(book: Book, trial: TrialContent) -> Mapping[str, Any]:
    """A trial: what the registry says of it, and its results."""
    drugs = {drug.key: drug for drug in book.document.of(DrugContent)}
    return {
        "trial": trial,
        "note": book.notes.of(trial),
        "drugs": [{"part": part, "drug": drugs.get(part.drug)} for part in trial.drugs],
        "rows": book.tables.of_trial(trial.key),
    }
