import pytest
from django.db import DatabaseError

from publication.serving.current import Current, replace_current
from ros1site import health


def get_readiness(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_a_living_process_answers_without_the_database(client):
    response = client.get("/healthz")  # no database mark: a query would fail this test
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_site_is_ready_before_its_first_edition(client, editions_root):
    assert get_readiness(client) == (200, {"ready": True, "checks": {"database": True, "edition": True}})


@pytest.mark.django_db
def test_a_site_is_ready_while_its_current_edition_is_there(client, editions_root):
    (editions_root / "2-abc").mkdir()
    replace_current(editions_root, Current(edition=2, bundle="2-abc"))
    assert get_readiness(client) == (200, {"ready": True, "checks": {"database": True, "edition": True}})


@pytest.mark.django_db
def test_a_site_whose_current_edition_is_missing_is_not_ready(client, editions_root):
    replace_current(editions_root, Current(edition=2, bundle="2-abc"))
    assert get_readiness(client) == (503, {"ready": False, "checks": {"database": True, "edition": False}})


@pytest.mark.django_db
def test_a_site_that_cannot_tell_its_current_edition_is_not_ready(client, editions_root):
    (editions_root / "current").write_text("")
    assert get_readiness(client) == (503, {"ready": False, "checks": {"database": True, "edition": False}})


def test_a_site_without_its_database_is_not_ready(client, editions_root, monkeypatch):
    def fail():
        raise DatabaseError("unable to open database file")

    monkeypatch.setattr(health.connection, "cursor", fail)
    assert get_readiness(client) == (503, {"ready": False, "checks": {"database": False, "edition": True}})


@pytest.mark.django_db
def test_readiness_is_never_taken_from_a_cache(client, editions_root):
    assert client.get("/readyz")["Cache-Control"] == "no-store"
