"""Editing in the admin: one history row a save, with who and why; nothing where nothing changed."""

import pytest
from django.test import Client
from django.urls import reverse

from drugs.models import Drug
from tests.admin_forms import change_address, form_data, login, page_text
from tests.factories import FACTORIES, cite, make_drug, make_reference, make_result, make_user
from trials.models import EfficacyResult

pytestmark = pytest.mark.django_db


@pytest.fixture
def contributor() -> Client:
    return login("contributor")


def save(client: Client, record, **changes):
    """Open the form, change fields of it, save it; the response after the redirect."""
    address = change_address(record)
    return client.post(address, form_data(client, address, **changes), follow=True)


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_opening_and_saving_unchanged_writes_nothing_and_says_so(model, contributor):
    record = FACTORIES[model]()
    count = model.history.count()
    response = save(contributor, record)
    assert model.history.count() == count
    assert [str(message) for message in response.context["messages"]] == [
        f"Nothing changed, so nothing was written: {record}."
    ]
    assert model._base_manager.get(pk=record.pk).digest == record.digest


def test_a_change_leaves_one_history_row_with_user_and_reason(contributor):
    result = make_result()
    save(contributor, result, estimate="80", change_reason="As in Table 2.")
    rows = list(result.history.order_by("history_id"))
    assert [(row.history_type, row.history_user.username, row.history_change_reason) for row in rows] == [
        ("+", "contributor", "Add an example."),
        ("~", "contributor", "As in Table 2."),
    ]
    assert EfficacyResult.objects.get().estimate == "80"


def test_a_changed_citation_alone_leaves_one_history_row_and_another_digest(contributor):
    result = make_result()
    prefix = "references-citation-record_type-record_id"
    save(contributor, result, **{f"{prefix}-0-locator": "Table 2"})
    fresh = EfficacyResult.objects.get()
    assert [citation.locator for citation in fresh.citations.all()] == ["Table 2"]
    assert result.history.count() == 2
    assert fresh.digest != result.digest
    assert fresh.digest == fresh.build_content().content_digest == fresh.get_latest_history().digest


def test_a_citation_is_added_and_another_removed_in_one_save(contributor):
    other = make_reference(key="other2025")
    result = make_result()
    prefix = "references-citation-record_type-record_id"
    changes = {
        f"{prefix}-TOTAL_FORMS": "2",
        f"{prefix}-0-DELETE": "on",
        f"{prefix}-1-reference": str(other.pk),
        f"{prefix}-1-locator": "p. 7",
        f"{prefix}-1-quote": "",
        f"{prefix}-1-id": "",
    }
    save(contributor, result, **changes)
    assert [str(citation) for citation in EfficacyResult.objects.get().citations.all()] == ["other2025, p. 7"]
    assert result.history.count() == 2


def test_a_new_record_has_one_history_row_with_its_citations(contributor):
    reference = make_reference()
    address = reverse("admin:drugs_drug_add")
    prefix = "references-citation-record_type-record_id"
    data = form_data(
        contributor,
        address,
        key="newtinib",
        inn="newtinib",
        origin="primary",
        **{f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-0-reference": str(reference.pk), f"{prefix}-0-locator": ""},
    )
    contributor.post(address, data)
    drug = Drug.objects.get(key="newtinib")
    (row,) = drug.history.all()
    assert (row.history_type, row.history_user.username) == ("+", "contributor")
    assert '"citations":[{"reference":"example2024"}]' in row.content


def test_without_a_reason_nothing_is_written(contributor):
    result = make_result()
    response = save(contributor, result, estimate="80", change_reason=" ")
    assert response.context["adminform"].form.errors == {
        "change_reason": ["Say why: every change leaves its reason in the history."]
    }
    assert EfficacyResult.objects.get().estimate == "79"


def test_line_ends_of_a_browser_are_no_change(contributor):
    drug = make_drug(editor_note="one\ntwo", verification_note="a\n\nb")
    save(contributor, drug, editor_note="one\r\ntwo", verification_note=" a\r\n\r\nb ")
    assert drug.history.count() == 1


def test_an_objection_of_a_constraint_stands_at_its_field(contributor):
    response = save(contributor, make_result(), responders_n="72")
    assert response.context["adminform"].form.errors == {
        "responders_n": ["There cannot be more responders than evaluable patients; give both."]
    }


def test_two_citations_of_one_place_are_refused_with_a_sentence(contributor):
    result = make_result(citations=[cite(locator="a"), cite(locator="b")])
    prefix = "references-citation-record_type-record_id"
    response = save(contributor, result, **{f"{prefix}-1-locator": "a"})
    assert "This place of this reference is cited already." in page_text(response)
    assert result.history.count() == 1


def test_two_steps_may_change_places(contributor):
    from algorithm.models import Option
    from tests.factories import make_action, make_node

    action, other = make_action(), make_action(key="other", title="Wait")
    node = make_node(options=[Option(position=1, leads_to=action), Option(position=2, leads_to=other)])
    save(contributor, node, **{"options-0-position": "2", "options-1-position": "1"})
    assert [option.leads_to.key for option in node.options.order_by("position")] == ["other", "treat"]
    assert node.history.count() == 2


def test_the_key_of_a_signed_record_cannot_be_typed(contributor):
    from tests.factories import approve_with_sources

    drug = make_drug()
    approve_with_sources(drug)
    response = contributor.get(change_address(drug))
    assert "key" not in response.context["adminform"].form.fields
    save(contributor, drug, key="renamedtinib", drug_class="new")
    assert Drug.objects.get().key == "exampletinib"


def test_what_the_models_object_to_at_the_last_moment_comes_back_on_the_form(contributor):
    """A read-only key is left out of the form's own checks, so only the write itself notices."""
    from tests.factories import approve_with_sources, make_mutation

    mutation = make_mutation()
    approve_with_sources(mutation)
    response = save(contributor, mutation, protein_change="p.Gly2032Lys", change_reason="Mine.")
    assert response.status_code == 200
    assert "The short name of p.Gly2032Lys is G2032K." in page_text(response)
    assert response.context["adminform"].form["change_reason"].value() == "Mine."


def test_a_draft_can_be_deleted_and_a_signed_record_cannot():
    from tests.factories import approve_with_sources

    client = login("data manager")
    draft, signed = make_drug(), make_drug(key="othertinib", inn="othertinib")
    approve_with_sources(signed)
    client.post(reverse("admin:drugs_drug_delete", args=[draft.pk]), {"post": "yes"})
    refused = client.post(reverse("admin:drugs_drug_delete", args=[signed.pk]), {"post": "yes"})
    assert refused.status_code == 403
    assert [drug.key for drug in Drug.objects.all()] == ["othertinib"]
    gone = Drug.history.get(history_type="-")
    assert (gone.key, gone.history_user) == ("exampletinib", make_user("data manager"))


def test_a_selection_with_something_signed_in_it_is_not_deleted():
    from tests.factories import approve_with_sources

    client = login("data manager")
    draft, signed = make_drug(), make_drug(key="othertinib", inn="othertinib")
    approve_with_sources(signed)
    data = {"action": "delete_selected", "_selected_action": [draft.pk, signed.pk], "post": "yes"}
    response = client.post(reverse("admin:drugs_drug_changelist"), data, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Not deleted, because signed: othertinib. Withdraw these instead, each with a reason."
    ]
    data["_selected_action"] = [draft.pk]
    client.post(reverse("admin:drugs_drug_changelist"), data)
    assert [drug.key for drug in Drug.objects.all()] == ["othertinib"]


def test_a_cohort_warns_of_the_results_that_change_with_it(contributor):
    result = make_result()
    response = contributor.get(change_address(result.cohort))
    assert [str(message) for message in response.context["messages"]] == [
        "What you change here changes 1 results, whose approvals then lapse: exampletinib-example-naive-orr."
    ]


def test_someone_saves_as_their_own_what_was_written_past_the_history(contributor):
    from tests.factories import set_by_sql

    result = make_result()
    set_by_sql(result, estimate="80")
    save(contributor, result, change_reason="Checked: 80 is right.")
    rows = list(result.history.order_by("history_id"))
    assert [(row.history_user.username, row.estimate) for row in rows] == [("contributor", "79"), ("contributor", "80")]
