from review.choices import State
from tests.publication.pseudo_language import pseudo_language


def test_a_label_is_in_the_language_in_which_it_is_asked_for():
    assert State.CHANGED.label == "changed since approval"
    with pseudo_language():
        assert State.CHANGED.label == "⟦changed since approval⟧"


def test_fields_and_migrations_hold_labels_as_they_are_written():
    with pseudo_language():
        assert State.choices[:2] == [("draft", "draft"), ("approved", "approved")]


def test_a_label_is_a_plain_text():
    assert type(State.CHANGED.label) is str
