"""Other names of whatever has a page, and the address each leads to: brand, code, HGVS, registry number, DOI."""

from collections import defaultdict
from collections.abc import Iterator

from drugs.content import DrugContent, ResistanceMutationContent
from publication.document import Document
from references.content import ReferenceContent
from trials.content import TrialContent


def alias_key(path: str) -> str:
    """How a path is looked up: whatever the case, blanks as hyphens, with or without the last slash."""
    return path.strip("/").casefold().replace(" ", "-")


def derive_aliases(document: Document) -> dict[str, str]:
    """Alias → address, both from the top of the edition. A name that could mean two things leads nowhere."""
    targets: dict[str, set[str]] = defaultdict(set)
    for folder, key, names in _named(document):
        for name in (key, *names):
            targets[alias_key(f"{folder}/{name}")].add(f"{folder}/{key}/")
    return {alias: target for alias, (target, *others) in sorted(targets.items()) if not others}


def _named(document: Document) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The folder and key of each thing that has a page, with its other names."""
    for drug in document.of(DrugContent):
        yield "drugs", drug.key, (drug.inn, *drug.brand_names, *drug.development_codes)
    for mutation in document.of(ResistanceMutationContent):
        yield "mutations", mutation.key, (mutation.protein_change,)
    for reference in document.of(ReferenceContent):
        yield "references", reference.key, tuple(filter(None, (reference.doi, reference.pmid, reference.pmcid)))
    for trial in document.of(TrialContent):
        yield "trials", trial.key, tuple(filter(None, (trial.nct_id, *trial.other_ids, trial.acronym)))
