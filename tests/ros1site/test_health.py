import pytest
from django.db import DatabaseError

from publication.serving.bundle import bundle_name
from publication.serving.current import Current, replace_current
from publication.serving.shelf import get_shelf, look_again
from ros1site import health
from tests.publication import bundles

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)
READY = (200, {"ready": True, "checks": {"database": True, "edition": True}})


def get_readiness(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def not_ready(trouble):
    """What is answered where readers do not get what they should."""
    return 503, {"ready": False, "checks": {"database": True, "edition": False}, "trouble": trouble}


def name(document):
    return bundle_name(document.edition.number, document.content_digest)


def test_a_living_process_answers_without_the_database(client):
    response = client.get("/healthz")  # no database mark: a query would fail this test
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_site_is_ready_before_its_first_edition(client, editions_root):
    assert get_readiness(client) == READY


@pytest.mark.django_db
def test_a_site_is_ready_while_readers_get_its_current_edition(client, editions_root):
    bundles.write(editions_root, FIRST)
    assert get_readiness(client) == READY


@pytest.mark.django_db
def test_a_site_whose_current_edition_is_missing_is_not_ready(client, editions_root):
    replace_current(editions_root, Current(edition=2, bundle="2-abc"))
    assert get_readiness(client) == not_ready("Readers get nothing. They should get 2-abc.")


@pytest.mark.django_db
def test_a_process_that_stays_with_the_edition_before_is_not_ready(client, editions_root):
    bundles.write(editions_root, FIRST)
    get_shelf(editions_root)
    folder = bundles.write(editions_root, SECOND, FIRST)
    (folder / "treatment.pdf").write_bytes(b"%PDF damaged")
    look_again(editions_root)
    assert get_readiness(client) == not_ready(f"Readers get {name(FIRST)}. They should get {name(SECOND)}.")


@pytest.mark.django_db
def test_a_site_that_cannot_tell_its_current_edition_is_not_ready(client, editions_root):
    bundles.write(editions_root, FIRST)
    get_shelf(editions_root)
    (editions_root / "current").write_text("")
    assert get_readiness(client) == not_ready(f"Readers get {name(FIRST)}. What they should get cannot be read.")


@pytest.mark.django_db
def test_a_site_whose_current_edition_is_no_longer_named_is_not_ready(client, editions_root):
    bundles.write(editions_root, FIRST)
    get_shelf(editions_root)
    (editions_root / "current").unlink()
    assert get_readiness(client) == not_ready(f"Readers get {name(FIRST)}. They should get nothing.")


def test_a_site_without_its_database_is_not_ready(client, editions_root, monkeypatch):
    def fail():
        raise DatabaseError("unable to open database file")

    monkeypatch.setattr(health.connection, "cursor", fail)
    assert get_readiness(client) == (503, {"ready": False, "checks": {"database": False, "edition": True}})


@pytest.mark.django_db
def test_readiness_is_never_taken_from_a_cache(client, editions_root):
    assert client.get("/readyz")["Cache-Control"] == "no-store"
