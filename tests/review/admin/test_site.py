"""The admin as a whole: every kind of record has its admin and its table, and a demonstration says that it is one."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from review.admin import RecordAdmin, ReviewableAdmin
from review.models import Record, Reviewable
from tests.admin_forms import login, page_text

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
BANNER = "Demonstration. Sign-offs here are made by demonstration accounts. No clinician has reviewed this."


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_record_has_an_admin_and_a_table(model):
    registered = admin.site._registry[model]
    base = ReviewableAdmin if issubclass(model, Reviewable) else RecordAdmin
    assert isinstance(registered, base)
    assert registered.resource.model is model
    assert "latest_change" in registered.list_display


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_of_a_content_can_be_edited(model):
    """Each stands in a fieldset or is a list of parts of its own."""
    registered = admin.site._registry[model]
    names = {
        name for _, options in [*registered.sections, *registered.last_sections] for name in flat(options["fields"])
    }
    inlines = {inline.model for inline in registered.get_inlines(None, None)}
    for name in model.content_class.model_fields:
        field = model._meta.get_field(name)
        assert field.related_model in inlines if field.one_to_many else name in names


def flat(fields):
    return [name for field in fields for name in (field if isinstance(field, tuple) else (field,))]


@pytest.mark.django_db
@pytest.mark.parametrize("is_demonstration", [True, False])
def test_a_demonstration_says_so_on_every_page_of_the_admin(is_demonstration, settings):
    settings.IS_DEMONSTRATION = is_demonstration
    client = login("contributor")
    for address in (reverse("admin:drugs_drug_changelist"), reverse("admin:drugs_drug_add")):
        assert (BANNER in page_text(client.get(address))) is is_demonstration
