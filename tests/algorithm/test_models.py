import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from algorithm.models import Option
from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import edit, make_action, make_drug, make_node

pytestmark = pytest.mark.django_db

POSITION = "Two options of a step cannot have the same position."


@pytest.mark.parametrize("field", ["kind", "joining"])
def test_each_code_is_held_by_the_database(field):
    assert_refused(make_node(), "Value 'XX' is not a valid choice.", **{field: "XX"})


def test_ways_may_go_together():
    assert_accepted(make_node(), joining="all", kind="question")


def test_two_options_cannot_have_one_position():
    node = make_node()
    again = Option(node=node, position=1, leads_to=node)
    assert messages(again) == [POSITION]
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_two_options_at_one_position_in_one_edit_are_refused_with_a_sentence():
    node = make_node()
    action = node.options.get().leads_to
    with pytest.raises(ValidationError, match=POSITION):
        edit(node, options=[Option(position=2, leads_to=action), Option(position=2, leads_to=action, condition="else")])
    assert [option.position for option in node.options.all()] == [1]


def test_options_stand_in_their_positions_and_are_part_of_what_is_signed():
    node, other = make_node(), make_action(key="wait")
    treat = node.options.get().leads_to
    turned = edit(
        node, options=[Option(position=2, leads_to=treat, condition="else"), Option(position=1, leads_to=other)]
    )
    assert turned.digest != node.digest
    assert [option.leads_to for option in turned.build_content().options] == ["wait", "treat"]


def test_drugs_stand_by_key():
    assert edit(make_node(), drugs=[make_drug()]).build_content().drugs == ("exampletinib",)
