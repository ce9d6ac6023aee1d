import pytest

from publication import actions
from publication.uses import FEW, Use, count_uses, get_uses
from review.choices import State
from tests.admin_forms import change_address, login, page_text
from tests.factories import (
    approve_with_sources,
    decide,
    edit,
    make_drug,
    make_result,
    make_sensitivity,
    make_statement,
    make_user,
    the_reference,
)
from tests.publication.editing import publish_now, render_in_little

pytestmark = pytest.mark.django_db

DRUG = ("drugs.drug", "exampletinib")
SOURCE = ("references.reference", "example2024")


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)


def uses_of(*name: str) -> list[Use]:
    return get_uses([name])[name]


def used(record_kind: str, key: str) -> list[tuple[str, str, State, bool, bool]]:
    return [(use.record_kind, use.key, use.state, use.is_now, use.is_published) for use in uses_of(record_kind, key)]


def test_a_draft_that_names_a_record_uses_it():
    sensitivity = make_sensitivity()
    assert used("drugs.resistancemutation", "G2032R") == [
        ("trials.sensitivity", sensitivity.key, State.DRAFT, True, False)
    ]
    (use,) = uses_of("drugs.resistancemutation", "G2032R")
    assert (use.pk, use.name) == (sensitivity.pk, "exampletinib on G2032R")


def test_a_value_in_prose_is_a_use():
    result = make_result()
    make_statement(text=f"{{{{ result:{result.key} }}}} responded.")
    assert [use.key for use in uses_of("trials.efficacyresult", result.key)] == ["overview-01"]


def test_a_key_that_only_occurs_in_a_text_is_none():
    make_drug()
    make_statement(text="See example2024 and exampletinib.", citations=[])
    assert used(*DRUG) == []
    assert [use.key for use in uses_of(*SOURCE)] == ["exampletinib"]


def test_a_record_of_another_kind_with_the_same_key_is_not_meant():
    make_drug(key="example2024", citations=[])
    make_statement(text="{{ drug:example2024 }} works.", citations=[])
    assert used(*SOURCE) == []


def test_what_is_published_and_what_stands_now_are_told_apart():
    drug = make_drug()
    statement = make_statement(text="{{ drug:exampletinib }} works.")
    approve_with_sources(statement, drug)
    publish_now()
    assert used(*DRUG) == [("pages.statement", "overview-01", State.APPROVED, True, True)]
    edit(statement, text="It works.")
    assert used(*DRUG) == [("pages.statement", "overview-01", State.CHANGED, False, True)]
    make_sensitivity()
    assert [use[-2:] for use in used(*DRUG)] == [(True, False), (False, True)]


def test_a_withheld_use_says_so():
    statement = make_statement(drugs=[make_drug()])
    approve_with_sources(statement)
    decide(statement, "withhold", by=make_user("editor"), reason="Look at once.")
    assert [use.state for use in uses_of(*DRUG)] == [State.WITHHELD]


def test_what_was_deleted_uses_nothing():
    statement = make_statement(drugs=[make_drug()])
    statement.delete()
    assert used(*DRUG) == []


def test_the_queries_do_not_grow_with_the_records(django_assert_num_queries):
    make_drug()
    with django_assert_num_queries(3):
        assert len(uses_of(*SOURCE)) == 1
    for number in range(9):
        make_drug(key=f"exampletinib-{number}")
    with django_assert_num_queries(3):
        assert len(uses_of(*SOURCE)) == 10


def test_many_records_are_asked_for_at_once_and_get_what_each_alone_would():
    make_statement(drugs=[make_drug()])
    make_sensitivity()
    names = [SOURCE, DRUG, *(("references.reference", f"no-{number}") for number in range(FEW))]
    found = get_uses(names)
    assert found == {name: uses_of(*name) for name in names}
    assert count_uses(names) == {SOURCE: 4, DRUG: 2}


def test_what_only_the_current_edition_has_is_shown_and_not_counted():
    drug = make_drug()
    statement = make_statement(text="{{ drug:exampletinib }} works.")
    approve_with_sources(statement, drug)
    publish_now()
    edit(statement, text="It works.")
    assert [use.content.text for use in uses_of(*DRUG)] == ["{{ drug:exampletinib }} works."]
    assert count_uses([DRUG]) == {}


def test_the_page_of_a_record_leads_to_what_uses_it():
    sensitivity = make_sensitivity()
    response = login("contributor").get(change_address(the_reference()))
    assert "Used by 3 records" in page_text(response)
    assert f'href="{change_address(sensitivity)}"' in response.content.decode()
    assert "now; not yet before readers" in page_text(response)


def test_the_page_of_a_record_says_which_source_changed():
    drug = make_drug()
    approve_with_sources(drug)
    edit(the_reference(), erratum="Table 2.")
    decide(the_reference())
    text = page_text(login("contributor").get(change_address(drug)))
    assert "Source changed. example2024 was corrected by its publisher: Table 2." in text
    assert "Nothing else names it." in text
