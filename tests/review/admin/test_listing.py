"""Lists show where each record stands and who changed it last, with the same number of queries for 1 and 30 rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin_forms import login, page_text
from tests.factories import FACTORIES, approve_with_sources, edit, make_drug

pytestmark = pytest.mark.django_db


def list_of(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def test_state_and_latest_change_stand_in_the_list():
    client = login("contributor")
    approved, changed, _ = [make_drug(key=key, inn=key) for key in ("atinib", "btinib", "ctinib")]
    approve_with_sources(approved, changed)
    edit(changed, drug_class="new")
    text = page_text(client.get(list_of(type(approved))))
    assert "atinib medicine - not stated ✓ approved checked against the source" in text
    assert "btinib medicine new not stated ≠ changed since approval" in text
    assert "ctinib medicine - not stated ○ draft" in text


@pytest.mark.parametrize(
    ("state", "keys"), [("approved", ["atinib"]), ("changed", ["btinib"]), ("draft", ["ctinib"]), ("withheld", [])]
)
def test_the_list_is_filtered_by_state(state, keys):
    approved, changed, _ = [make_drug(key=key, inn=key) for key in ("atinib", "btinib", "ctinib")]
    approve_with_sources(approved, changed)
    edit(changed, drug_class="new")
    response = login("contributor").get(list_of(type(approved)), {"state": state})
    assert [drug.key for drug in response.context["cl"].result_list] == keys


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_every_list_and_form_opens(model):
    record = FACTORIES[model]()
    client = login("contributor")
    listed = client.get(list_of(model), {"q": record.key})
    assert [row.pk for row in listed.context["cl"].result_list] == [record.pk]
    form = client.get(reverse(f"{listed.resolver_match.view_name.removesuffix('changelist')}add"))
    assert form.context["adminform"].form.fields["change_reason"].required


def count_queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def make_copy(record, number):
    """Another record like it, with a key of its own shape."""
    copy = type(record)._base_manager.get(pk=record.pk)
    copy.pk, copy._state.adding = None, True
    copy.key = {
        "Trial": f"NCT{number + 2:08}",
        "FusionPartner": f"COPY{number}",
        "ResistanceMutation": f"G{number + 1}R",
    }.get(type(record).__name__, f"copy{number}")
    if hasattr(copy, "nct_id"):
        copy.nct_id = copy.key
    if hasattr(copy, "doi"):
        copy.doi = ""
    if hasattr(copy, "protein_change"):
        copy.protein_change = f"p.Gly{number + 1}Arg"
    return copy


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_the_number_of_queries_does_not_grow_with_the_list(model):
    client = login("contributor")
    address = list_of(model)
    record = FACTORIES[model]()
    one = count_queries(client, address)
    for number in range(29):
        make_copy(record, number).save()
    assert count_queries(client, address) <= one + 1
