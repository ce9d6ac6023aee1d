"""Documents put behind each other as editions, each with its changes and the digest of the one before."""

from pathlib import Path

from publication.changes import compare, with_changes
from publication.document import Document
from tests.publication import bundles


def chain(*documents: Document) -> list[Document]:
    """The documents as editions 1, 2, 3 …"""
    editions: list[Document] = []
    for number, document in enumerate(documents, start=1):
        previous = editions[-1] if editions else None
        header = document.edition.model_copy(
            update={"number": number, "previous_digest": previous.content_digest if previous else "0" * 64}
        )
        numbered = document.model_copy(update={"edition": header})
        editions.append(with_changes(numbered, compare(previous, numbered)))
    return editions


def publish(root: Path, *documents: Document) -> list[Document]:
    """Bundles of the documents below `root`, the last one current."""
    editions = chain(*documents)
    for index, document in enumerate(editions):
        bundles.write(root, document, *editions[:index])
    return editions
