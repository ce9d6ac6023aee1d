"""One number of one population, as a figure of results shows it: in the words of the tables."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, gettext_noop

from publication.rendering.figures.axis import LEFT, RIGHT, Axis
from publication.rendering.figures.chart import ChartRow
from publication.rendering.figures.marks import interval, point
from publication.rendering.figures.text import Run
from publication.rendering.measures import Measure
from publication.rendering.result_rows import ResultRow
from trials.choices import PriorTki
from trials.content import EfficacyResultContent

HEAD = (
    gettext_noop("Group"),
    gettext_noop("Drug"),
    gettext_noop("Population"),
    gettext_noop("ROS1 TKI before"),
    gettext_noop("Value"),
    gettext_noop("Interval"),
    gettext_noop("Patients"),
    gettext_noop("Remarks"),
    gettext_noop("Record"),
)


@dataclass(frozen=True)
class Item:
    """A measure of a row, below the heading that it stands under."""

    group: str
    row: ResultRow
    measure: Measure
    names_drug: bool = False
    says_before: bool = False

    @property
    def result(self) -> EfficacyResultContent:
        return self.measure.result

    @property
    def population(self) -> str:
        """The cohort, and the part of it that was measured if that is only a part."""
        label, whole = self.measure.label, self.row.cohort.label
        if not label or label == self.result.cohort.label:
            return label or whole
        return f"{whole}, {label}"

    @property
    def before(self) -> str:
        """What the patients had had before, where neither heading nor population says it."""
        prior = self.row.prior_tki
        if self.says_before:
            is_said = prior in self.population or prior in self.group or self.row.cohort.prior_tki == PriorTki.NAIVE
            return "" if is_said else gettext("ROS1 TKI before: {prior}").format(prior=prior)
        return gettext("not all TKI-naive: {prior}").format(prior=prior) if self.row.is_mixed else ""

    @property
    def patients(self) -> str:
        """How many patients, where the value itself does not say it."""
        if self.result.evaluable_n is None:
            return gettext("n not stated")
        return "" if self.result.is_percentage else f"n = {self.result.evaluable_n}"

    @property
    def remarks(self) -> list[str]:
        """What the table says below the number."""
        state = self.measure.note.state_words
        said = {
            f"△ {gettext('n under 10')}": self.measure.is_small,
            gettext("count derived"): self.measure.is_derived,
            f"◌ {state}": bool(state),
        }
        return [words for words, holds in said.items() if holds]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table behind the figure."""
        count = self.result.evaluable_n
        return (
            self.group, self.row.drug.inn, self.population, self.row.prior_tki, self.measure.value,
            self.measure.interval, gettext("not stated") if count is None else str(count), "; ".join(self.remarks),
            self.result.key,
        )  # fmt: skip

    def is_on(self, axis: Axis) -> bool:
        """Whether it is a value of the axis: a share at a month is none of an axis of months."""
        return self.result.is_percentage == axis.is_percent

    def draw(self, axis: Axis) -> ChartRow:
        """The words of the tables, and the mark where there is something to mark."""
        name: list[Run] = [(self.row.drug.inn, "b")] if self.names_drug else []
        said = " · ".join([self.measure.interval, *filter(None, [self.patients]), *self.remarks])
        lines: list[list[Run]] = [[*name, (self.population, "")], [(self.measure.value, "b"), (said, "")]]
        if self.before:
            lines.insert(1, [(self.before, "m")])
        return ChartRow(tuple(tuple(line) for line in lines), self._mark(axis) if self.is_on(axis) else "")

    def _mark(self, axis: Axis) -> str:
        estimate = _value(self.result.estimate)
        dot = "" if estimate is None else point(axis.place(estimate), is_small=self.measure.is_small)
        return self._interval(axis) + dot

    def _interval(self, axis: Axis) -> str:
        """From bound to bound; to the end of the axis where a bound is no number."""
        if not self.result.has_interval:
            return ""
        low, high = _value(self.result.ci_lower), _value(self.result.ci_upper)
        start = LEFT if low is None else axis.place(low)
        end = RIGHT if high is None else axis.place(high)
        return interval(start, end, is_open_low=low is None, is_open_high=high is None)


def _value(printed: str | None) -> Decimal | None:
    return None if printed is None else Decimal(printed)
