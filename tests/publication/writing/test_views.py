"""Who may ask the box beside prose, and what it answers; the form refuses what the box warned of."""

import pytest
from django.test import Client
from django.urls import reverse

from pages.models import Statement
from tests.admin_forms import change_address, form_data, login, page_text
from tests.factories import make_drug, make_node, make_reference, make_result, make_statement

pytestmark = pytest.mark.django_db

MARKS, PREVIEW = "/admin/prose/marks/", "/admin/prose/preview/"

TABLE = """
contributor       200
medical reviewer  200
data manager      200
editor            403
administrator     403
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_only_who_writes_prose_may_ask(line):
    role, status = line.rsplit(maxsplit=1)
    client = login(role.strip())
    answers = client.get(MARKS), client.get(MARKS, {"format": "json", "q": "a"}), client.post(PREVIEW, {"text": "a"})
    assert [answer.status_code for answer in answers] == [int(status)] * 3


def test_a_stranger_is_sent_to_sign_in():
    answers = [Client().get(MARKS), Client().post(PREVIEW, {"text": "a"})]
    assert [answer["Location"] for answer in answers] == [
        f"{reverse('admin:login')}?next={MARKS}",
        f"{reverse('admin:login')}?next={PREVIEW}",
    ]


def test_a_preview_is_asked_by_post_and_a_search_by_get():
    client = login("contributor")
    assert (client.get(PREVIEW).status_code, client.post(MARKS).status_code) == (405, 405)


def test_neither_answer_is_ever_cached():
    client = login("contributor")
    for answer in (client.get(MARKS), client.post(PREVIEW, {"text": "a"})):
        assert "no-store" in answer["Cache-Control"]


def test_the_search_answers_as_json():
    make_result()
    answer = login("contributor").get(MARKS, {"format": "json", "q": "exampletinib orr"}).json()
    assert answer["hits"][0]["kind"] == "result"
    assert answer["hits"][0]["forms"][0] == {
        "mark": "{{ result:exampletinib-example-naive-orr }}",
        "prints": "79% (56/71)",
    }


def test_the_search_is_a_page_without_javascript():
    make_result()
    text = page_text(login("contributor").get(MARKS, {"q": "exampletinib orr"}))
    assert "79% (56/71)" in text
    assert "{{ result:exampletinib-example-naive-orr.interval }}" in text
    assert "{{ frequency:KEY.DRUG }}" in text


def test_the_preview_takes_the_citations_that_the_form_holds():
    reference = make_reference()
    data = {"text": "So it is.", "reference": [reference.pk, "", "999"], "locator": ["Table 2", "", ""]}
    text = page_text(login("contributor").post(PREVIEW, data))
    assert "So it is.&nbsp;" not in text
    assert "[ 1 Table 2 ]" in text


def test_a_form_with_an_unknown_mark_is_refused_and_nothing_is_written():
    statement, client = make_statement(), login("contributor")
    make_drug()
    address = change_address(statement)
    response = client.post(address, form_data(client, address, text="Give {{ drug:exampletinob }}."))
    assert response.context["adminform"].form.errors == {
        "text": ["{{ drug:exampletinob }}: there is no drug “exampletinob”. Did you mean “exampletinib”?"]
    }
    assert Statement.objects.get(pk=statement.pk).text == statement.text


@pytest.mark.parametrize(("make", "field"), [(make_statement, "text"), (make_node, "detail")])
def test_the_box_stands_where_marks_are_read(make, field):
    body = login("contributor").get(change_address(make())).content.decode()
    assert body.count("data-prose ") == 1
    assert f'<textarea name="{field}"' in body
    assert 'src="/static/admin-marks.js" type="module"' in body or "admin-marks" in body
