"""What records are called where a document is at hand: a drug by its INN, which its key is not always."""

from drugs.content import DrugContent
from publication.document import Document
from review.content import RecordContent


def inn_of(document: Document, key: str) -> str:
    """The INN of a drug; its key where the document does not have it."""
    drug = document.get(DrugContent, key)
    return drug.inn if drug else key


def name_of(content: RecordContent, document: Document) -> str:
    """What a content is called, with the INN of the drug that it is of."""
    drug = getattr(content, "drug", "")
    return content.model_copy(update={"drug": inn_of(document, drug)}).name if drug else content.name
