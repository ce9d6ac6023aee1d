"""The preview of the next edition marks every record that changed, whatever its kind, on the site and in the PDF."""

from publication.document import Change
from publication.rendering.book import Book
from publication.rendering.html import render_book, treatment_page
from publication.rendering.numbering import order_of_citation
from tests.publication.documents import document, drug, medium_document, reference

MARK = "◆</span> Changed since the last edition"
SUPERSEDED = {("trials.efficacyresult", "specimenib-2014-orr")}
"""A result of which the PDF shows nothing."""


class Asked(dict):
    """Stands for the changes of a book, and keeps which records were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[tuple[str, str]] = set()

    def get(self, name, default=None):
        self.names.add(name)
        return default


def asking_book() -> Book:
    book = Book(medium_document())
    book.marked = Asked()
    return book


def names(book: Book) -> set[tuple[str, str]]:
    return {(entry.content.record_kind, entry.content.key) for entry in book.document.entries()}


def drawn(book: Book, *, is_pdf: bool) -> str:
    page = treatment_page(book, is_pdf=is_pdf)
    draft = page.draw()
    return page.finish(draft, order_of_citation(draft, book.references))


def test_every_record_has_a_place_on_the_site_where_its_change_is_marked():
    book = asking_book()
    assert list(render_book(book))
    assert names(book) - book.marked.names == set()


def test_every_record_that_the_pdf_shows_has_a_place_in_it_where_its_change_is_marked():
    book = asking_book()
    drawn(book, is_pdf=True)
    assert names(book) - book.marked.names == SUPERSEDED


def test_a_changed_approval_listing_reference_and_cell_of_the_grid_are_marked_on_the_page_and_in_the_pdf():
    kinds = ("drugs.approval", "drugs.guidelinelisting", "references.reference", "trials.sensitivity", "pages.section")
    for kind in kinds:
        whole = medium_document()
        changed = next(entry.content for entry in whole.entries() if entry.content.record_kind == kind)
        change = Change(record_kind=kind, key=changed.key, name=changed.name, change="changed")
        for is_pdf in (False, True):
            book = Book(whole.model_copy(update={"changes": (change,)}), is_preview=True, marks_changes=True)
            assert drawn(book, is_pdf=is_pdf).count(MARK) > 0, (kind, is_pdf)


def test_an_edition_marks_nothing():
    change = Change(record_kind="drugs.drug", key="exampletinib", name="exampletinib", change="changed")
    book = Book(document(reference("alpha2024"), drug(), changes=(change,)))
    assert not [path for path, body in render_book(book) if b"change-mark" in body and path.endswith(".html")]
