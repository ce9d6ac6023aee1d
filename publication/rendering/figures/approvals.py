"""The time line of approvals: each event of each place where it lies in time, as precisely as its date is known."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext, gettext_noop

from drugs.choices import ApprovalEvent, Jurisdiction
from drugs.content import ApprovalContent, DrugContent
from drugs.formatting import format_approval_date, format_approval_event, format_place
from publication.document import Document
from publication.rendering.figures.axis import Axis, day_value, years_axis
from publication.rendering.figures.chart import ChartGroup, ChartRow, draw_chart
from publication.rendering.figures.figure import Figure
from publication.rendering.figures.marks import bar, cross, point
from publication.rendering.notes import Note, Notes
from review.dates import latest_day

HEAD = (
    gettext_noop("Place"),
    gettext_noop("Drug"),
    gettext_noop("Date"),
    gettext_noop("Event"),
    gettext_noop("Line"),
    gettext_noop("Indication"),
    gettext_noop("Remarks"),
    gettext_noop("Record"),
)
KEY = {
    ApprovalEvent.SUBMITTED: gettext_noop("Open diamond: submitted, not approved."),
    ApprovalEvent.REFUSED: gettext_noop("Cross: refused."),
    ApprovalEvent.WITHDRAWN: gettext_noop("Cross: withdrawn."),
}
"""What the shapes of events that give no approval mean."""


def approval_figures(document: Document, notes: Notes) -> list[Figure]:
    """The time line, where there is anything to show. Of a drug that was taken back nothing is shown."""
    inns = {drug.key: drug.inn for drug in document.of(DrugContent)}
    places = list(Jurisdiction)
    approvals = sorted(
        (item for item in document.of(ApprovalContent) if item.drug in inns),
        key=lambda item: (
            places.index(item.jurisdiction),
            item.event_date or "9999",
            inns[item.drug].lower(),
            item.key,
        ),
    )
    return [_figure(approvals, inns, notes)] if approvals else []


def _figure(approvals: Sequence[ApprovalContent], inns: dict[str, str], notes: Notes) -> Figure:
    axis = _axis(approvals)
    groups = [
        ChartGroup(
            format_place(place),
            tuple(
                _row(item, inns[item.drug], notes.of(item), axis) for item in approvals if item.jurisdiction == place
            ),
        )
        for place in dict.fromkeys(item.jurisdiction for item in approvals)
    ]
    shown = ", ".join(group.title for group in groups)
    return Figure(
        key="approvals",
        title=gettext("Approvals for ROS1+ cancer, by place and date"),
        description=gettext(
            "Time line. Places: {places}. Events: {count}, each with drug, date as far as known, and what was decided."
        ).format(places=shown, count=len(approvals)),
        drawing=draw_chart(groups, axis, _foot(approvals)),
        head=HEAD,
        rows=tuple(_cells(item, inns[item.drug], notes.of(item)) for item in approvals),
    )


def _axis(approvals: Sequence[ApprovalContent]) -> Axis:
    years = [int(item.event_date[:4]) for item in approvals if item.event_date]
    return years_axis(min(years, default=2016), max(years, default=2016))


def _row(approval: ApprovalContent, inn: str, note: Note, axis: Axis) -> ChartRow:
    state = f" · ◌ {note.state_words}" if note.state_words else ""
    lines = (((inn, "b"), (format_approval_event(approval) + state, "")),)
    return ChartRow(lines, _mark(approval, axis))


def _mark(approval: ApprovalContent, axis: Axis) -> str:
    """A shape in the middle of the time that the date may mean; where that is a year, also the year as a bar."""
    if not approval.event_date:
        return ""
    first = datetime.date.fromisoformat(f"{approval.event_date}-01-01"[:10])
    last = latest_day(approval.event_date)
    low, high = axis.place(day_value(first)), axis.place(day_value(last) + 1)
    middle = (low + high) // 2
    span = bar(low, high, is_open=True) if len(approval.event_date) == 4 else ""
    if approval.event in {ApprovalEvent.REFUSED, ApprovalEvent.WITHDRAWN}:
        return span + cross(middle)
    return span + point(middle, is_small=approval.event == ApprovalEvent.SUBMITTED)


def _foot(approvals: Sequence[ApprovalContent]) -> list[str]:
    events = {item.event for item in approvals}
    dates = {len(item.event_date or "") for item in approvals}
    said = [gettext(words) for event, words in KEY.items() if event in events]
    said += [gettext("Open bar: only the year is known.")] if 4 in dates else []
    return said + ([gettext("Without mark: the date is not stated.")] if 0 in dates else [])


def _cells(approval: ApprovalContent, inn: str, note: Note) -> tuple[str, ...]:
    return (
        format_place(approval.jurisdiction), inn, format_approval_date(approval), approval.event.label,
        approval.line.label, approval.indication, note.state_words, approval.key,
    )  # fmt: skip
