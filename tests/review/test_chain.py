import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from review.chain import GENESIS, BrokenChain, check_chain, find_broken_links
from review.models import SignOff
from review.querysets import SignOffsStay
from tests.factories import approve, decide, make_reference, make_user

pytestmark = pytest.mark.django_db


def three_sign_offs():
    return [approve(make_reference(key=f"example{year}"))[0] for year in (2021, 2022, 2023)]


def by_sql(sign_off, **values):
    """What somebody with a database shell can do, and the model cannot."""
    columns = ", ".join(f"{SignOff._meta.get_field(name).column} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE review_signoff SET {columns} WHERE id = %s", [*values.values(), sign_off.pk])


def test_each_sign_off_holds_the_digest_of_the_one_before():
    first, second, third = three_sign_offs()
    assert first.previous_digest == GENESIS
    assert second.previous_digest == first.chain_digest
    assert third.previous_digest == second.chain_digest
    assert list(find_broken_links()) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("key", "other2022"),
        ("record_kind", "drugs.drug"),
        ("reason", "Not what was said."),
        ("overrides", '{"TRIALS-E01": "let pass"}'),
        ("approvals_needed", 3),
        ("authors", '["somebody else"]'),
        ("signer_name", "Somebody Else"),
        ("credentials", "MD"),
        ("interests", "none"),
        ("is_demonstration", True),
        ("signed_at", "2020-01-01 00:00:00"),
    ],
)
def test_whatever_is_altered_is_found_and_named(field, value):
    _, second, _ = three_sign_offs()
    by_sql(second, **{field: value})
    (problem,) = find_broken_links()
    assert problem.startswith(f"Sign-off {second.pk} (")
    assert problem.endswith(": it does not say any more what it said when it was added.")


def test_another_decision_is_found():
    sign_off = decide(make_reference(), "reservation", reason="Only one source.")
    by_sql(sign_off, decision="agree")
    assert len(list(find_broken_links())) == 1


def test_another_signer_is_found():
    _, second, _ = three_sign_offs()
    by_sql(second, signed_by=make_user("editor").pk)
    assert len(list(find_broken_links())) == 1


def test_another_content_is_found_with_and_without_its_digest():
    _, second, third = three_sign_offs()
    by_sql(second, content="{}")
    assert [problem.rpartition(": ")[2] for problem in find_broken_links()] == [
        "its content is not the one that was signed.",
        "it does not say any more what it said when it was added.",
    ]
    by_sql(second, content=third.content, digest=third.digest)
    assert len(list(find_broken_links())) == 1


def test_a_sign_off_that_was_computed_anew_after_the_change_breaks_the_one_after_it():
    _, second, third = three_sign_offs()
    by_sql(second, reason="Forged.")
    forged = SignOff.objects.get(pk=second.pk)
    by_sql(second, chain_digest=forged.compute_chain_digest())
    assert list(find_broken_links()) == [
        f"Sign-off {third.pk} (references.reference example2023, by medical.reviewer): "
        "it does not follow the sign-off before it."
    ]


def test_a_sign_off_that_was_taken_out_is_missed():
    _, second, third = three_sign_offs()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM review_signoff WHERE id = %s", [second.pk])
    with pytest.raises(BrokenChain, match=f"Sign-off {third.pk} .* does not follow"):
        check_chain()


def test_a_new_optional_column_changes_no_chain_digest(monkeypatch):
    (sign_off,) = approve(make_reference())
    with pytest.raises(FieldDoesNotExist):
        SignOff._meta.get_field("second_factor")
    column = type("Column", (), {"name": "second_factor", "attname": "second_factor"})()
    monkeypatch.setattr(sign_off, "second_factor", "", raising=False)
    monkeypatch.setattr(SignOff._meta, "concrete_fields", (*SignOff._meta.concrete_fields, column), raising=False)
    assert sign_off.compute_chain_digest() == sign_off.chain_digest


def test_no_way_of_the_model_alters_or_removes_a_sign_off():
    (sign_off,) = approve(make_reference())
    values = {field.attname: getattr(sign_off, field.attname) for field in SignOff._meta.concrete_fields}
    for attempt in (
        sign_off.save,
        sign_off.delete,
        SignOff.objects.all().delete,
        lambda: SignOff.objects.update(reason="Forged."),
        lambda: SignOff.objects.bulk_update([sign_off], ["reason"]),
        lambda: SignOff.objects.filter(pk=sign_off.pk).delete(),
    ):
        with pytest.raises(SignOffsStay), transaction.atomic():
            attempt()
    assert values == SignOff.objects.values().get()


def test_a_row_made_with_the_number_of_another_does_not_take_its_place():
    (sign_off,) = approve(make_reference())
    forged = SignOff(**{**SignOff.objects.values().get(), "reason": "Forged."})
    with pytest.raises(IntegrityError, match="UNIQUE constraint"), transaction.atomic():
        forged.save()
    assert forged.pk == sign_off.pk


def test_a_signer_cannot_be_deleted():
    (sign_off,) = approve(make_reference())
    with pytest.raises(ProtectedError):
        sign_off.signed_by.delete()


SIGN_MINE = """
import sys, time
import django
django.setup()
from review.models import SignOff
from references.models import Reference
from tests.factories import approve, make_user
mine = Reference.objects.filter(key__startswith=sys.argv[1])
reviewer = make_user("medical reviewer", sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for record in mine:
    approve(record, by=reviewer)
"""


def test_two_processes_that_sign_at_once_make_one_chain(tmp_path):
    """Two workers on one database file: a copy of the test's own, whose tables are made already."""
    for name in ("ann", "bob"):
        make_user("medical reviewer", name)
        for year in range(2020, 2025):
            make_reference(key=f"{name}{year}")
    (tmp_path / "ros1.sqlite3").write_bytes(connection.connection.serialize())
    environment = {**os.environ, "ROS1_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ros1site.settings"}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", SIGN_MINE, name], cwd=settings.BASE_DIR, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for name in ("ann", "bob")
    ]  # fmt: skip
    assert [worker.stdout.readline() for worker in workers] == ["ready\n", "ready\n"]
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    assert [worker.communicate(timeout=60)[1] for worker in workers] == ["", ""]
    with sqlite3.connect(tmp_path / "ros1.sqlite3") as file:
        links = file.execute("SELECT key, previous_digest, chain_digest FROM review_signoff ORDER BY id").fetchall()
    assert len(links) == 10
    assert [previous for _, previous, _ in links] == [GENESIS, *[digest for _, _, digest in links[:-1]]]


def test_a_decision_without_reason_is_refused_by_the_database_too():
    approve(make_reference())
    values = SignOff.objects.values().get()
    for name in ("id", "chain_digest", "previous_digest"):
        del values[name]
    with pytest.raises(IntegrityError, match="signoff_reason_given"), transaction.atomic():
        SignOff(**{**values, "decision": "withdraw"}, chain_digest="c" * 64, previous_digest="d" * 64).save()
    assert decide(make_reference(key="other2024"), "withdraw", reason="An example.").reason == "An example."
