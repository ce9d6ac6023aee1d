"""What readers have although changes are requested: the brake leaves it, and the editor is told."""

import pytest
from django.urls import reverse

from desk.boxes import get_desk
from publication import actions
from publication.actions import withhold_and_publish
from publication.sent_back import find_sent_back
from tests.admin_forms import login, page_text
from tests.factories import approve_with_sources, decide, edit, make_drug, make_user, the_drug
from tests.publication.editing import publish_now, render_in_little, sign_something

pytestmark = pytest.mark.django_db

ZOE = "zoe"
TITLE = "Readers have it, but changes are requested"


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)


@pytest.fixture
def statement():
    """Published together with a drug, of which a reviewer then asks for changes."""
    found = sign_something()
    approve_with_sources(make_drug())
    publish_now()
    decide(the_drug(), "request_changes", by=make_user("medical reviewer", ZOE), reason="The class is wrong.")
    return found


def names():
    return [(one.content.record_kind, one.content.key) for one in find_sent_back()]


def pull(record):
    return withhold_and_publish(record, by=make_user("editor"), reason="The dose is wrong.")


def brake(record):
    return page_text(login("editor").get(reverse("withhold", args=[record.record_kind(), record.key])))


def test_the_brake_leaves_what_was_sent_back_and_takes_the_one_claim_alone(statement):
    edition = pull(statement).get_document()
    assert edition.entry("drugs.drug", "exampletinib") is not None
    assert edition.entry("pages.statement", statement.key) is None
    assert [(change.key, change.change) for change in edition.changes] == [(statement.key, "withheld")]
    assert names() == [("drugs.drug", "exampletinib")]


def test_the_brakes_page_names_what_else_was_sent_back_with_the_way_to_withhold_it(statement):
    page = login("editor").get(reverse("withhold", args=[statement.record_kind(), statement.key]))
    text = page_text(page)
    assert TITLE in text
    assert "exampletinib drug exampletinib zoe," in text
    assert "“The class is wrong.”" in text
    assert f'href="{reverse("withhold", args=["drugs.drug", "exampletinib"])}"' in page.content.decode()
    assert TITLE not in brake(the_drug())


def test_the_page_that_publishes_and_the_desk_tell_of_it(statement):
    editor = login("editor")
    text = page_text(editor.get(reverse("admin:publication_edition_publish")))
    assert f"{TITLE} The edition that you publish here leaves them out" in text
    assert "before readers, but changes are requested 1" in page_text(editor.get(reverse("admin:index")))


def test_it_is_told_until_readers_have_something_else(statement):
    edit(the_drug(), drug_class="type II")
    assert names() == [("drugs.drug", "exampletinib")]
    approve_with_sources(the_drug())
    assert names() == [("drugs.drug", "exampletinib")]
    publish_now()
    assert names() == []


def test_who_asked_may_agree_after_all_and_what_is_stopped_is_no_longer_told_of(statement):
    decide(the_drug(), by=make_user("medical reviewer", ZOE))
    assert names() == []
    decide(the_drug(), "request_changes", by=make_user("medical reviewer", ZOE), reason="The class is wrong.")
    decide(the_drug(), "withhold", by=make_user("editor"), reason="Look at once.")
    assert names() == []


def test_a_request_for_changes_of_what_readers_do_not_have_is_not_told(statement):
    decide(the_drug(), by=make_user("medical reviewer", ZOE))
    changed = edit(the_drug(), drug_class="type II")
    decide(changed, "request_changes", by=make_user("medical reviewer", ZOE), reason="No.")
    assert names() == []
    assert get_desk(make_user("editor")).readiness.doubted == 0
