"""Stamps: a row from a sheet that is older than its record is refused, and says who changed it when."""

import pytest
from django.utils import timezone

from drugs.models import Drug
from drugs.resources import DrugResource
from review.models import Organisation
from review.tables import Outcome, Refusal, Table, import_table
from tests.factories import cite, edit, make_drug, make_organisation, make_reference, make_user, set_by_sql
from tests.review.tables.test_importing import as_csv, load

pytestmark = pytest.mark.django_db


def exported(drug, **changes: str) -> dict[str, str]:
    """The row of an export, with changes."""
    dataset = DrugResource().export(Drug.objects.filter(pk=drug.pk))
    return {**dict(zip(dataset.headers, dataset[0], strict=True)), **changes}


def moment(drug) -> str:
    return f"{timezone.localtime(drug.get_latest_history().history_date):%-d %B %Y at %H:%M}"


def test_an_export_ends_in_the_digest_of_each_row():
    drug = make_drug()
    assert list(exported(drug)) == [*Table(Drug).names, "digest"]
    assert exported(drug)["digest"] == drug.digest


def test_a_row_whose_record_has_changed_since_is_refused_and_says_who_changed_it_when():
    row = exported(make_drug())
    changed = edit(Drug.objects.get(), drug_class="type I", by=make_user("contributor", "jane.roe"))
    summary = load(Drug, {**row, "drug_class": "type II"})
    assert summary.refused == [
        Refusal(
            2,
            "digest",
            "“exampletinib” is not what it was in this sheet: "
            f"changed by jane.roe on {moment(changed)}. Export it again.",
        )
    ]
    assert Drug.objects.get().drug_class == "type I"


def test_a_row_whose_sources_have_changed_since_is_refused():
    row = exported(make_drug())
    edit(Drug.objects.get(), citations=[cite(make_reference(key="other2025"))])
    assert [one.column for one in load(Drug, {**row, "drug_class": "type II"}).refused] == ["digest"]


def test_a_row_that_was_changed_past_the_history_is_refused():
    drug = make_drug()
    row = exported(drug)
    set_by_sql(drug, drug_class="type X")
    assert [one.column for one in load(Drug, {**row, "drug_class": "type II"}).refused] == ["digest"]


def test_the_rows_beside_a_refused_one_are_refused_with_it():
    old, other = exported(make_drug()), exported(make_drug(key="othertinib", inn="othertinib"))
    edit(Drug.objects.get(key="exampletinib"), drug_class="type I")
    summary = load(Drug, {**old, "drug_class": "type II"}, {**other, "drug_class": "type II"})
    assert [row.outcome for row in summary.rows] == [Outcome.REFUSED, Outcome.CHANGED]
    assert Drug.objects.get(key="othertinib").drug_class == ""


def test_a_row_that_is_as_it_was_exported_is_taken():
    summary = load(Drug, exported(make_drug(), drug_class="type II"))
    assert (summary.changed, summary.refused) == (1, [])
    assert Drug.objects.get().drug_class == "type II"


def test_the_same_exported_file_twice_changes_nothing_the_second_time():
    drug = make_drug()
    new = exported(drug, key="newtinib", inn="newtinib", digest="")
    rows = [exported(drug, drug_class="type II"), new]
    load(Drug, *rows)
    again = load(Drug, *rows)
    assert (again.added, again.changed, again.unchanged, again.refused) == (0, 0, 2, [])
    assert Drug.history.count() == 3


def test_a_sheet_without_digests_is_taken_as_before():
    drug = make_drug()
    row = {**Table(Drug).texts(drug), "drug_class": "type II"}
    edit(drug, drug_class="type I")
    assert load(Drug, row).changed == 1


def test_a_row_without_a_digest_is_a_new_one():
    drug = make_drug()
    assert load(Drug, exported(drug, key="newtinib", inn="newtinib", digest="")).added == 1
    assert load(Drug, exported(drug, digest="", drug_class="type II")).refused == [
        Refusal(
            2,
            "digest",
            f"There is a drug “exampletinib” already: added by contributor on {moment(drug)}. "
            "Export it, then change it.",
        )
    ]


def test_a_row_with_a_digest_whose_record_is_gone_is_refused():
    drug = make_drug()
    row = exported(drug)
    copied = load(Drug, {**row, "key": "newtinib", "inn": "newtinib"}).refused
    assert [one.reason for one in copied] == [
        "There is no drug “newtinib”, but the row has a digest. Leave the digest empty to add a new drug."
    ]
    drug.citations.all().delete()
    drug.delete()
    (gone,) = load(Drug, row).refused
    assert gone.reason.startswith("There is no drug “exampletinib” any more: deleted by a command on ")


def test_organisations_carry_no_digest():
    make_organisation()
    data = as_csv({**Table(Organisation).texts(Organisation.objects.get()), "digest": ""})
    summary = import_table(Organisation, data, by=make_user("data manager"), reason="Again.")
    assert [one.reason for one in summary.refused] == ["Unknown columns: digest. Known: name, kind."]
