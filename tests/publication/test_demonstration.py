"""The content in fixtures/ goes the way of all content: imported, signed by others, free of errors, closed."""

import datetime

import pytest
from django.contrib.auth.models import User

from publication import demonstration
from publication.assembly import Proposal, propose
from publication.models import Edition
from review.models import SignOff


def report(line: str) -> None:
    """A demonstration tells its progress; here nobody listens."""


def load_and_sign(number: int, as_of: str) -> Proposal:
    folder = demonstration.FIXTURES / f"edition-{number}"
    demonstration._load(folder, "The content of the demonstration.", report)
    demonstration._sign_what_waits(number, report)
    demonstration._withdraw(folder / "withdrawals.csv", report)
    editor = User.objects.get(username="edda.editor")
    return propose(by=editor, as_of=as_of, summary="", published_at=datetime.datetime.now(datetime.UTC))


@pytest.mark.django_db
def test_the_content_of_both_editions_loads_is_signed_and_can_be_published(settings, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(demonstration, "ACCOUNTS_FILE", tmp_path / "demo-accounts.txt")
    settings.IS_DEMONSTRATION = True
    settings.VAR_ROOT = tmp_path
    demonstration.make_accounts(report)

    first = load_and_sign(1, "2024-02-05")
    assert (first.blockers, first.document.gaps(), first.left_out) == ([], [], [])

    second = load_and_sign(2, "2026-11-22")
    assert (second.blockers, second.document.gaps()) == ([], [])
    withdrawn = {stone.key for stone in second.document.tombstones}
    assert {key for _, key, _ in second.left_out} == withdrawn
    assert len(withdrawn) == 4

    importer = User.objects.get(username="ines.importer")
    assert not SignOff.objects.filter(signed_by=importer).exists()
    assert all(sign_off.is_demonstration for sign_off in SignOff.objects.all())
    assert {sign_off.credentials for sign_off in SignOff.objects.all()} == {"no clinician"}


@pytest.mark.django_db
def test_without_the_demonstration_switch_no_account_is_invented(settings) -> None:
    settings.IS_DEMONSTRATION = False
    with pytest.raises(demonstration.NotADemonstration, match="Set ROS1_DEMO=1"):
        demonstration.build(report)
    assert not User.objects.exists()
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_passwords_are_written_for_their_owner_alone(settings, tmp_path, monkeypatch) -> None:
    file = tmp_path / "demo-accounts.txt"
    monkeypatch.setattr(demonstration, "ACCOUNTS_FILE", file)
    settings.VAR_ROOT = tmp_path
    demonstration.make_accounts(report)

    assert file.stat().st_mode & 0o777 == 0o600
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(role, name) for role, name, _ in lines] == list(demonstration.ACCOUNTS)
    assert all(User.objects.get(username=name).check_password(password) for _, name, password in lines)
