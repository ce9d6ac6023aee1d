"""A row of the result tables: a drug in a population, with what was measured in it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.content import DrugContent
from publication.rendering.measures import Measure, judged_by, readouts
from publication.rendering.notes import Note
from references.content import CitationContent
from trials.choices import CohortBasis, Endpoint, PriorTki
from trials.content import CohortContent, TrialContent
from trials.formatting import format_prior_chemotherapy, format_prior_tki

BRAIN = frozenset({Endpoint.INTRACRANIAL_ORR, Endpoint.INTRACRANIAL_DCR, Endpoint.INTRACRANIAL_PFS})


@dataclass(frozen=True)
class Cell:
    """The measures below one heading. Where there is none, a later readout may stand in another row."""

    label: str
    measures: list[Measure]
    endpoint: Endpoint
    is_replaced: bool
    other: list[Measure]
    """What was measured besides, and is no response: a control rate, a survival of the brain."""

    @property
    def is_unstated(self) -> bool:
        return not self.measures and not self.other and not self.is_replaced

    @property
    def gap(self) -> str:
        """What is missing where there is nothing."""
        return self.endpoint.label


@dataclass(frozen=True)
class WordCell:
    """The words below one heading, and what is missing where they are not stated."""

    label: str
    text: str
    gap: str

    @property
    def is_unstated(self) -> bool:
        return self.text == gettext("not stated")


@dataclass(frozen=True)
class ResultRow:
    """A drug in a population: one row."""

    drug: DrugContent
    cohort: CohortContent
    trials: tuple[TrialContent, ...]
    response: list[Measure]
    duration: list[Measure]
    progression_free: list[Measure]
    survival: list[Measure]
    intracranial: list[Measure]
    other: list[Measure]
    citations: tuple[CitationContent, ...]
    replaced: frozenset[Endpoint]
    earlier: tuple[Measure, ...] = ()
    """What later readouts replaced, the newest first."""

    @property
    def readouts(self) -> list[tuple[str, str]]:
        return readouts(self.measures)

    @property
    def cells(self) -> list[Cell]:
        """What the columns of numbers show, in their order."""
        columns = (
            (gettext("Response (ORR)"), Endpoint.ORR, self.response),
            (gettext("Duration of response"), Endpoint.DOR, self.duration),
            (gettext("Progression-free survival"), Endpoint.PFS, self.progression_free),
            (gettext("Overall survival"), Endpoint.OS, self.survival),
            (gettext("Response in the brain"), Endpoint.INTRACRANIAL_ORR, self.intracranial),
        )
        return [
            Cell(label, measures, endpoint, endpoint in self.replaced, self._other_of(endpoint))
            for label, endpoint, measures in columns
        ]

    def _other_of(self, endpoint: Endpoint) -> list[Measure]:
        """What stands below an endpoint without being it: of the brain below the brain's, the rest below responses."""
        is_brain = endpoint == Endpoint.INTRACRANIAL_ORR
        if not is_brain and endpoint != Endpoint.ORR:
            return []
        return [item for item in self.other if (item.result.endpoint in BRAIN) is is_brain]

    @property
    def word_cells(self) -> list[WordCell]:
        """What the columns of words show, in their order."""
        return [
            WordCell(gettext("Assessed by"), judged_by(self.measures), gettext("who assessed it")),
            WordCell(
                gettext("Chemotherapy before"),
                format_prior_chemotherapy(self.cohort),
                gettext("chemotherapy before"),
            ),
        ]

    @property
    def unstated(self) -> list[str]:
        """What is missing in the row: told in one line where a row is a card."""
        cells: list[Cell | WordCell] = [*self.cells, *self.word_cells]
        return [cell.gap for cell in cells if cell.is_unstated]

    @property
    def measures(self) -> list[Measure]:
        groups = (self.response, self.duration, self.progression_free, self.survival, self.intracranial, self.other)
        return [item for group in groups for item in group]

    @property
    def notes(self) -> list[Note]:
        return [item.note for item in self.measures]

    @property
    def evaluable_n(self) -> int | None:
        """How many patients the row is about, by its response rate, else by its largest result."""
        counts = [item.result.evaluable_n for item in (self.response or self.measures) if item.result.evaluable_n]
        return max(counts, default=None)

    @property
    def prior_tki(self) -> str:
        return format_prior_tki(self.cohort)

    @property
    def is_mixed(self) -> bool:
        """Whether some of its patients may have had a ROS1 TKI before."""
        return self.cohort.prior_tki != PriorTki.NAIVE

    @property
    def basis(self) -> str:
        """Where the patients come from, unless it is simply one trial."""
        plain = {CohortBasis.TRIAL, CohortBasis.NOT_STATED}
        return "" if self.cohort.basis in plain else self.cohort.basis.label
