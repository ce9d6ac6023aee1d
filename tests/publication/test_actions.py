import datetime
import shutil

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from publication import actions
from publication.models import Edition
from publication.serving.bundle import bundle_name, read_bundle
from publication.serving.current import Current, read_current, replace_current
from review.models import SignOff
from tests.factories import decide, edit, make_drug, make_user
from tests.publication.editing import change_something, publish_now, render_in_little, sign_something

NOON = datetime.datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)


def current_name(edition):
    return bundle_name(edition.number, edition.digest)


@pytest.mark.django_db
def test_the_first_edition_holds_what_is_signed_and_is_current(editions_root):
    sign_something()
    make_drug(key="unsignedtinib")
    edition = publish_now(now=NOON)
    header = edition.get_document().edition
    assert header.model_dump() == {
        "number": 1,
        "as_of": "2026-11-22",
        "published_at": "2026-11-22T12:00:00Z",
        "published_by": "editor",
        "summary": "An example.",
        "is_demonstration": False,
        "previous_digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sign_off_digest": SignOff.objects.get_latest().chain_digest,
        "change_counts": (),
    }
    assert [entry.content.key for entry in edition.get_document().entries()] == [
        "example2024", "overview", "overview-01",
    ]  # fmt: skip
    assert read_current(editions_root) == Current(1, current_name(edition))
    bundle = read_bundle(editions_root / current_name(edition))
    assert bundle.contents["document.json"]["identity"] == bytes(edition.document)
    assert bundle.manifest.digest == edition.digest


@pytest.mark.django_db
def test_the_row_says_what_the_document_says():
    sign_something()
    edition = Edition.objects.get(pk=publish_now(now=NOON).pk)
    header = edition.get_document().edition
    assert (edition.number, edition.as_of, edition.summary, edition.previous_digest) == (
        header.number, header.as_of, header.summary, header.previous_digest,
    )  # fmt: skip
    assert edition.published_at == NOON.replace(microsecond=0)
    assert edition.digest == edition.get_document().content_digest


@pytest.mark.django_db
def test_the_next_edition_is_chained_to_the_one_before(editions_root):
    statement = sign_something()
    first = publish_now()
    change_something(statement)
    second = publish_now()
    assert (second.number, second.previous_digest) == (2, first.digest)
    assert {change.key: change.change for change in second.get_document().changes} == {"overview-01": "changed"}
    manifest = read_bundle(editions_root / current_name(second)).manifest
    assert manifest.earlier[1].bundle == current_name(first)
    assert read_current(editions_root) == Current(2, current_name(second))


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["contributor", "medical reviewer", "data manager", "administrator"])
def test_only_an_editor_publishes(role, editions_root):
    sign_something()
    with pytest.raises(actions.NotAnEditor):
        publish_now(by=make_user(role))
    assert (Edition.objects.count(), read_current(editions_root)) == (0, None)


@pytest.mark.django_db
def test_being_a_superuser_gives_no_right_to_publish_and_an_editor_who_left_has_none():
    with pytest.raises(actions.NotAnEditor):
        publish_now(by=User.objects.create_superuser("root"))
    with pytest.raises(actions.NotAnEditor):
        publish_now(by=make_user("editor", "former", is_active=False))


@pytest.mark.django_db
@pytest.mark.parametrize("as_of", ["", "2026", "2026-11", "22.11.2026", "20261122", "2026-02-30", "2026-11-23"])
def test_a_state_of_knowledge_is_a_day_until_today(as_of):
    sign_something()
    with pytest.raises(actions.InvalidAsOf):
        publish_now(as_of=as_of, now=NOON)


@pytest.mark.django_db
def test_a_summary_states_no_number():
    sign_something()
    with pytest.raises(actions.NumberInSummary, match=r"“98.7%”: leave numbers out of the summary"):
        publish_now(summary="Lorlatinib cures 98.7% of patients.")


@pytest.mark.django_db
def test_with_nothing_signed_there_is_nothing_to_publish(editions_root):
    make_drug()
    with pytest.raises(actions.NothingSigned):
        publish_now()
    assert [path.name for path in editions_root.iterdir()] == [".lock"]


@pytest.mark.django_db
def test_an_edition_that_names_what_is_not_in_it_is_refused(editions_root):
    statement = sign_something()
    decide(statement.section, "request_changes", by=make_user("medical reviewer", "other"), reason="An example.")
    with pytest.raises(actions.NotClosed, match=r"pages\.statement overview-01 names pages\.section overview"):
        publish_now()
    assert Edition.objects.count() == 0


@pytest.mark.django_db
def test_an_error_that_nobody_overrode_blocks(monkeypatch):
    sign_something()
    statement = ("TEST-E01", "error", "pages.statement", "overview-01", "an example")
    monkeypatch.setattr("publication.assembly.run_checks", lambda document: [actions.Finding(*statement)])
    with pytest.raises(actions.BlockedByChecks, match=r"TEST-E01 pages\.statement overview-01: an example"):
        publish_now()


@pytest.mark.django_db
def test_what_is_signed_while_an_edition_is_rendered_stops_it(monkeypatch, editions_root):
    statement = sign_something()

    def sign_meanwhile(document, earlier):
        change_something(statement)
        yield from render_in_little(document)

    monkeypatch.setattr(actions, "render_site", sign_meanwhile)
    with pytest.raises(actions.SignedMeanwhile):
        publish_now()
    assert (Edition.objects.count(), read_current(editions_root)) == (0, None)
    assert [path.name for path in editions_root.iterdir()] == [".lock"]


@pytest.mark.django_db
def test_a_withheld_claim_meanwhile_stops_it_too(monkeypatch):
    statement = sign_something()

    def withhold_meanwhile(document, earlier):
        decide(statement, "withhold", by=make_user("editor"), reason="An example.")
        yield from render_in_little(document)

    monkeypatch.setattr(actions, "render_site", withhold_meanwhile)
    with pytest.raises(actions.SignedMeanwhile):
        publish_now()


@pytest.mark.django_db
def test_an_error_in_rendering_leaves_the_edition_before(monkeypatch, editions_root):
    statement = sign_something()
    first = publish_now()
    change_something(statement)

    def fail(document, earlier):
        yield "index.html", b"half"
        raise LookupError("no such value")

    monkeypatch.setattr(actions, "render_site", fail)
    with pytest.raises(LookupError):
        publish_now()
    assert read_current(editions_root) == Current(1, current_name(first))
    assert sorted(path.name for path in editions_root.iterdir()) == [".lock", current_name(first), "current"]


@pytest.mark.django_db
def test_two_do_not_publish_at_once(monkeypatch):
    sign_something()

    def publish_inside(document, earlier):
        publish_now()
        yield from ()

    monkeypatch.setattr(actions, "render_site", publish_inside)
    with pytest.raises(actions.PublishingNow):
        publish_now()


@pytest.mark.django_db(transaction=True)
def test_an_editor_can_save_a_record_while_an_edition_is_rendered(monkeypatch):
    statement = sign_something()
    path = settings.DATABASES["default"]["NAME"]
    saved = []

    def save_meanwhile(document, earlier):
        edit(statement, text="A sentence that nobody signed yet.")
        saved.append(path)
        yield from render_in_little(document)

    monkeypatch.setattr(actions, "render_site", save_meanwhile)
    edition = publish_now()
    assert saved == [path]
    assert edition.get_document().statements[0].content.text == "Exampletinib is an example."


@pytest.mark.django_db
def test_a_bundle_without_edition_is_removed_and_the_edition_published(editions_root, monkeypatch):
    sign_something()

    class Killed(BaseException):
        """Stands for a kill: it is no Exception, so nothing is tidied up."""

    def kill(*arguments):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(actions, "_add", kill)
        with pytest.raises(Killed):
            publish_now(now=NOON)
    (left,) = editions_root.glob("1-*")
    said = []
    edition = publish_now(now=NOON + datetime.timedelta(minutes=1), progress=said.append)
    assert said[0] == f"Removed {left.name}, which an interrupted publication left"
    assert [path.name for path in editions_root.glob("1-*")] == [current_name(edition)]


@pytest.mark.django_db
def test_an_edition_that_readers_were_not_turned_to_is_finished_and_not_published_twice(editions_root):
    statement = sign_something()
    first = publish_now()
    change_something(statement)
    second = publish_now()
    replace_current(editions_root, Current(1, current_name(first)))
    said = []
    assert publish_now(progress=said.append) == second
    assert said == ["Finished edition 2, which is current now"]
    assert read_current(editions_root) == Current(2, current_name(second))
    assert Edition.objects.count() == 2


@pytest.mark.django_db
def test_what_was_signed_since_is_published_after_finishing(editions_root):
    statement = sign_something()
    first = publish_now()
    change_something(statement)
    (editions_root / "current").unlink()
    assert publish_now().number == 2
    assert read_bundle(editions_root / current_name(first)).manifest.number == 1


@pytest.mark.django_db
@pytest.mark.parametrize("harm", ["folder", "byte"])
def test_a_bundle_that_was_lost_is_rendered_again_from_the_stored_bytes(editions_root, harm):
    sign_something()
    edition = publish_now()
    folder = editions_root / current_name(edition)
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    if harm == "folder":
        shutil.rmtree(folder)
    else:
        (folder / "index.html").write_bytes(b"another")
    assert actions.finish_interrupted() == edition
    assert {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.django_db
def test_when_all_is_finished_there_is_nothing_to_finish():
    sign_something()
    publish_now()
    assert actions.finish_interrupted() is None


@pytest.mark.django_db
def test_editions_of_another_database_are_left_alone(editions_root):
    sign_something()
    (editions_root / "3-0123456789ab").mkdir()
    replace_current(editions_root, Current(3, "3-0123456789ab"))
    with pytest.raises(actions.UnknownCurrent):
        publish_now()
    assert (editions_root / "3-0123456789ab").is_dir()


@pytest.mark.django_db
def test_progress_is_told_step_by_step():
    sign_something()
    said = []
    edition = publish_now(progress=said.append)
    assert [one for one in said if not one.startswith("Wrote ")] == [
        "Assembled edition 1: 3 records",
        "Bundle written",
        f"Put {current_name(edition)} in its place",
        "Added edition 1",
        "Edition 1 is current",
    ]
    assert "Wrote treatment.pdf" in said
