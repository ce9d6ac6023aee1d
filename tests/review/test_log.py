"""The log of imports and changes of role: only ever added, each entry chained to the last."""

import pytest
from django.db import IntegrityError, connection, transaction

from review.chain import GENESIS, find_broken_log
from review.choices import LogKind
from review.content import sha256
from review.log import because, enter, get_newest_digest
from review.models import LogEntry, Organisation
from review.querysets import LogStays
from review.tables import import_table
from tests.factories import approve, make_reference, make_user

pytestmark = pytest.mark.django_db


def three_entries():
    return [enter(LogKind.ROLE, subject="ann", said=f"Example {n}.", by=None) for n in (1, 2, 3)]


def by_sql(entry, **values):
    columns = ", ".join(f"{name} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE review_logentry SET {columns} WHERE id = %s", [*values.values(), entry.pk])


def test_each_entry_holds_the_digest_of_the_one_before():
    first, second, third = three_entries()
    digests = [one.previous_digest for one in (first, second, third)]
    assert digests == [GENESIS, first.chain_digest, second.chain_digest]
    assert get_newest_digest() == third.chain_digest
    assert list(find_broken_log()) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "import"),
        ("subject", "bob"),
        ("said", "Something else."),
        ("reason", "Another."),
        ("details", '{"sha256": "0"}'),
        ("entered_at", "2020-01-01 00:00:00"),
    ],
)
def test_whatever_is_altered_is_found_and_named(column, value):
    _, second, _ = three_entries()
    by_sql(second, **{column: value})
    (problem,) = find_broken_log()
    assert problem.startswith(f"Log entry {second.pk} (")
    assert problem.endswith(": it does not say any more what it said when it was added.")


def test_another_name_for_who_did_it_is_found():
    entry = enter(LogKind.ROLE, subject="ann", said="Example.", by=make_user("administrator"))
    by_sql(entry, entered_by_name="Somebody Else")
    assert len(list(find_broken_log())) == 1


def test_an_entry_that_was_taken_out_is_missed():
    _, second, third = three_entries()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM review_logentry WHERE id = %s", [second.pk])
    assert list(find_broken_log()) == [f"Log entry {third.pk} ({third}): it does not follow the entry before it."]


def test_a_sign_off_vouches_for_the_entry_that_was_the_newest():
    enter(LogKind.ROLE, subject="ann", said="Example.", by=None)
    make_user("medical reviewer")
    newest = get_newest_digest()
    (sign_off,) = approve(make_reference())
    assert sign_off.log_digest == LogEntry.objects.get_latest().chain_digest
    assert sign_off.log_digest != newest, "the contributor's account was entered meanwhile"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM review_logentry WHERE chain_digest = %s", [sign_off.log_digest])
    assert list(find_broken_log()) == [
        f"Log: the entry that Sign-off {sign_off.pk} (references.reference example2024, by medical.reviewer) "
        "names as the newest is not there."
    ]


def test_no_way_of_the_model_alters_or_removes_an_entry():
    entry, *_ = three_entries()
    before = list(LogEntry.objects.values())
    for attempt in (
        entry.save,
        entry.delete,
        LogEntry.objects.all().delete,
        lambda: LogEntry.objects.update(reason="Forged."),
        lambda: LogEntry.objects.bulk_update([entry], ["reason"]),
    ):
        with pytest.raises(LogStays), transaction.atomic():
            attempt()
    assert before == list(LogEntry.objects.values())


def test_somebody_without_a_name_is_refused_and_nobody_is_taken():
    values = {"kind": "role", "subject": "ann", "said": "x", "entered_at": "2026-11-22T12:00:00Z"}
    for values_of_who in ({"entered_by": make_user()}, {"entered_by_name": "Somebody"}):
        with pytest.raises(IntegrityError, match="logentry_entered_by_with_name"), transaction.atomic():
            LogEntry(**values, **values_of_who, previous_digest="a", chain_digest="b").save()
    LogEntry(**values, previous_digest="a", chain_digest="b").save()


def test_an_unknown_kind_is_refused():
    with pytest.raises(IntegrityError, match="logentry_kind_known"), transaction.atomic():
        LogEntry(
            kind="rumour", subject="x", said="x", entered_at="2026-11-22T12:00:00Z", previous_digest="a",
            chain_digest="b",
        ).save()  # fmt: skip


def test_the_reason_around_it_is_taken_unless_an_entry_has_its_own():
    with because("Joined the board."):
        taken = enter(LogKind.ROLE, subject="ann", said="Example.", by=None)
        own = enter(LogKind.ROLE, subject="ann", said="Example.", by=None, reason="Left it again.")
    after = enter(LogKind.ROLE, subject="ann", said="Example.", by=None)
    assert [one.reason for one in (taken, own, after)] == ["Joined the board.", "Left it again.", ""]


SHEET = b"name,kind\nExample Pharma,maker\n"


def imported(data=SHEET, **options):
    by = make_user("data manager")
    summary = import_table(Organisation, data, by=by, reason="New makers.", **options)
    return summary, list(LogEntry.objects.filter(kind="import").values_list("subject", "said", "reason", "details"))


def test_an_import_is_entered_with_its_file_table_counts_reason_and_digest():
    summary, entries = imported(file_name="organisations.csv")
    assert summary.refused == []
    details = {
        "file": "organisations.csv", "table": "review.organisation", "sha256": sha256(SHEET), "added": 1, "changed": 0,
        "unchanged": 0,
    }  # fmt: skip
    assert entries == [("organisations", "1 added, 0 changed, 0 unchanged.", "New makers.", details)]
    assert LogEntry.objects.get(kind="import").entered_by == make_user("data manager")


def test_an_import_from_a_path_is_entered_under_its_name(tmp_path):
    path = tmp_path / "makers.csv"
    path.write_bytes(SHEET)
    _, ((_, _, _, details),) = imported(path)
    assert (details["file"], details["sha256"]) == ("makers.csv", sha256(SHEET))


def test_a_dry_run_and_a_refused_import_enter_nothing():
    assert imported(dry_run=True)[1] == []
    summary, entries = imported(SHEET.replace(b"maker", b"rumour"))
    assert summary.refused
    assert entries == []
