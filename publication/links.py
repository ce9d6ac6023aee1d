"""What a content names, and on which of those records it rests."""

from algorithm.content import DecisionNodeContent
from drugs.content import ApprovalContent, DrugContent, ResistanceMutationContent
from pages.content import VALUE_MARK, CorrectionContent, SectionContent, StatementContent
from review.content import RecordContent
from trials.content import EfficacyResultContent, SensitivityContent

Link = tuple[str, str]
"""A record's kind and key."""

KIND_OF_VALUE = {
    "result": EfficacyResultContent.record_kind,
    "approval": ApprovalContent.record_kind,
    "drug": DrugContent.record_kind,
    "mutation": ResistanceMutationContent.record_kind,
    "frequency": ResistanceMutationContent.record_kind,
    "ic50": SensitivityContent.record_kind,
}
"""Whose key a value mark such as {{ result:KEY.estimate }} begins with."""


def printed_records(content: RecordContent) -> frozenset[Link]:
    """The records of which a statement or a step prints a value."""
    if isinstance(content, StatementContent):
        prose = content.text
    elif isinstance(content, DecisionNodeContent):
        prose = "\n".join([content.title, content.detail, *(option.detail for option in content.options)])
    else:
        return frozenset()
    marks = VALUE_MARK.findall(prose)
    return frozenset((KIND_OF_VALUE[kind], key.split(".")[0].strip()) for kind, key in marks if kind in KIND_OF_VALUE)


def links_of(content: RecordContent) -> frozenset[Link]:
    """Every record that a content names or prints a value of."""
    return content.names_records | printed_records(content)


def rests_on(content: RecordContent) -> frozenset[Link]:
    """The records without which a content may no longer be true.

    Left out are links that carry no evidence: the section in which a statement stands, what a correction bears on, and
    the earlier readout that a result supersedes.
    """
    links = links_of(content)
    if isinstance(content, StatementContent):
        return links - {(SectionContent.record_kind, content.section)}
    if isinstance(content, CorrectionContent):
        return links - {(part.record_kind, part.record_key) for part in content.bears_on}
    if isinstance(content, EfficacyResultContent):
        return links - {(content.record_kind, content.supersedes)}
    return links
