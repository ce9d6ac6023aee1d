"""A measured number as a table cell shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from publication.rendering.notes import Note, Notes, shared_citations
from references.content import CitationContent
from trials.choices import Assessor, CnsDisease, Endpoint
from trials.content import EfficacyResultContent
from trials.formatting import (
    format_assessor,
    format_endpoint,
    format_interval_or_absence,
    format_readout,
    format_value,
    is_small,
)


@dataclass(frozen=True)
class Measure:
    """One result: its value over its interval, with its marks."""

    result: EfficacyResultContent
    note: Note
    citations: tuple[CitationContent, ...]
    label: str = ""

    @property
    def value(self) -> str:
        return format_value(self.result)

    @property
    def interval(self) -> str:
        return format_interval_or_absence(self.result)

    @property
    def readout(self) -> str:
        return format_readout(self.result)

    @property
    def endpoint(self) -> str:
        return format_endpoint(self.result)

    @property
    def assessor(self) -> str:
        return format_assessor(self.result.assessor)

    @property
    def is_small(self) -> bool:
        return is_small(self.result)

    @property
    def is_derived(self) -> bool:
        return self.result.responders_are_derived


ASSESSED = frozenset({Endpoint.ORR, Endpoint.INTRACRANIAL_ORR})
"""Endpoints that somebody has to read from pictures."""


def measure(result: EfficacyResultContent, notes: Notes) -> Measure:
    return Measure(result, notes.of(result), result.citations)


def labelled(measures: Sequence[Measure]) -> list[Measure]:
    """The measures of one cell: each with its cohort if they have several, else with its patients' brain disease."""
    if len({item.result.cohort.key for item in measures}) > 1:
        return [replace(item, label=item.result.cohort.label) for item in measures]
    return [replace(item, label=_brain_disease(item.result)) for item in measures]


def _brain_disease(result: EfficacyResultContent) -> str:
    chosen = result.endpoint == Endpoint.INTRACRANIAL_ORR and result.cohort.cns_disease != CnsDisease.NOT_SELECTED
    return result.cohort.cns_disease.label if chosen else ""


def without_shared_citations(measures: Sequence[Measure]) -> tuple[list[Measure], tuple[CitationContent, ...]]:
    """The measures, each with only the citations that not all of them have; and those that all have."""
    shared = shared_citations(item.citations for item in measures)
    kept = [
        replace(item, citations=tuple(citation for citation in item.citations if citation not in shared))
        for item in measures
    ]
    return kept, shared


def superseded_keys(results: Sequence[EfficacyResultContent]) -> frozenset[str]:
    """The results that a later readout of the same cohort replaces."""
    return frozenset(result.supersedes for result in results if result.supersedes)


def readouts(measures: Sequence[Measure]) -> list[tuple[str, str]]:
    """When the data of some measures were read; where the days differ, each with the endpoints that it is of."""
    found: dict[str, list[str]] = {}
    for item in measures:
        found.setdefault(item.readout, []).append(item.endpoint)
    return [(readout, "" if len(found) == 1 else ", ".join(dict.fromkeys(of))) for readout, of in found.items()]


def judged_by(measures: Sequence[Measure]) -> str:
    """Who assessed the responses: "blinded independent central review"; where that is not the same for each endpoint,
    with what each assessed; "not stated" where no source says."""
    found: dict[Assessor, dict[Endpoint, None]] = {}
    for item in measures:
        if item.result.endpoint in ASSESSED:
            found.setdefault(item.result.assessor, {})[item.result.endpoint] = None
    stated = {assessor: endpoints for assessor, endpoints in found.items() if assessor != Assessor.NOT_STATED}
    if len(found) == 1:
        return "".join(assessor.label for assessor in stated) or gettext("not stated")
    said = [f"{who.label} ({', '.join(endpoint.label for endpoint in what)})" for who, what in stated.items()]
    return "; ".join(said) or gettext("not stated")
