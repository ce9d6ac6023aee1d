import pytest

from publication.on_request.library import NoSuchEdition, open_book, open_document
from tests.publication import bundles

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)


def test_each_edition_is_opened_by_its_number_and_the_current_one_without(editions_root):
    bundles.write(editions_root, FIRST)
    bundles.write(editions_root, SECOND, FIRST)
    assert [open_document(1), open_document(2), open_book().document] == [FIRST, SECOND, SECOND]


def test_a_book_knows_the_editions_before_it(editions_root):
    bundles.write(editions_root, FIRST)
    bundles.write(editions_root, SECOND, FIRST)
    assert [[one.header for one in open_book(number).earlier] for number in (1, 2)] == [[], [FIRST.edition]]


def test_a_number_that_was_never_published_is_no_edition(editions_root):
    bundles.write(editions_root, FIRST)
    with pytest.raises(NoSuchEdition, match=r"^There is no edition 7\.$"):
        open_book(7)


def test_before_the_first_edition_there_is_none(editions_root):
    with pytest.raises(NoSuchEdition):
        open_book()


def test_a_new_edition_is_opened_once_readers_get_it(editions_root):
    bundles.write(editions_root, FIRST)
    assert open_book().document == FIRST
    bundles.write(editions_root, SECOND, FIRST)
    from publication.serving.shelf import look_again

    look_again(editions_root)
    assert open_book().document == SECOND
