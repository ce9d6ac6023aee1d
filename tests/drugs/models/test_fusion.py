import pytest

from drugs.models import FusionShare
from tests.constraints import assert_accepted, assert_refused
from tests.factories import make_fusion, the_reference

pytestmark = pytest.mark.django_db


def test_a_key_is_a_gene_symbol():
    record = make_fusion()
    for key in ["CD74", "SDC4", "HLA-A", "A"]:
        assert_accepted(record, key=key)


def test_a_key_that_is_no_gene_symbol_is_refused():
    record = make_fusion()
    for key in ["cd74", "CD74::ROS1", "4CD", "CD 74", "ABCDEFGHIJKLMNOP"]:
        assert_refused(record, "A partner's key is its HGNC symbol, such as CD74.", key=key)


def stored_share(**values):
    share = FusionShare(cohort="42 example patients", reference=the_reference(), **values)
    return make_fusion(shares=[share]).shares.get()


@pytest.mark.parametrize(("count", "denominator"), [(0, 42), (42, 42), (None, 42), (None, None)])
def test_a_count_is_at_most_the_number_examined(count, denominator):
    assert_accepted(stored_share(), count=count, denominator=denominator)


@pytest.mark.parametrize(("count", "denominator"), [(43, 42), (5, None)])
def test_a_count_above_the_number_examined_or_without_it_is_refused(count, denominator):
    sentence = "The count cannot exceed the number examined; give both."
    assert_refused(stored_share(), sentence, count=count, denominator=denominator)


def test_a_share_is_a_number_as_printed():
    share = stored_share()
    assert_accepted(share, percent="44.0")
    assert_refused(share, "Enter the number as printed, such as 62 or 9.0, without a unit.", percent="44%")


def test_a_partner_is_named_as_a_fusion():
    assert str(make_fusion()) == "CD74::ROS1"
