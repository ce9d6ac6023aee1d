"""Where-used: what else of an edition rests on a record."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from desk.overview import RecordName
from drugs.content import ApprovalContent, DrugContent, ResistanceMutationContent
from pages.content import VALUE_MARK
from publication.document import Document
from review.content import RecordContent
from trials.content import EfficacyResultContent, SensitivityContent

_KIND_OF_VALUE = {
    "result": EfficacyResultContent.record_kind,
    "approval": ApprovalContent.record_kind,
    "drug": DrugContent.record_kind,
    "mutation": ResistanceMutationContent.record_kind,
    "ic50": SensitivityContent.record_kind,
}
"""Whose key a value mark such as {{ result:KEY.estimate }} names."""


def find_uses(document: Document) -> Mapping[RecordName, Sequence[RecordContent]]:
    """The contents that name each record, or print a value of it."""
    uses: dict[RecordName, list[RecordContent]] = defaultdict(list)
    for entry in document.entries():
        content = entry.content
        for name in sorted(content.names_records | _printed_values(content)):
            uses[name].append(content)
    return uses


def _printed_values(content: RecordContent) -> frozenset[RecordName]:
    prose = "\n".join(str(getattr(content, name, "")) for name in ("text", "detail"))
    return frozenset(
        (_KIND_OF_VALUE[kind], argument.strip().split(".")[0])
        for kind, argument in VALUE_MARK.findall(prose)
        if kind in _KIND_OF_VALUE
    )
