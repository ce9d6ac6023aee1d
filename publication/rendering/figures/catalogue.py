"""All figures of an edition, by the place where they stand."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from drugs.content import DrugContent
from publication.rendering.figures.algorithm import algorithm_figures
from publication.rendering.figures.approvals import approval_figures
from publication.rendering.figures.figure import Figure
from publication.rendering.figures.fusions import fusion_figures
from publication.rendering.figures.grid import grid_figures
from publication.rendering.figures.mutations import mutation_figures
from publication.rendering.figures.results import drug_figures, naive_figures, pretreated_figures

if TYPE_CHECKING:
    from publication.rendering.book import Book


class Figures:
    """The figures of a book, each drawn when it is first asked for."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @cached_property
    def naive(self) -> list[Figure]:
        return naive_figures(self._book.naive)

    @cached_property
    def pretreated(self) -> list[Figure]:
        return pretreated_figures(self._book.pretreated)

    @cached_property
    def mutations(self) -> list[Figure]:
        return mutation_figures(self._book.mutations)

    @cached_property
    def algorithm(self) -> list[Figure]:
        return algorithm_figures(self._book.outline)

    @cached_property
    def grid(self) -> list[Figure]:
        """To be taken elsewhere: the pages show the table itself."""
        return grid_figures(self._book.grid)

    @cached_property
    def fusions(self) -> list[Figure]:
        return fusion_figures(self._book.fusions)

    @cached_property
    def approvals(self) -> list[Figure]:
        return approval_figures(self._book.document, self._book.notes)

    @cached_property
    def drugs(self) -> Mapping[str, list[Figure]]:
        """The figures on the page of each drug, by its key."""
        return {
            drug.key: drug_figures(drug.key, drug.inn, self._book.tables.of_drug(drug.key))
            for drug in self._book.document.of(DrugContent)
        }

    def all(self) -> Iterator[Figure]:
        """Every figure once."""
        places = (self.naive, self.algorithm, self.mutations, self.grid, self.pretreated, self.fusions, self.approvals)
        for figures in (*places, *self.drugs.values()):
            yield from figures
