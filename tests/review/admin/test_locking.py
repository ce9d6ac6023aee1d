"""Two editors at once: the second is told, sees both versions, and loses nothing that was typed."""

import pytest

from review.admin.locking import Clash
from tests.admin_forms import change_address, fields_of, form_data, login, page_text
from tests.factories import cite, edit, make_drug, make_mutation, make_reference, make_result, make_user
from trials.models import EfficacyResult

pytestmark = pytest.mark.django_db

CITATIONS = "references-citation-record_type-record_id"


@pytest.fixture
def editors():
    """Two browsers, two people."""
    return login("contributor", "anna"), login("contributor", "ben")


def clashes(response):
    return {clash.label: clash for clash in response.context["conflict"].clashes}


def test_the_second_of_two_editors_writes_nothing_and_is_told_who_did_what(editors):
    anna, ben = editors
    result = make_result()
    address = change_address(result)
    first = form_data(anna, address, estimate="80", change_reason="Table 2.")
    second = form_data(ben, address, estimate="81", change_reason="Abstract.")
    anna.post(address, first)
    response = ben.post(address, second)
    assert EfficacyResult.objects.get().estimate == "80"
    assert result.history.count() == 2
    (row,) = response.context["conflict"].newer
    assert (row.history_user.username, row.history_change_reason) == ("anna", "Table 2.")
    assert clashes(response) == {
        "estimate": Clash("estimate", ("79",), ("80",), ("81",), is_yours_kept=True, is_theirs_changed=True)
    }
    assert "Someone else saved this record while you had it open" in page_text(response)


def test_what_was_typed_stands_in_the_form_and_saving_again_is_a_decision(editors):
    anna, ben = editors
    address = change_address(make_result())
    first = form_data(anna, address, estimate="80")
    second = form_data(ben, address, estimate="81", note="Mine.", change_reason="Abstract.")
    anna.post(address, first)
    came_back = fields_of(ben.post(address, second))
    assert (came_back["estimate"], came_back["note"], came_back["change_reason"]) == (["81"], ["Mine."], ["Abstract."])
    ben.post(address, came_back)
    stored = EfficacyResult.objects.get()
    assert (stored.estimate, stored.note) == ("81", "Mine.")
    assert [row.history_user.username for row in stored.history.order_by("history_id")] == [
        "contributor",
        "anna",
        "ben",
    ]


def test_a_field_that_only_the_other_changed_keeps_the_stored_value(editors):
    anna, ben = editors
    other = make_drug(key="othertinib", inn="othertinib")
    address = change_address(make_result())
    first = form_data(anna, address, estimate="80", drug=str(other.pk), is_confirmed="on")
    second = form_data(ben, address, note="Mine.")
    anna.post(address, first)
    response = ben.post(address, second)
    kept = {label: (clash.stored, clash.yours, clash.is_yours_kept) for label, clash in clashes(response).items()}
    assert kept == {
        "drug": (("othertinib",), ("exampletinib",), False),
        "confirmed responses": (("yes",), ("no",), False),
        "estimate": (("80",), ("79",), False),
        "note": ((), ("Mine.",), True),
    }
    ben.post(address, fields_of(response))
    stored = EfficacyResult.objects.get()
    assert (stored.estimate, stored.drug.key, stored.is_confirmed, stored.note) == ("80", "othertinib", True, "Mine.")


def test_two_editors_who_changed_only_citations_are_told(editors):
    anna, ben = editors
    result = make_result(citations=[cite(locator="a")])
    address = change_address(result)
    first = form_data(anna, address, **{f"{CITATIONS}-0-locator": "Table 2"})
    second = form_data(ben, address, **{f"{CITATIONS}-0-locator": "Table 3"})
    anna.post(address, first)
    response = ben.post(address, second)
    (clash,) = response.context["conflict"].clashes
    assert (clash.label, clash.opened, clash.stored, clash.yours, clash.is_yours_kept) == (
        "citations",
        ("reference: example2024; locator: a",),
        ("reference: example2024; locator: Table 2",),
        ("reference: example2024; locator: Table 3",),
        True,
    )
    assert [citation.locator for citation in EfficacyResult.objects.get().citations.all()] == ["Table 2"]
    ben.post(address, fields_of(response))
    assert [citation.locator for citation in EfficacyResult.objects.get().citations.all()] == ["Table 3"]


def test_a_citation_that_the_other_added_is_not_lost_by_one_who_touched_none(editors):
    anna, ben = editors
    other = make_reference(key="other2025")
    address = change_address(make_result())
    added = {f"{CITATIONS}-TOTAL_FORMS": "2", f"{CITATIONS}-1-reference": str(other.pk), f"{CITATIONS}-1-locator": ""}
    first, second = form_data(anna, address, **added), form_data(ben, address, note="Mine.")
    anna.post(address, first)
    response = ben.post(address, second)
    assert [clash.label for clash in response.context["conflict"].clashes if not clash.is_yours_kept] == ["citations"]
    ben.post(address, fields_of(response))
    stored = EfficacyResult.objects.get()
    assert {citation.reference.key for citation in stored.citations.all()} == {"example2024", "other2025"}
    assert stored.note == "Mine."


def test_a_citation_typed_by_one_survives_the_removal_of_others_by_the_other(editors):
    anna, ben = editors
    other = make_reference(key="other2025")
    address = change_address(make_result())
    added = {
        f"{CITATIONS}-TOTAL_FORMS": "2",
        f"{CITATIONS}-1-reference": str(other.pk),
        f"{CITATIONS}-1-locator": "p. 1",
    }
    first = form_data(anna, address, **{f"{CITATIONS}-0-DELETE": "on"})
    second = form_data(ben, address, **added)
    anna.post(address, first)
    response = ben.post(address, second)
    (clash,) = response.context["conflict"].clashes
    assert (clash.stored, clash.yours) == (
        (),
        ("reference: example2024", "reference: other2025; locator: p. 1"),
    )
    ben.post(address, fields_of(response))
    stored = EfficacyResult.objects.get()
    assert {str(citation) for citation in stored.citations.all()} == {"example2024", "other2025, p. 1"}


def test_an_unreadable_row_of_parts_comes_back_as_it_was_typed(editors):
    anna, ben = editors
    address = change_address(make_mutation())
    count = {"frequencies-TOTAL_FORMS": "1", "frequencies-0-context": "typed", "frequencies-0-percent": "x"}
    first, second = form_data(anna, address, note="Hers."), form_data(ben, address, **count)
    anna.post(address, first)
    response = ben.post(address, second)
    came_back = fields_of(response)
    assert (came_back["frequencies-0-context"], came_back["frequencies-0-percent"]) == (["typed"], ["x"])
    assert came_back["note"] == ["Hers."]


def test_a_link_to_many_that_both_changed_shows_both(editors):
    anna, ben = editors
    from drugs.models import Drug
    from tests.factories import make_organisation

    one, two = make_organisation(name="One Pharma"), make_organisation(name="Two Pharma")
    address = change_address(make_drug())
    first = form_data(anna, address, manufacturers=[str(one.pk)])
    second = form_data(ben, address, manufacturers=[str(two.pk)])
    anna.post(address, first)
    response = ben.post(address, second)
    clash = clashes(response)["manufacturers"]
    assert (clash.opened, clash.stored, clash.yours) == ((), ("One Pharma",), ("Two Pharma",))
    ben.post(address, fields_of(response))
    assert [maker.name for maker in Drug.objects.get().manufacturers.all()] == ["Two Pharma"]


def test_an_import_meanwhile_counts_as_another_editor(editors):
    _, ben = editors
    result = make_result()
    address = change_address(result)
    data = form_data(ben, address, note="Mine.")
    edit(result, by=make_user("data manager"), reason="Import of x.csv", estimate="80")
    response = ben.post(address, data)
    assert response.context["conflict"].newer[0].history_change_reason == "Import of x.csv"
    assert EfficacyResult.objects.get().note == ""


def test_the_same_editor_in_two_windows_is_asked_too(editors):
    anna, _ = editors
    address = change_address(make_result())
    first, second = form_data(anna, address, note="one"), form_data(anna, address, note="two")
    anna.post(address, first)
    assert anna.post(address, second).context["conflict"].clashes[0].stored == ("one",)


def test_a_form_without_the_row_it_was_opened_at_is_not_believed(editors):
    anna, _ = editors
    address = change_address(make_result())
    data = form_data(anna, address, note="mine")
    del data["opened_at"]
    response = anna.post(address, data)
    assert EfficacyResult.objects.get().note == ""
    assert fields_of(response)["note"] == ["mine"]


def test_saving_twice_in_turn_is_no_conflict(editors):
    anna, ben = editors
    result = make_result()
    address = change_address(result)
    anna.post(address, form_data(anna, address, note="one"))
    ben.post(address, form_data(ben, address, note="two"))
    assert EfficacyResult.objects.get().note == "two"
    assert result.history.count() == 3
