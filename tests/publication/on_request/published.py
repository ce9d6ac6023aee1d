"""Both editions of the project's own content, published whole but for PDFs, without a database."""

from pathlib import Path

from publication.rendering.files import render_pages_and_data
from publication.serving.bundle_writing import write_bundle
from publication.serving.current import Current, replace_current
from tests.publication.fixture_documents import fixture_document


def publish_both(root: Path) -> Path:
    """Write both bundles below `root`, and turn readers to the second."""
    first, second = fixture_document(1), fixture_document(2)
    header = second.edition.model_copy(update={"previous_digest": first.content_digest})
    second = second.model_copy(update={"edition": header})
    write_bundle(root, first, render_pages_and_data(first))
    folder = write_bundle(root, second, render_pages_and_data(second, [first.edition]), [first.edition])
    replace_current(root, Current(2, folder.name))
    return root
