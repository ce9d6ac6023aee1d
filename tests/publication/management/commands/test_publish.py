from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from publication import actions
from publication.models import Edition
from tests.factories import make_user
from tests.publication.editing import render_in_little, sign_something

pytestmark = pytest.mark.django_db

REQUEST = {"by": "editor", "as_of": "2026-11-22", "summary": "An example."}


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)
    make_user("editor")


def publish(**options):
    out = StringIO()
    call_command("publish", **{**REQUEST, **options}, stdout=out)
    return out.getvalue()


def test_the_command_publishes_and_says_what():
    sign_something()
    assert publish() == f"Edition 1 of 2026-11-22 is current. SHA-256 {Edition.objects.get().digest}\n"
    assert Edition.objects.get().published_by.username == "editor"


def test_asked_to_it_tells_each_step():
    sign_something()
    lines = publish(verbosity=2).splitlines()
    assert lines[:2] == ["Assembled edition 1: 3 records", "Wrote index.html"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"by": "nobody"}, "There is no user “nobody”."),
        ({"as_of": "yesterday"}, "“yesterday” is no day. Write it as 2026-11-22."),
        ({}, "Nothing is approved yet, so the edition would be empty. Have records signed first."),
    ],
)
def test_what_it_cannot_publish_it_says(options, said):
    with pytest.raises(CommandError) as caught:
        publish(**options)
    assert str(caught.value) == said
