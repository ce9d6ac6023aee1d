"""What signers declare of themselves: nobody confirms it for another."""

import pytest

from review.declarations import has_declared
from review.models import ReviewerProfile
from tests.admin_forms import fields_of, login, page_text
from tests.factories import declared, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve():
    return declared(make_user("medical reviewer", "eve"))


def save_for_her(eve, **changes):
    administrator = login("administrator")
    address = f"/admin/review/reviewerprofile/{eve.reviewer_profile.pk}/change/"
    fields = fields_of(administrator.get(address))
    assert not fields.keys() & {"confirmed_at", "confirmed_at_0", "confirmed_by"}
    administrator.post(address, fields | changes)


@pytest.mark.parametrize("changes", [{"credentials": "Professor"}, {"interests": "Lectures."}, {"interested_in": None}])
def test_what_an_administrator_puts_down_for_a_reviewer_she_has_to_confirm_anew(eve, changes):
    maker = make_organisation()
    save_for_her(eve, **{name: value or [maker.pk] for name, value in changes.items()})
    assert not has_declared(eve)
    assert ReviewerProfile.objects.get(user=eve).confirmed_by is None


def test_a_profile_that_is_saved_as_it_is_stays_confirmed(eve):
    save_for_her(eve)
    assert has_declared(eve)


def test_her_desk_asks_a_signer_for_her_declaration_and_nobody_else():
    asked = "Confirm them before you sign"
    assert asked in page_text(login("medical reviewer", "zoe", has_declared=False).get("/admin/"))
    assert asked not in page_text(login("medical reviewer", "eve").get("/admin/"))
    assert asked not in page_text(login("editor", has_declared=False).get("/admin/"))
