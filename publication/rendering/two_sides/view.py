"""What stands on the two sides, at one degree of detail."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from django.utils.translation import gettext

from pages.choices import Block
from publication.rendering.book import Book
from publication.rendering.grid import Grid
from publication.rendering.result_tables import ResultRow, RowGroup
from publication.rendering.sections import StatementView
from publication.rendering.two_sides.news import News, build_news
from publication.rendering.two_sides.rules import GRID_RULES, RESULT_RULES, without_research
from publication.rendering.two_sides.steps import Line, halves, part_lines


@dataclass(frozen=True)
class FrontDetail:
    """How much the front shows: by which rule results, and of how many letters a detail of a step may be."""

    results: int
    detail_length: int


@dataclass(frozen=True)
class BackDetail:
    """How much the back shows: by which rule results and mutations, and how many changes by name."""

    results: int
    news: int
    grid: int = 0


WHOLE, SHORT = 10_000, 90

FRONT = (
    FrontDetail(0, WHOLE),
    FrontDetail(0, SHORT),
    FrontDetail(1, SHORT),
    FrontDetail(2, SHORT),
    FrontDetail(2, 0),
)
BACK = (
    *(BackDetail(0, news) for news in (16, 12, 9, 6)),
    *(BackDetail(1, news) for news in (9, 6, 4)),
    *(BackDetail(2, news) for news in (4, 0)),
    BackDetail(2, 0, grid=1),
)
"""From much to little, for each side."""


@dataclass(frozen=True)
class TwoSides:
    """A book on two sides."""

    book: Book
    front: FrontDetail = FRONT[0]
    back: BackDetail = BACK[0]

    @property
    def address(self) -> str:
        """Where it says whether this edition is superseded."""
        return self.book.address

    @cached_property
    def pretreated(self) -> list[RowGroup]:
        groups = [
            RowGroup(group.title, self._chosen(self.back.results, group.rows)) for group in self.book.pretreated.groups
        ]
        return [group for group in groups if group.rows]

    @property
    def pretreated_rule(self) -> str:
        return gettext(RESULT_RULES[self.back.results].words)

    @cached_property
    def naive(self) -> list[ResultRow]:
        return self._chosen(self.front.results, [row for group in self.book.naive.groups for row in group.rows])

    @property
    def naive_rule(self) -> str:
        return gettext(RESULT_RULES[self.front.results].words)

    @cached_property
    def grid(self) -> Grid:
        whole = without_research(self.book.grid)
        return Grid(whole.drugs, tuple(row for row in whole.rows if GRID_RULES[self.back.grid].keeps(row)))

    @property
    def grid_rule(self) -> str:
        return gettext(GRID_RULES[self.back.grid].words)

    @cached_property
    def steps(self) -> tuple[list[Line], list[Line]]:
        return halves(part_lines(self.book.outline))

    @property
    def caveats(self) -> list[tuple[StatementView, StatementView]]:
        """Each caveat of the algorithm's section after the statement that it limits: neither stands alone."""
        items = [
            item
            for section in self.book.body_sections
            if section.block == Block.ALGORITHM
            for item in section.items
            if isinstance(item, StatementView)
        ]
        return [(before, item) for before, item in pairwise(items) if item.is_caveat]

    @cached_property
    def news(self) -> News:
        return build_news(self.book.document, at_most=self.back.news)

    def _chosen(self, rule: int, rows: Sequence[ResultRow]) -> list[ResultRow]:
        return RESULT_RULES[rule].choose(self.book.document, rows)
