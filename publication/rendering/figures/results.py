"""Figures of results: response rates and times, each number with its interval, as the tables of results print them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from publication.rendering.figures.axis import Axis, months_axis, percent_axis
from publication.rendering.figures.chart import ChartGroup, draw_chart
from publication.rendering.figures.figure import Figure
from publication.rendering.figures.result_items import HEAD, Item
from publication.rendering.measures import Measure
from publication.rendering.result_rows import ResultRow
from publication.rendering.result_tables import PretreatedTable, ResultTable
from trials.choices import PriorTki

SEPARATE = _(
    "Separate single-arm trials in different patients: the numbers of two drugs cannot be set against each other."
)
KEY = {
    _("△ Open diamond: n under 10."): lambda items: any(item.measure.is_small for item in items),
    _("A point without a line: no interval."): lambda items: any(not item.result.has_interval for item in items),
    _("An arrow: the bound is no number; the words say why."): lambda items: any(map(_has_open_bound, items)),
}
"""What the shapes mean, said where they occur."""


@dataclass(frozen=True)
class Question:
    """What one figure shows of each population."""

    key: str
    title: str
    pick: Callable[[ResultRow], list[Measure]]
    is_percent: bool = True


RESPONSE = Question("response", _("Response rate (ORR)"), lambda row: row.response)
QUESTIONS = (
    RESPONSE,
    Question("dor", _("Duration of response (DOR), median in months"), lambda row: row.duration, False),
    Question(
        "pfs",
        _("Progression-free survival (PFS), median in months"),
        lambda row: row.progression_free,
        False,
    ),
    Question("intracranial", _("Response rate in the brain"), lambda row: row.intracranial),
)
"""In the order of the tables' columns."""


@dataclass(frozen=True)
class Patients:
    """Of whom some figures are: what their keys begin with, what their titles end with, where their table stands."""

    key: str
    words: str
    table: str
    names_drug: bool = False
    says_before: bool = False


def naive_figures(table: ResultTable) -> list[Figure]:
    """The figures above the table of TKI-naive patients, by drug."""
    rows = [(group.drug.inn, row) for group in table.groups for row in group.rows]
    return _figures(Patients("naive", gettext("no ROS1 TKI before"), "naive-table"), rows)


def pretreated_figures(table: PretreatedTable) -> list[Figure]:
    """The figures above the table of patients treated with a ROS1 TKI before, in its order."""
    rows = [(group.title, row) for group in table.groups for row in group.rows]
    every = Patients("pretreated", gettext("after a ROS1 TKI"), "pretreated-table", names_drug=True, says_before=True)
    mutated = replace(every, key="mutated", words=gettext("after a ROS1 TKI, with a given mutation"))
    return [
        *_figures(every, [(title, row) for title, row in rows if not row.cohort.mutation]),
        *_figures(mutated, [(title, row) for title, row in rows if row.cohort.mutation]),
    ]


def drug_figures(drug: str, inn: str, rows: Sequence[ResultRow]) -> list[Figure]:
    """The response rates of one drug, by what its patients had had before."""
    listed = [(_heading(row), row) for row in rows]
    return _figures(Patients(f"drug-{drug}", inn, "results", says_before=True), listed, questions=(RESPONSE,))


def _heading(row: ResultRow) -> str:
    prior = row.cohort.prior_tki
    is_stated = prior != PriorTki.NOT_STATED
    return prior.label if is_stated else gettext("ROS1 TKI before: {prior}").format(prior=prior.label)


def _figures(
    patients: Patients, rows: Sequence[tuple[str, ResultRow]], questions: Iterable[Question] = QUESTIONS
) -> list[Figure]:
    """One figure for each question that any row answers."""
    asked = [(question, _items(patients, question, rows)) for question in questions]
    return [_figure(patients, question, items) for question, items in asked if items]


def _items(patients: Patients, question: Question, rows: Sequence[tuple[str, ResultRow]]) -> list[Item]:
    return [
        Item(group, row, measure, patients.names_drug, patients.says_before)
        for group, row in rows
        for measure in question.pick(row)
    ]


def _figure(patients: Patients, question: Question, items: Sequence[Item]) -> Figure:
    axis = percent_axis() if question.is_percent else months_axis(_numbers(items))
    titles = dict.fromkeys(item.group for item in items)
    groups = [ChartGroup(title, tuple(item.draw(axis) for item in items if item.group == title)) for title in titles]
    return Figure(
        key=f"{patients.key}-{question.key}",
        title=f"{gettext(question.title)}, {patients.words}",
        description=_description(items),
        drawing=draw_chart(groups, axis, _foot(items, axis)),
        head=HEAD,
        rows=tuple(item.cells for item in items),
        table=patients.table,
    )


def _numbers(items: Iterable[Item]) -> list[Decimal]:
    """All the months that have to find a place."""
    results = [item.result for item in items if not item.result.is_percentage]
    printed = [text for result in results for text in (result.estimate, result.ci_lower, result.ci_upper)]
    return [Decimal(text) for text in printed if text is not None]


def _foot(items: Sequence[Item], axis: Axis) -> list[str]:
    marked = [item for item in items if item.is_on(axis)]
    key = [gettext(words) for words, occurs in KEY.items() if occurs(marked)]
    if len(marked) < len(items):
        key.append(gettext("A share at a month is no median, and is not marked."))
    return [*key, gettext(SEPARATE)]


def _has_open_bound(item: Item) -> bool:
    return item.result.has_interval and None in {item.result.ci_lower, item.result.ci_upper}


def _description(items: Sequence[Item]) -> str:
    drugs = list(dict.fromkeys(item.row.drug.inn for item in items))
    said = gettext(
        "Forest plot. Numbers: {count}, each a point with its interval where the source gives one, in the order of the "
        "table, which prints the same. Drugs: {drugs}."
    ).format(count=len(items), drugs=", ".join(drugs))
    return f"{said} {gettext(SEPARATE)}"
