"""Which drugs are approved where, by the approvals of a document; which have a role."""

from drugs.choices import ApprovalEvent, Jurisdiction, TreatmentLine
from drugs.content import ApprovalContent, DrugContent
from publication.document import Document
from trials.marks import DrugQuery


def approvals_of(document: Document, drug: str) -> list[ApprovalContent]:
    """A drug's approvals, by place and date."""
    mine = [approval for approval in document.of(ApprovalContent) if approval.drug == drug]
    places = list(Jurisdiction)
    return sorted(mine, key=lambda item: (places.index(item.jurisdiction), item.event_date or "", item.key))


def decisions_by_place(document: Document, drug: str) -> dict[Jurisdiction, list[ApprovalContent]]:
    """A drug's approvals in each place of which the document knows any drug's; [] where none of this one is on record.

    That none is on record does not say that there is none.
    """
    known = {approval.jurisdiction for approval in document.of(ApprovalContent)}
    mine = approvals_of(document, drug)
    return {
        place: [approval for approval in mine if approval.jurisdiction == place]
        for place in Jurisdiction
        if place in known
    }


def covers(approval: ApprovalContent, line: str) -> bool:
    """Whether an approval covers a line ("first", "later"); "" is any."""
    return not line or approval.line in {TreatmentLine.ANY, TreatmentLine(line)}


def is_granted(approval: ApprovalContent, others: list[ApprovalContent]) -> bool:
    """An approval that was given and, as far as these events tell, not withdrawn since."""
    if approval.event not in ApprovalEvent.granting():
        return False
    return not any(
        other.event == ApprovalEvent.WITHDRAWN
        and other.jurisdiction == approval.jurisdiction
        and other.line in {approval.line, TreatmentLine.ANY}
        and (other.event_date or "9999") >= (approval.event_date or "")
        for other in others
    )


def approved_drugs(document: Document, place: str, line: str = "") -> list[str]:
    """Keys of the drugs approved in a place (for a line), alphabetical. Raises ValueError for one that is unknown."""
    jurisdiction = Jurisdiction(place)
    if line:
        TreatmentLine(line)
    here = [item for item in document.of(ApprovalContent) if item.jurisdiction == jurisdiction and covers(item, line)]
    return sorted({item.drug for item in here if is_granted(item, approvals_of(document, item.drug))})


def answer_query(document: Document, query: DrugQuery) -> list[str]:
    """Keys of the drugs that a query of prose finds, alphabetical."""
    if query.role:
        return sorted(drug.key for drug in document.of(DrugContent) if drug.has_role(query.role))
    return approved_drugs(document, str(query.place), query.line.value if query.line else "")
