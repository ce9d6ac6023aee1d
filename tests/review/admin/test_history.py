"""History in the admin: who, when, why, and what, parts included; nothing can be turned back from it."""

import pytest
from django.urls import reverse

from tests.admin_forms import change_address, login, page_text
from tests.factories import cite, edit, make_drug, make_reference, make_result, make_statement, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def contributor():
    return login("contributor")


def steps(client, record):
    return client.get(change_address(record, "history")).context["steps"]


def test_each_step_says_who_and_why_and_what_changed_field_by_field(contributor):
    result = make_result()
    other = make_user("contributor", "ben")
    edit(result, by=other, reason="Table 2.", estimate="80", citations=[cite(locator="Table 2")])
    newest, first = steps(contributor, result)
    assert (newest.row.history_user, newest.row.history_change_reason) == (other, "Table 2.")
    assert [(change.label, change.before, change.after) for change in newest.changes] == [
        ("citations", ("reference: example2024",), ("reference: example2024; locator: Table 2",)),
        ("estimate", ("79",), ("80",)),
    ]
    assert first.changes == []
    assert ("estimate", ("79",)) in [(shown.name, shown.lines) for shown in first.added]


def test_prose_is_compared_word_by_word(contributor):
    statement = make_statement(text="Exampletinib is an old example of a drug.")
    edit(statement, text="Exampletinib is a good example of a drug.")
    page = contributor.get(change_address(statement, "history")).content.decode()
    assert "Exampletinib is <del>an</del><ins>a</ins> <del>old</del><ins>good</ins> example of a drug." in page


def test_a_working_note_is_in_the_history_although_it_is_no_content(contributor):
    drug = make_drug()
    edit(drug, editor_note="Ask.")
    assert [(change.label, change.after) for change in steps(contributor, drug)[0].changes] == [
        ("editor note", ("Ask.",))
    ]


def test_what_a_reference_is_cited_for_is_a_working_note_too(contributor):
    reference = make_reference()
    edit(reference, supports="79% responded.")
    assert [(change.label, change.after) for change in steps(contributor, reference)[0].changes] == [
        ("supports", ("79% responded.",))
    ]


def test_two_times_are_compared(contributor):
    drug = make_drug()
    edit(drug, drug_class="one")
    edit(drug, drug_class="two")
    newest, middle, first = drug.history.order_by("-history_id")
    address = reverse("admin:drugs_drug_simple_history", args=[drug.pk, first.history_id])
    to_newest = contributor.get(address).context["changes"]
    to_middle = contributor.get(address, {"against": middle.history_id}).context["changes"]
    assert [(change.before, change.after) for change in to_newest] == [((), ("two",))]
    assert [(change.before, change.after) for change in to_middle] == [((), ("one",))]
    assert newest.history_id != middle.history_id


def test_nothing_is_reverted_from_a_version(contributor):
    drug = make_drug()
    edit(drug, drug_class="one")
    first = drug.history.order_by("history_id").first()
    address = reverse("admin:drugs_drug_simple_history", args=[drug.pk, first.history_id])
    assert contributor.post(address, {"drug_class": ""}).status_code == 405
    drug.refresh_from_db()
    assert drug.drug_class == "one"
    assert drug.history.count() == 2


def test_a_version_of_another_record_is_not_shown(contributor):
    drug, other = make_drug(), make_drug(key="othertinib", inn="othertinib")
    address = reverse("admin:drugs_drug_simple_history", args=[drug.pk, other.history.get().history_id])
    assert contributor.get(address).status_code == 404


def test_the_history_of_a_deleted_draft_stays(contributor):
    drug = make_drug()
    pk = drug.pk
    drug.delete()
    response = contributor.get(reverse("admin:drugs_drug_history", args=[pk]))
    assert "This record was deleted. Its history stays." in page_text(response)


def test_a_long_history_comes_in_pages_and_each_step_has_its_difference(contributor):
    drug = make_drug()
    for number in range(55):
        edit(drug, drug_class=f"class {number}")
    assert len(steps(contributor, drug)) == 50
    second = contributor.get(change_address(drug, "history"), {"p": 2}).context["steps"]
    assert [[change.before for change in step.changes] for step in second[:2]] == [[("class 3",)], [("class 2",)]]
    assert len(second) == 6
