"""The table of mutations and drugs: what each cell says is derived here from sensitivities.

Patient data outrank the laboratory; for wild type those are the responses of TKI-naive patients. The state of
a laboratory cell is what its source says of it: no IC50 is ever put into a class, it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop

from drugs.choices import DrugRole
from drugs.content import DrugContent, ResistanceMutationContent
from publication.document import Document
from publication.rendering.measures import superseded_keys
from publication.rendering.notes import Note, Notes
from trials.choices import Activity, Endpoint, EvidenceType, PriorTki
from trials.content import EfficacyResultContent, SensitivityContent
from trials.formatting import format_count, format_estimate, format_ic50

WILD_TYPE = gettext_noop("wild type")
WILD_TYPE_ANCHOR = "wild-type"


class CellState(Enum):
    """What is known of a drug on a mutation: words, and a shape that differs from every other."""

    RESPONSE = ("response", gettext_noop("response in patients"), "●")
    SINGLE_PATIENTS = ("single", gettext_noop("active in single patients"), "○")
    LABORATORY = ("laboratory", gettext_noop("active in the laboratory"), "△")
    WEAKENED = ("weakened", gettext_noop("weakened in the laboratory"), "□")
    FAILS_IN_PATIENTS = ("fails-patients", gettext_noop("not effective in patients"), "✗")
    FAILS_IN_LABORATORY = ("fails-laboratory", gettext_noop("not effective in the laboratory"), "▽")
    CONFLICTING = ("conflicting", gettext_noop("conflicting"), "≠")
    CLAIMED = ("claimed", gettext_noop("claimed in 2024, source not read"), "?")
    NO_DATA = ("no-data", gettext_noop("no data found"), "–")

    def __init__(self, slug: str, label: str, shape: str) -> None:
        self.slug = slug
        self.label = label
        self.shape = shape

    @property
    def words(self) -> str:
        return gettext(self.label)


@dataclass(frozen=True)
class Evidence:
    """One source's finding, as the cell's page lists it."""

    sensitivity: SensitivityContent
    note: Note
    result: EfficacyResultContent | None

    @property
    def count(self) -> str:
        """ "10/17", "54% of 26" where the source counts no responders, or ""."""
        if self.result is None:
            return ""
        count = format_count(self.result.responders_n, self.result.evaluable_n)
        return f"{format_estimate(self.result)} {count}" if self.result.responders_n is None else count


@dataclass(frozen=True)
class Cell:
    """A drug on a mutation: the state, the number beside it, and all the evidence."""

    drug: DrugContent
    state: CellState
    figure: str = ""
    evidence: tuple[Evidence, ...] = ()
    naive_result: EfficacyResultContent | None = None
    """For wild type: the response rate of TKI-naive patients that decides the state."""

    @property
    def has_evidence(self) -> bool:
        """Whether there is something to lead to."""
        return bool(self.evidence or self.naive_result)


@dataclass(frozen=True)
class GridRow:
    """A mutation (None: wild type) across the drugs."""

    mutation: ResistanceMutationContent | None
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return self.mutation.name if self.mutation else gettext(WILD_TYPE)

    @property
    def anchor(self) -> str:
        """The id of the row on a drug's page, in every language the same."""
        return slugify(self.mutation.name) if self.mutation else WILD_TYPE_ANCHOR


@dataclass(frozen=True)
class Grid:
    """Mutations down, drugs across."""

    drugs: tuple[DrugContent, ...]
    rows: tuple[GridRow, ...]

    @property
    def never(self) -> frozenset[str]:
        """Keys of the drugs that must never be used."""
        return frozenset(drug.key for drug in self.drugs if drug.has_role(DrugRole.NEVER))

    @property
    def states(self) -> list[CellState]:
        """The states for the key, all of them: one that does not occur is worth knowing too."""
        return list(CellState)


def build_grid(document: Document, notes: Notes) -> Grid:
    """The grid of a document: wild type, then single mutations by residue, then compounds."""
    found: dict[tuple[str, str], list[SensitivityContent]] = {}
    for sensitivity in document.of(SensitivityContent):
        found.setdefault((sensitivity.mutation, sensitivity.drug), []).append(sensitivity)
    drugs = _columns(document, {drug for _, drug in found})
    shown = {mutation for mutation, _ in found}
    mutations = [item for item in in_residue_order(document) if item.key in shown]

    def row(mutation: ResistanceMutationContent | None, key: str) -> GridRow:
        cells = [_cell(document, notes, drug, found.get((key, drug.key), [])) for drug in drugs]
        return GridRow(mutation, tuple(cells if mutation else [_with_naive(document, cell) for cell in cells]))

    rows = [row(None, "")] if "" in shown else []
    return Grid(tuple(drugs), (*rows, *(row(mutation, mutation.key) for mutation in mutations)))


def in_residue_order(document: Document) -> list[ResistanceMutationContent]:
    """Single mutations by residue, then compounds by theirs."""
    mutations = document.of(ResistanceMutationContent)
    return sorted(mutations, key=lambda item: (item.is_compound, item.residues, item.key))


def cells_of_mutation(grid: Grid, mutation: str) -> list[Cell]:
    """The cells of a mutation for which there is any evidence."""
    rows = [row for row in grid.rows if row.mutation and row.mutation.key == mutation]
    return [cell for row in rows for cell in row.cells if cell.has_evidence]


def cells_of_drug(grid: Grid, drug: str) -> list[tuple[GridRow, Cell]]:
    """The rows of a drug for which there is any evidence."""
    return [(row, cell) for row in grid.rows for cell in row.cells if cell.drug.key == drug and cell.has_evidence]


def _columns(document: Document, keys: set[str]) -> list[DrugContent]:
    """Alphabetical, compounds of research last."""
    drugs = [drug for drug in document.of(DrugContent) if drug.key in keys]
    return sorted(drugs, key=lambda drug: (set(drug.roles) == {DrugRole.RESEARCH}, drug.inn.lower()))


def _cell(document: Document, notes: Notes, drug: DrugContent, found: Sequence[SensitivityContent]) -> Cell:
    strength = list(EvidenceType)
    evidence = [
        Evidence(item, notes.of(item), document.get(EfficacyResultContent, item.efficacy_result))
        for item in sorted(found, key=lambda item: (strength.index(item.evidence_type), item.key))
    ]
    state, deciding = derive_state(evidence)
    return Cell(drug, state, _figure(deciding), tuple(evidence))


def _with_naive(document: Document, cell: Cell) -> Cell:
    """A cell of wild type: the responses of TKI-naive patients outrank what the laboratory found."""
    if cell.state in {CellState.RESPONSE, CellState.FAILS_IN_PATIENTS}:
        return cell
    results = document.of(EfficacyResultContent)
    old = superseded_keys(results)
    naive = [
        result
        for result in results
        if result.drug == cell.drug.key and result.key not in old and _is_naive_response(result)
    ]
    if not naive:
        return cell
    largest = max(naive, key=lambda result: (result.evaluable_n or 0, result.key))
    state = CellState.RESPONSE if largest.responders_n else CellState.FAILS_IN_PATIENTS
    figure = format_count(largest.responders_n, largest.evaluable_n)
    return replace(cell, state=state, figure=figure, naive_result=largest)


def _is_naive_response(result: EfficacyResultContent) -> bool:
    """A counted response rate of TKI-naive patients, whose tumours are not expected to carry a resistance mutation."""
    is_response = result.endpoint == Endpoint.ORR and result.responders_n is not None
    return is_response and result.cohort.prior_tki == PriorTki.NAIVE and not result.cohort.mutation


def derive_state(evidence: Sequence[Evidence]) -> tuple[CellState, list[Evidence]]:
    """The state of a cell and the evidence that decides it: patients, else the laboratory, else what 2024 claimed."""
    patients = _of_type(evidence, EvidenceType.CLINICAL)
    if patients:
        return _state_in_patients(patients), patients
    laboratory = _of_type(evidence, EvidenceType.PRECLINICAL, EvidenceType.KNOWLEDGE_BASE)
    if laboratory:
        opinions = [*laboratory, *_of_type(evidence, EvidenceType.PROPOSED)]
        return _state_in_laboratory(opinions), laboratory
    if _of_type(evidence, EvidenceType.PAGE_CLAIM):
        return CellState.CLAIMED, []
    return CellState.NO_DATA, []


def _of_type(evidence: Sequence[Evidence], *types: EvidenceType) -> list[Evidence]:
    return [item for item in evidence if item.sensitivity.evidence_type in types]


def _activities(evidence: Sequence[Evidence]) -> set[Activity]:
    return {item.sensitivity.activity for item in evidence}


def _state_in_patients(patients: Sequence[Evidence]) -> CellState:
    activities = _activities(patients)
    if Activity.RESISTANT not in activities:
        counted = any(item.result for item in patients)
        return CellState.RESPONSE if counted else CellState.SINGLE_PATIENTS
    return CellState.FAILS_IN_PATIENTS if activities == {Activity.RESISTANT} else CellState.CONFLICTING


def _state_in_laboratory(opinions: Sequence[Evidence]) -> CellState:
    activities = _activities(opinions)
    if {Activity.SENSITIVE, Activity.RESISTANT} <= activities:
        return CellState.CONFLICTING
    if Activity.RESISTANT in activities:
        return CellState.FAILS_IN_LABORATORY
    return CellState.WEAKENED if activities == {Activity.INTERMEDIATE} else CellState.LABORATORY


def _figure(deciding: Sequence[Evidence]) -> str:
    """The responders of the largest population, else the IC50 as printed."""
    counted = [item for item in deciding if item.count]
    if counted:
        largest = max(counted, key=lambda item: (item.result.evaluable_n or 0) if item.result else 0)
        return largest.count
    printed = [item.sensitivity for item in deciding if item.sensitivity.ic50_nm]
    return f"IC50 {format_ic50(printed[0])}" if printed else ""
