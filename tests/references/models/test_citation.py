import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from references.models import Citation
from tests.constraints import messages
from tests.factories import cite, edit, make_drug, make_reference, the_reference

pytestmark = pytest.mark.django_db

ONCE = "This place of this reference is cited already."


def test_a_place_is_cited_once():
    drug = make_drug(citations=[cite(locator="Table 2"), cite(locator="p. 7")])
    again = Citation(record=drug, reference=the_reference(), locator="p. 7")
    assert messages(again) == [ONCE]
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_the_same_place_twice_in_one_edit_is_refused_with_a_sentence_and_nothing_is_written():
    drug = make_drug()
    with pytest.raises(ValidationError, match=ONCE):
        edit(drug, inn="other", citations=[cite(locator="p. 7"), cite(locator="p. 7")])
    drug.refresh_from_db()
    assert (drug.inn, [str(one) for one in drug.citations.all()]) == ("exampletinib", ["example2024"])


def test_a_cited_reference_cannot_be_deleted():
    drug = make_drug()
    with pytest.raises(ProtectedError):
        the_reference().delete()
    assert drug.citations.count() == 1


def test_the_order_in_which_citations_were_entered_says_nothing():
    other = make_reference(key="other2024")
    drug = make_drug(citations=[cite(locator="p. 7"), cite(other)])
    turned = edit(drug, citations=[cite(other), cite(locator="p. 7")])
    assert turned.digest == drug.digest
    assert turned.history.count() == 1


def test_locator_and_quote_are_part_of_what_is_signed():
    drug = make_drug()
    located = edit(drug, citations=[cite(locator="Table 2")])
    quoted = edit(drug, citations=[cite(locator="Table 2", quote="An example.")])
    assert len({drug.digest, located.digest, quoted.digest}) == 3
    assert quoted.history.count() == 3


def test_the_citations_of_a_draft_go_with_it():
    make_drug().delete()
    assert Citation.objects.count() == 0
