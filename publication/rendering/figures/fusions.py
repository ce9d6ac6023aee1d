"""The figure of fusion partners: the shares of one cohort below each other, as printed."""

from collections.abc import Sequence

from django.utils.translation import gettext, gettext_noop

from drugs.content import FusionShareContent
from drugs.formatting import format_share
from publication.rendering.figures.axis import LEFT, Axis, percent_axis
from publication.rendering.figures.chart import ChartGroup, ChartRow, draw_chart
from publication.rendering.figures.figure import Figure
from publication.rendering.figures.marks import bar
from publication.rendering.tables import FusionRow, share_percent

HEAD = (
    gettext_noop("Cohort"),
    gettext_noop("Partner"),
    gettext_noop("Share"),
    gettext_noop("Reference"),
)
HALF = 50

Shares = Sequence[tuple[str, FusionShareContent]]
"""Partner and share."""


def fusion_figures(partners: Sequence[FusionRow]) -> list[Figure]:
    """The shares by cohort, cohorts by name, partners in the order of the table."""
    shares = [(row.partner.key, part) for row in partners for part in row.shares]
    shares.sort(key=lambda pair: _cohort(pair[1]).lower())
    return [_figure(shares, [row.partner.key for row in partners if not row.shares])] if shares else []


def _figure(shares: Shares, others: Sequence[str]) -> Figure:
    axis = percent_axis(100 if any(share_percent(part) > HALF for _, part in shares) else HALF)
    partners = ", ".join(dict.fromkeys(partner for partner, _ in shares))
    cohorts = dict.fromkeys(_cohort(part) for _, part in shares)
    groups = [
        ChartGroup(cohort, tuple(_row(partner, part, axis) for partner, part in shares if _cohort(part) == cohort))
        for cohort in cohorts
    ]
    return Figure(
        key="fusions",
        title=gettext("Genes found fused to ROS1: their share of the fusions in each cohort"),
        description=gettext(
            "A bar for each share ({shares}) below its cohort ({cohorts}), with count and denominator where the source "
            "gives them. Partners: {partners}."
        ).format(shares=len(shares), cohorts=len(cohorts), partners=partners),
        drawing=draw_chart(groups, axis, _foot(shares, others)),
        head=HEAD,
        rows=tuple((_cohort(part), partner, format_share(part), part.reference) for partner, part in shares),
        table="fusions-table",
    )


def _cohort(part: FusionShareContent) -> str:
    return f"{part.cohort}, {part.cancer_type}" if part.cancer_type else part.cohort


def _row(partner: str, part: FusionShareContent, axis: Axis) -> ChartRow:
    percent = share_percent(part)
    mark = "" if percent < 0 else bar(LEFT, axis.place(percent), is_open=part.denominator is None)
    return ChartRow((((partner, "b"), (format_share(part), "")),), mark)


def _foot(shares: Shares, others: Sequence[str]) -> list[str]:
    is_bare = any(part.denominator is None for _, part in shares)
    said = [gettext("Open bar: no denominator in the source read.")] if is_bare else []
    said.append(gettext("Shares of different cohorts cannot be added up."))
    if others:
        said.append(gettext("No share on record: {partners}.").format(partners=", ".join(others)))
    return said
