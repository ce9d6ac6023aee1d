import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from publication import actions
from publication.models import Edition
from publication.serving.bundle import bundle_name
from publication.serving.current import Current, replace_current
from publication.verification import find_leftovers, find_problems
from review.content import sha256
from review.models import LogEntry, SignOff
from tests.publication.editing import change_something, publish_now, render_in_little, sign_something

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions(monkeypatch, editions_root):
    """Two editions, the second with a statement rewritten."""
    monkeypatch.setattr(actions, "render_site", render_in_little)
    statement = sign_something()
    first = publish_now()
    change_something(statement)
    return first, publish_now()


def tamper(row, **values):
    """Write past every guard, as SQL does."""
    QuerySet(type(row)).filter(pk=row.pk).update(**values)


def first_problem():
    return next(find_problems(), None)


def verify(*options):
    """What the command prints, and its exit code."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify", *options, stdout=out, stderr=err)
    except CommandError as error:
        return f"{err.getvalue()}{error}", error.returncode
    return out.getvalue(), 0


def counts(*, sign_offs, editions):
    """What the command says of a whole database. Each user of a test has left an entry in the log."""
    entries = LogEntry.objects.count()
    numbers = f"{sign_offs} sign-offs, {editions} editions and {entries} entries of the log"
    return f"All is as it was signed and published: {numbers}.\n"


def test_what_nobody_touched_is_right(editions):
    assert list(find_problems()) == []
    assert verify() == (counts(sign_offs=4, editions=2), 0)


def test_with_nothing_signed_there_is_nothing_wrong(editions_root):
    assert verify() == (counts(sign_offs=0, editions=0), 0)


def test_a_changed_content_of_a_sign_off_is_named(editions):
    sign_off = SignOff.objects.get(pk=SignOff.objects.get_latest().pk)
    tamper(sign_off, content=sign_off.content.replace("another", "no"))
    said = (
        f"Sign-off {sign_off.pk} (pages.statement overview-01, by medical reviewer): "
        "its content is not the one that was signed."
    ).replace("medical reviewer", sign_off.signer_name)
    assert verify() == (said, 1)


@pytest.mark.parametrize(
    "values", [{"decision": "dissent", "reason": "x"}, {"signer_name": "Somebody else"}, {"overrides": {"A": "b"}}]
)
def test_a_changed_decision_signer_or_override_is_named(editions, values):
    tamper(SignOff.objects.get_latest(), **values)
    assert "it does not say any more what it said when it was added." in first_problem()


def test_a_sign_off_that_was_taken_out_is_noticed(editions):
    first, second, *_ = SignOff.objects.in_chain_order()
    QuerySet(SignOff).filter(pk=first.pk).delete()
    assert first_problem() == (
        f"Sign-off {second.pk} ({second.record_kind} {second.key}, by {second.signer_name}): "
        "it does not follow the sign-off before it."
    )


def test_sign_offs_taken_off_the_end_are_missed_by_the_edition_that_they_anchor(editions):
    QuerySet(SignOff).filter(pk=SignOff.objects.get_latest().pk).delete()
    assert first_problem() == "Edition 2: the newest sign-off that it names is not there."


def test_changed_bytes_of_an_edition_are_named(editions):
    data = bytes(editions[0].document).replace(b"an example", b"no example")
    tamper(editions[0], document=data)
    assert verify() == ("Edition 1: its document is not the one that was published.", 1)


def test_an_edition_forged_whole_says_what_nobody_signed(editions):
    document = json.loads(bytes(editions[1].document))
    entry = document["statements"][0]
    entry["content"]["text"] = "Exampletinib cures."
    entry["digest"] = sha256(json.dumps(entry["content"], sort_keys=True, separators=(",", ":")).encode())
    data = json.dumps(document, sort_keys=True, separators=(",", ":")).encode()
    tamper(editions[1], document=data, digest=sha256(data))
    assert first_problem() == "Edition 2: nobody signed pages.statement overview-01 as it stands there."


def test_a_content_that_its_digest_does_not_fit_is_named(editions):
    document = json.loads(bytes(editions[1].document))
    document["statements"][0]["content"]["text"] = "Exampletinib cures."
    data = json.dumps(document).encode()
    tamper(editions[1], document=data, digest=sha256(data))
    assert first_problem() == (
        "Edition 2: the content of pages.statement overview-01 has not the digest that stands beside it."
    )


def test_an_edition_that_was_taken_out_is_noticed(editions):
    QuerySet(Edition).filter(pk=editions[0].pk).delete()
    assert list(find_problems())[:2] == [
        "Edition 2: edition 1 should stand in its place.",
        "Edition 2: it does not follow the edition before it.",
    ]


def test_a_row_that_contradicts_its_document_is_named(editions):
    tamper(editions[0], as_of="2020-01-01")
    assert first_problem() == "Edition 1: its row does not say what its document says."


def test_a_changed_file_of_an_old_bundle_is_named(editions, editions_root):
    name = bundle_name(1, editions[0].digest)
    (editions_root / name / "index.html").write_bytes(b"Exampletinib cures.")
    assert verify() == (
        f"Bundle of edition 1: {name}/index.html is not what the manifest says: its bytes have changed.", 1,
    )  # fmt: skip


def test_a_missing_bundle_is_named(editions, editions_root):
    name = bundle_name(1, editions[0].digest)
    (editions_root / name).rename(editions_root / "elsewhere")
    assert first_problem() == (f"Bundle of edition 1: {name}/manifest.json cannot be read: No such file or directory")


def test_a_bundle_under_the_name_of_another_is_named(editions, editions_root):
    one, two = (editions_root / bundle_name(one.number, one.digest) for one in editions)
    one.rename(editions_root / "elsewhere")
    two.rename(one)
    assert first_problem() == f"Bundle of edition 1: {one.name} holds the manifest of {two.name}."


def test_a_bundle_that_nobody_published_is_named(editions, editions_root):
    (editions_root / "1-000000000000").mkdir()
    assert first_problem() == "Bundle 1-000000000000: no edition of this database was published as it."


def test_readers_turned_to_an_old_edition_are_noticed(editions, editions_root):
    names = [bundle_name(one.number, one.digest) for one in editions]
    replace_current(editions_root, Current(1, names[0]))
    assert verify() == (
        f"Readers get {names[0]}, and the latest edition is {names[1]}. "
        "If a publication was interrupted, publish again or run: manage.py verify --finish", 1,
    )  # fmt: skip
    assert verify("--finish") == (
        "Finished edition 2, which is current now\n" + counts(sign_offs=4, editions=2), 0,
    )  # fmt: skip


def test_what_an_interruption_left_is_told_and_is_not_wrong(editions, editions_root):
    (editions_root / ".unfinished-x").mkdir()
    (editions_root / "3-000000000000").mkdir()
    assert find_leftovers() == [".unfinished-x", "3-000000000000"]
    said, code = verify()
    assert code == 0
    assert said.splitlines()[:2] == [
        ".unfinished-x was left by an interrupted publication; the next one removes it.",
        "3-000000000000 was left by an interrupted publication; the next one removes it.",
    ]
    verify("--finish")
    assert find_leftovers() == []


def test_all_that_is_wrong_is_named_when_asked_for(editions, editions_root):
    for edition in editions:
        (editions_root / bundle_name(edition.number, edition.digest) / "treatment.pdf").unlink()
    said, code = verify("--all")
    assert (code, [line[:20] for line in said.splitlines()]) == (1, ["Bundle of edition 2:", "Bundle of edition 1:"])


def test_a_log_that_was_altered_is_named_after_the_sign_offs(editions):
    entry = LogEntry.objects.in_chain_order().first()
    tamper(entry, reason="Forged.")
    said = f"Log entry {entry.pk} ({entry}): it does not say any more what it said when it was added."
    assert verify() == (said, 1)


def test_the_newest_entry_of_the_log_cannot_be_taken_out_unseen(editions):
    newest = SignOff.objects.get_latest()
    QuerySet(LogEntry).filter(pk__gte=LogEntry.objects.get(chain_digest=newest.log_digest).pk).delete()
    said, code = verify()
    assert code == 1
    assert said.startswith("Log: the entry that Sign-off ")
    assert said.endswith(" names as the newest is not there.")
