"""Tables in the admin: the dry run writes nothing and shows what the import then does."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from drugs.models import Drug
from review.tables import Table
from tests.admin_forms import fields_of, login, page_text
from tests.factories import FACTORIES, make_drug, make_user

pytestmark = pytest.mark.django_db

IMPORT = "admin:drugs_drug_import"


@pytest.fixture
def manager():
    return login("data manager")


def table_of(model, *rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, Table(model).names)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def try_out(client, data: bytes, name: str = "drugs.csv"):
    return client.post(reverse(IMPORT), {"file": SimpleUploadedFile(name, data), "reason": "News of today."})


def confirm(client, response):
    return client.post(reverse("admin:drugs_drug_process_import"), fields_of(response), follow=True)


def test_the_dry_run_writes_nothing_and_the_import_does_what_it_showed(manager):
    drug = make_drug()
    row = Table(Drug).texts(drug)
    data = table_of(Drug, {**row, "drug_class": "type II"}, {**row, "key": "newtinib", "inn": "newtinib"})
    shown = try_out(manager, data)
    assert (shown.context["summary"].added, shown.context["summary"].changed) == (1, 1)
    assert "Changed: exampletinib line 2" in page_text(shown)
    assert "drug_class empty type II" in page_text(shown)
    assert Drug.history.count() == 1
    done = confirm(manager, shown)
    assert [str(message) for message in done.context["messages"]] == ["Imported: 1 added, 1 changed, 0 unchanged."]
    newest = Drug.objects.get(key="exampletinib").get_latest_history()
    assert (newest.drug_class, newest.history_user, newest.history_change_reason) == (
        "type II",
        make_user("data manager"),
        "Import of drugs.csv: News of today.",
    )


def test_a_refused_file_is_shown_with_line_column_and_reason_and_cannot_be_confirmed(manager):
    row = Table(Drug).texts(make_drug())
    response = try_out(manager, table_of(Drug, {**row, "kind": "potion", "drug_class": "x"}))
    assert "2 kind “potion” is not one of: medicine, regimen, class." in page_text(response)
    assert response.context["ticket"] == ""
    assert Drug.history.count() == 1


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(manager, monkeypatch):
    monkeypatch.setattr("review.admin.importing.import_table", lambda *args, **options: pytest.fail("It was read."))
    response = try_out(manager, b"x" * 50 * 1024 * 1024)
    assert response.context["form"].errors["file"] == ["The file has 50 MB. At most 10 MB fit."]


def test_a_confirmation_that_nobody_gave_imports_nothing(manager):
    response = manager.post(reverse("admin:drugs_drug_process_import"), {"ticket": "passwd"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "The file is no longer here. Choose it again; nothing was imported."
    ]


def test_a_confirmation_holds_for_one_person_one_table_and_once(manager):
    row = Table(Drug).texts(make_drug())
    shown = try_out(manager, table_of(Drug, {**row, "drug_class": "new"}))
    ticket = fields_of(shown)
    for client, address in [
        (login("data manager", "another"), "admin:drugs_drug_process_import"),
        (manager, "admin:drugs_approval_process_import"),
    ]:
        client.post(reverse(address), ticket)
        assert Drug.history.count() == 1
    confirm(manager, shown)
    confirm(manager, shown)
    assert Drug.history.count() == 2


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_every_export_is_taken_back_without_a_change(model, manager):
    record = FACTORIES[model]()
    prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    export = manager.get(reverse(f"{prefix}_export"))
    count = model.objects.count()
    assert export.content.startswith(b"\xef\xbb\xbfkey,")
    shown = manager.post(
        reverse(f"{prefix}_import"), {"file": SimpleUploadedFile("x.csv", export.content), "reason": "Again."}
    )
    summary = shown.context["summary"]
    assert (summary.unchanged, summary.changed, summary.added, summary.refused) == (count, 0, 0, [])
    assert record.key in export.content.decode()


def test_an_export_takes_the_same_number_of_queries_for_one_row_and_for_many(manager, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_drug()
    address = reverse("admin:drugs_drug_export")
    manager.get(address)
    with CaptureQueriesContext(connection) as one:
        manager.get(address)
    for number in range(5):
        make_drug(key=f"tinib{number}", inn=f"tinib{number}")
    with django_assert_max_num_queries(len(one)):
        manager.get(address)


def test_the_export_of_a_filtered_list_holds_what_was_listed(manager):
    make_drug()
    make_drug(key="othertinib", inn="othertinib", kind="regimen")
    response = manager.get(reverse("admin:drugs_drug_export"), {"kind__exact": "regimen"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["key"] for row in rows] == ["othertinib"]
    assert response["Content-Disposition"].startswith('attachment; filename="drugs-')
