"""The links that narrow a comparison down to one kind of change, or to one drug."""

from dataclasses import dataclass

from django.utils.translation import gettext

from publication.on_request.answering import query
from publication.on_request.comparison import Comparison


@dataclass(frozen=True)
class FilterLink:
    """A link to the same comparison, narrowed down, with how many changes it shows."""

    label: str
    count: int
    address: str
    is_current: bool


def kind_links(comparison: Comparison) -> list[FilterLink]:
    """All kinds, then each that there is. The drug that is asked for stays."""
    every = FilterLink(gettext("all"), comparison.of_any_kind, _address(comparison, kind=""), not comparison.kind)
    return [
        every,
        *(
            FilterLink(one.label, one.count, _address(comparison, kind=one.code), one.code == (comparison.kind or ""))
            for one in comparison.kinds
            if one.kind
        ),
    ]


def drug_links(comparison: Comparison) -> list[FilterLink]:
    """Each drug that anything changed about. The kind that is asked for stays."""
    return [
        FilterLink(one.inn, one.count, _address(comparison, drug=one.key), one.key == comparison.drug)
        for one in comparison.drugs
    ]


def _address(comparison: Comparison, *, drug: str | None = None, kind: str | None = None) -> str:
    asked = query(
        drug=comparison.drug if drug is None else drug,
        kind=(comparison.kind or "") if kind is None else kind,
    )
    return asked or "./"
