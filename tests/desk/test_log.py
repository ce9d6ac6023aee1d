"""The log: everything that was decided, published, imported, and who was given which role, in one list."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.log import Filters, Happening, find_happenings, read_rows
from publication.assembly import find_in_next_edition
from publication.models import Edition
from review.chain import GENESIS
from review.log import because
from review.models import LogEntry, Organisation, SignOff
from review.tables import import_table
from tests.admin_forms import login, page_text
from tests.factories import approve, approve_with_sources, decide, make_reference, make_result, make_user

pytestmark = pytest.mark.django_db

ROLES = ["contributor", "medical reviewer", "data manager", "editor", "administrator"]


def publish(number=1, previous=GENESIS):
    """An edition's row, as far as the log reads it."""
    return Edition.objects.create(
        number=number, document=b"{}", digest=f"{number}" * 64, previous_digest=previous, as_of="2026-11-22",
        summary="An example.", published_at=timezone.now(), published_by=make_user("editor"),
    )  # fmt: skip


def load(name=b"Example Pharma"):
    data = b"name,kind\n" + name + b",maker\n"
    import_table(Organisation, data, by=make_user("data manager"), reason="New makers.", file_name="makers.csv")


def lines(**filters):
    return [(row.kind, row.who, row.what, row.why) for row in read_rows(find_happenings(Filters(**filters)))]


def without_accounts(found):
    return [line for line in found if line[0] != "Role"]


def test_all_that_happened_stands_in_one_list_the_newest_first():
    approve(make_reference())
    load()
    publish()
    decide(make_reference(key="other2023"), "withdraw", reason="Retracted.")
    assert without_accounts(lines()) == [
        ("Withdrew", "medical.reviewer", "reference other2023", "Retracted."),
        ("Published", "editor", "edition 1, state of knowledge 2026-11-22", "An example."),
        ("Imported", "data.manager", "organisations: 1 added, 0 changed, 0 unchanged.", "New makers."),
        ("Agreed", "medical.reviewer", "reference example2024", ""),
    ]


def test_an_import_names_its_file_and_digest_and_an_override_its_check():
    load()
    (imported,) = read_rows(find_happenings(Filters(kind=Happening.IMPORT)))
    assert imported.details == (f"File makers.csv, SHA-256 {LogEntry.objects.get(kind='import').details['sha256']}",)
    wrong = make_result(responders_n=57)
    approve_with_sources(*[wrong.drug, *[one.reference for one in wrong.citations.all()]])
    for trial in wrong.cohort.trials.all():
        approve(trial)
    found = checks_on(wrong)
    sign_off = decide(wrong, overrides=dict.fromkeys(found, "As printed."))
    (override,) = read_rows(find_happenings(Filters(kind=Happening.OVERRIDE)))
    assert override.details == tuple(f"Let {check} pass: As printed." for check in sorted(sign_off.overrides))
    assert override.details


def checks_on(record):
    findings = find_in_next_edition([record.build_content()])
    return sorted({one.check_id for one in findings if one.level == "error" and one.key == record.key})


def test_roles_are_listed_with_who_gave_them_and_why():
    ann = User.objects.create_user("ann")
    with because("She joined the board."):
        ann.groups.add(Group.objects.get(name="editor"))
    (newest, *_) = lines(kind="role")
    nobody = "no one named: not from a request"
    assert newest == ("Role", nobody, "ann: Added to the group “editor”.", "She joined the board.")


def test_each_kind_is_found_by_itself():
    approve(make_reference())
    decide(make_reference(key="back2023"), "request_changes", reason="Why?")
    decide(make_reference(key="gone2022"), "withhold", by=make_user("editor"), reason="Dangerous.")
    load()
    publish()
    assert {kind: [line[0] for line in lines(kind=kind)] for kind in Happening if kind != Happening.ROLE} == {
        "sign-off": ["Withheld", "Sent back", "Agreed"],
        "override": [],
        "request": ["Sent back"],
        "stop": ["Withheld"],
        "publication": ["Published"],
        "import": ["Imported"],
    }
    assert {line[0] for line in lines(kind="role")} == {"Role"}
    with pytest.raises(ValueError, match="rumour"):
        find_happenings(Filters(kind="rumour"))


def test_person_record_and_days_narrow_the_list_to_exactly_theirs():
    approve(make_reference())
    approve(make_reference(key="other2023"), by=make_user("data manager"))
    load()
    publish()
    reviewer = str(make_user("medical reviewer").pk)
    assert lines(person=reviewer) == [("Agreed", "medical.reviewer", "reference example2024", "")]
    assert {line[0] for line in lines(person="nobody")} == {"Role"}
    assert [line[2] for line in lines(record="OTHER")] == ["reference other2023"]
    assert [line[2] for line in lines(record="data.man")][-1] == "data.manager: Account made: active."
    today = timezone.localdate()
    tomorrow, yesterday = today + datetime.timedelta(days=1), today - datetime.timedelta(days=1)
    assert len(lines(since=today, until=today)) == len(lines())
    assert lines(since=tomorrow) == lines(until=yesterday) == []


def test_every_role_reads_it_and_nobody_writes_it(client):
    approve(make_reference())
    before = SignOff.objects.count(), LogEntry.objects.filter(kind="import").count()
    for role in ROLES:
        reader = login(role)
        assert "Agreed reference example2024" in page_text(reader.get("/admin/log/"))
        assert b"example2024" in b"".join(reader.get("/admin/log/export/").streaming_content)
        for address in ("/admin/log/", "/admin/log/export/"):
            assert reader.post(address, {}).status_code == 405
    assert (SignOff.objects.count(), LogEntry.objects.filter(kind="import").count()) == before


def test_who_is_not_signed_in_or_has_no_role_reads_nothing(client):
    for address in ("/admin/log/", "/admin/log/export/"):
        assert client.get(address).url == f"/admin/login/?next={address}"
        assert login("", "visitor").get(address).status_code == 403


def test_a_withdrawal_stands_out_by_word_and_shape():
    decide(make_reference(), "withdraw", reason="Retracted.")
    page = login("editor").get("/admin/log/").content.decode()
    assert '<tr role="row" class="log-stop">' in page
    assert page.count("■") == 1


def test_what_is_not_known_is_said_and_nothing_is_shown():
    approve(make_reference())
    reader = login("editor")
    page = reader.get("/admin/log/?kind=rumour&since=soon")
    assert page.status_code == 400
    assert "Nothing is shown, because something that you asked for is not known." in page_text(page)
    assert "example2024" not in page_text(page)
    assert reader.get("/admin/log/export/?kind=rumour").status_code == 400


def test_where_nothing_fits_the_page_says_so():
    page = page_text(login("editor").get("/admin/log/?record=nothing-like-it"))
    assert "Nothing in the log fits that. Ask for less." in page


def test_a_long_log_has_pages_that_keep_what_was_asked():
    approve(*[make_reference(key=f"example{number}") for number in range(55)])
    reader = login("editor")
    first = reader.get("/admin/log/?kind=sign-off")
    assert "55 lines, the newest first." in page_text(first)
    assert '<a rel="next" href="?kind=sign-off&amp;page=2">Older</a>' in first.content.decode()
    second = page_text(reader.get("/admin/log/?kind=sign-off&page=2"))
    assert "Page 2 of 2" in second
    assert second.count("Agreed reference") == 5


def test_1_and_30_lines_take_the_same_queries():
    approve(make_reference())
    load()
    publish()
    reader = login("editor")
    few = count_queries(reader)
    approve(*[make_reference(key=f"example{number}") for number in range(15)])
    for number in range(14):
        load(b"Example %d" % number)
    publish(2, previous="1" * 64)
    assert count_queries(reader) == few
    assert few <= 12


def count_queries(reader):
    with CaptureQueriesContext(connection) as queries:
        reader.get("/admin/log/")
    return len(queries)


def test_the_export_holds_the_same_lines_and_no_formula():
    decide(make_reference(), "withdraw", reason="=HYPERLINK(A)")
    make_user("contributor", "+bob")
    answer = login("editor").get("/admin/log/export/?kind=stop")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="log-{timezone.localdate().isoformat()}.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    sign_off = SignOff.objects.get()
    assert row == {
        "when": sign_off.signed_at.isoformat(), "who": "medical.reviewer", "kind": "Withdrew",
        "what": "reference example2024", "record_kind": "references.reference", "key": "example2024",
        "why": "'=HYPERLINK(A)", "details": "", "digest": sign_off.chain_digest,
    }  # fmt: skip
    everything = b"".join(login("editor").get("/admin/log/export/").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(everything)))
    assert len(rows) == len(lines())
    assert [row for row in rows if any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())] == []
