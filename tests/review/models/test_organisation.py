import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from review.models import Organisation, ReviewerProfile
from tests.constraints import assert_refused, messages
from tests.factories import make_drug, make_organisation, make_user

pytestmark = pytest.mark.django_db


def test_a_name_stands_once():
    make_organisation()
    assert messages(Organisation(name="Example Pharma")) == ["Organisation with this Name already exists."]


def test_what_an_organisation_does_is_a_known_code():
    assert_refused(make_organisation(), "Value 'XX' is not a valid choice.", kind="XX")


def test_a_name_that_a_drug_holds_is_fixed():
    organisation = make_organisation()
    organisation.name = "Example Pharmaceuticals"
    organisation.full_clean()
    organisation.save()
    make_drug(manufacturers=[organisation])
    organisation.name = "Sample Pharma"
    with pytest.raises(ValidationError, match="“Example Pharmaceuticals” is named already, so its name is fixed"):
        organisation.full_clean()


def test_a_name_that_a_declaration_holds_is_fixed():
    organisation = make_organisation()
    ReviewerProfile.objects.create(user=make_user()).interested_in.add(organisation)
    organisation.name = "Sample Pharma"
    assert messages(organisation) == ["“Example Pharma” is named already, so its name is fixed. Add a new one instead."]


@pytest.mark.parametrize("half", [{"confirmed_at": timezone.now()}, {"confirmed_by": "user"}])
def test_a_declaration_is_confirmed_by_somebody_at_some_time(half):
    user = make_user()
    values = {name: user if value == "user" else value for name, value in half.items()}
    profile = ReviewerProfile(user=user, **values)
    assert messages(profile) == ["A confirmation needs both its time and the person who gave it."]
    with pytest.raises(IntegrityError), transaction.atomic():
        profile.save()
    whole = ReviewerProfile(user=user, confirmed_at=timezone.now(), confirmed_by=user)
    assert messages(whole) == []
    whole.save()
