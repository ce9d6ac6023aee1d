"""Other words that a reviewer proposes: for a field of prose of any record, adopted by the author with one click."""

import pytest

from desk.models import Mark, ProposedWording
from review.actions import OwnWork
from review.kinds import reviewable_models
from review.models import SignOff
from tests.admin_forms import login, page_text
from tests.desk.sittings import CONFIRM, PACKET, entry_of, mark, prefix_of, reviewer, sign_marked
from tests.factories import (
    FACTORIES,
    decide,
    edit,
    make_node,
    make_section,
    make_statement,
    make_user,
    the_action,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve():
    return login("medical reviewer", "eve")


def propose(eve, record, text="Exampletinib may be an example.", **said):
    mark(eve, record, "request_changes", reason="It promises too much.", proposed_wording=text, **said)
    sign_marked(eve)
    return ProposedWording.objects.get()


def adopt(client, wording):
    return client.post(f"/admin/review/wording/{wording.pk}/adopt/", follow=True)


def test_proposed_words_lie_with_the_author_who_adopts_them_with_one_click(eve):
    ann = login("contributor", "ann")
    statement = make_statement(by=make_user("contributor", "ann"))
    wording = propose(eve, statement)
    page = ann.get(PACKET, {"pile": "sent-back"})
    assert "eve proposes other words" in page_text(page)
    assert f'formaction="/admin/review/wording/{wording.pk}/adopt/"' in page.content.decode()
    adopt(ann, wording)
    row = statement.get_latest_history()
    assert (row.history_user.username, row.co_author.username) == ("ann", "eve")
    assert row.history_change_reason == "Adopted the wording proposed by eve"
    assert type(statement).objects.get().text == "Exampletinib may be an example."
    wording.refresh_from_db()
    assert wording.adopted_by.username == "ann"


def test_who_proposed_the_words_cannot_sign_them_and_another_can(eve):
    statement = make_statement(by=make_user("contributor", "ann"))
    adopt(login("contributor", "ann"), propose(eve, statement))
    text = page_text(eve.get(PACKET, {"pile": "unsigned"}))
    assert "You wrote part of this, so someone else must sign it." in text
    with pytest.raises(OwnWork):
        decide(statement, by=reviewer())
    assert decide(statement, "dissent", by=reviewer("zoe"), reason="No.").authors == ["ann", "eve"]


def test_words_are_adopted_once_and_not_over_what_was_changed_since(eve):
    statement = make_statement(by=make_user("contributor", "ann"))
    wording = propose(eve, statement)
    edit(statement, by=make_user("contributor", "ann"), text="Something else.")
    response = adopt(login("contributor", "ann"), wording)
    assert "The record has changed since this was proposed." in page_text(response)
    assert type(statement).objects.get().text == "Something else."


def test_an_editor_cannot_adopt_words_and_nobody_by_a_link(eve):
    statement = make_statement(by=make_user("contributor", "ann"))
    wording = propose(eve, statement)
    assert adopt(login("editor"), wording).status_code == 403
    assert login("contributor", "ann").get(f"/admin/review/wording/{wording.pk}/adopt/").status_code == 405
    assert type(statement).objects.get().text == "Exampletinib is an example."


def test_a_record_s_own_page_shows_what_is_said_about_it_and_takes_a_comment_and_the_words(eve):
    ann = login("contributor", "ann")
    statement = make_statement(by=make_user("contributor", "ann"))
    wording = propose(eve, statement)
    address = f"/admin/pages/statement/{statement.pk}/change/"
    ann.post("/admin/review/comment/pages.statement/overview-01/", {"desk-comment": "I asked the authors."})
    page = ann.get(address)
    assert "I asked the authors." in page_text(page)
    assert "eve proposes other words" in page_text(page)
    adopt(ann, wording)
    assert "eve proposes other words" not in page_text(ann.get(address))


@pytest.mark.parametrize("model", reviewable_models(), ids=lambda model: model.record_kind())
def test_for_each_kind_of_record_words_of_its_prose_can_be_proposed_and_adopted(model, eve):
    """The first field is the one that is meant where none is named; each other one can be chosen."""
    ann = login("contributor", "ann")
    record = FACTORIES[model](by=make_user("contributor", "ann"))
    for field in ("", *model.content_class.worded_fields[1:]):
        wording = propose(eve, record, f"Words for {field or 'the first'}.", proposed_field=field)
        assert wording.field == (field or model.content_class.worded_fields[0])
        adopt(ann, wording)
        record.refresh_from_db()
        assert getattr(record, wording.field) == wording.text
        row = record.get_latest_history()
        assert (row.history_user.username, row.co_author.username) == ("ann", "eve")
        ProposedWording.objects.all().delete()


def test_every_worded_field_is_a_text_of_its_record():
    for model in reviewable_models():
        fields = model.content_class.worded_fields
        assert fields, model
        texts = {model._meta.get_field(name).get_internal_type() for name in fields}
        assert texts <= {"TextField", "CharField"}, model
        assert not any(model._meta.get_field(name).choices for name in fields), model


def test_a_step_offers_its_title_detail_and_note_and_a_statement_its_text_without_a_choice(eve):
    node, statement = make_node(detail="Ask the pathologist."), make_statement()
    page = eve.get(PACKET)
    assert entry_of(page, node).worded == [
        ("title", "title", "ROS1 fusion found"),
        ("detail", "detail", "Ask the pathologist."),
        ("note", "note", ""),
    ]
    text = page.content.decode()
    assert f'<select id="{prefix_of(node)}-proposed_field"' in text
    assert f'<select id="{prefix_of(statement)}-proposed_field"' not in text


def test_the_chosen_field_is_kept_with_the_mark_and_told_to_the_author(eve):
    node = make_node(by=make_user("contributor", "ann"))
    mark(eve, node, "request_changes", reason="Say whom.", proposed_field="detail", proposed_wording="Ask them.")
    assert (Mark.objects.get().proposed_field, Mark.objects.get().proposed_wording) == ("detail", "Ask them.")
    assert '<option value="detail" selected>' in eve.get(PACKET).content.decode()
    sign_marked(eve)
    page = login("contributor", "ann").get(PACKET, {"pile": "sent-back"})
    assert "eve proposes other words (detail)" in page_text(page)


def test_words_for_a_field_that_is_no_prose_are_refused(eve):
    said = {"reason": "No.", "proposed_wording": "question", "proposed_field": "kind"}
    assert mark(eve, the_action(), "request_changes", **said).status_code == 400
    assert not Mark.objects.exists()


def test_words_that_no_author_could_adopt_are_told_to_be_too_long_before_anything_is_signed(eve):
    section = make_section()
    propose_only = {"reason": "Say more.", "proposed_wording": "long " * 41}
    mark(eve, section, "request_changes", **propose_only)
    response = sign_marked(eve)
    assert "“title” holds 200 characters, and these are 204." in page_text(response)
    assert not SignOff.objects.exists()
    assert "with other words proposed" in page_text(eve.get(CONFIRM))
