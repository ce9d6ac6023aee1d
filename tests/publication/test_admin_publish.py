"""Publishing in the admin: what will be in, what blocks, what is left out, what changed; then line by line."""

import subprocess

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from publication import actions
from publication.choices import ChangeKind
from publication.models import Edition
from publication.rendering.files import render_site
from tests.admin_forms import login, page_text
from tests.factories import approve, decide, edit, make_drug, make_result, make_user, set_by_sql
from tests.publication.editing import change_something, publish_now, render_in_little, sign_something

NEXT = "/admin/publication/edition/publish/preview/"
PUBLISH = {"as_of": "2026-11-20", "summary": "What is new."}


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return said.decode().split("\f")[:-1]


@pytest.fixture
def address():
    return reverse("admin:publication_edition_publish")


@pytest.mark.django_db
def test_the_page_shows_what_will_be_in_what_is_left_out_and_what_changed(address):
    statement = sign_something()
    publish_now()
    change_something(statement)
    make_drug(key="unsignedtinib", inn="unsignedtinib", citations=[])
    context = login("editor").get(address).context
    assert {name: count for name, count in context["counts"] if count} == {
        "references": 1,
        "sections": 1,
        "statements": 1,
    }
    assert [(state, kinds) for state, _, kinds in context["left_out"]] == [("draft", [("drugs", ["unsignedtinib"])])]
    assert [(what, [change.key for change, _ in found]) for what, found in context["changes"]] == [
        ("changed", ["overview-01"])
    ]
    assert (context["blockers"], context["gaps"], context["is_open"]) == ([], [], True)


@pytest.mark.django_db
def test_a_record_changed_since_approval_is_said_to_stay_as_it_was_approved(address):
    edit(sign_something(), text="Unsigned words.")
    text = page_text(login("editor").get(address))
    assert (
        "≠ changed since approval : stays at its last approved content: changed since 1 statements overview-01" in text
    )


@pytest.mark.django_db
def test_what_blocks_is_named_and_the_button_is_not_there(address):
    approve(make_result(), overrides={"PUBLICATION-E02": "to be approved"})
    text = page_text(login("editor").get(address))
    assert "This cannot be published yet." in text
    assert (
        "It names the drug “exampletinib”, which is not approved. efficacy result exampletinib-example-naive-orr"
        in text
    )
    assert 'value="Publish edition' not in login("editor").get(address).content.decode()


@pytest.mark.django_db
def test_a_withheld_claim_is_told_with_its_reason(address):
    statement = sign_something()
    publish_now()
    decide(statement, "withhold", by=make_user("editor"), reason="Dangerous.")
    text = page_text(login("editor").get(address))
    assert "1 withheld a statement in “overview” statement overview-01 Reason: Dangerous." in text
    assert "Kind of change new evidence regulatory correction wording" in text


@pytest.mark.django_db(transaction=True)
def test_publishing_tells_each_step_and_turns_readers_to_the_edition(address):
    sign_something()
    response = login("editor").post(address, PUBLISH)
    page = b"".join(response.streaming_content).decode()
    edition = Edition.objects.get()
    assert (edition.as_of, edition.summary, edition.published_by.username) == ("2026-11-20", "What is new.", "editor")
    steps = ["Assembled edition 1: 3 records", "Added edition 1", "Edition 1 is current", "Published as edition 1."]
    assert [step for step in steps if step in page] == steps
    assert page.rstrip().endswith("</html>")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_summary_and_the_kind_of_each_change_are_suggested(address):
    statement = sign_something()
    publish_now()
    change_something(statement)
    response = login("editor").get(address)
    form = response.context["form"]
    assert form["summary"].value() == "Changed: a statement in “Overview”."
    assert [(change.key, field.value()) for change, field in form.kinds()] == [("overview-01", "wording")]
    assert "1 of 1 citations do not say where in their source the fact stands." in page_text(response)


@pytest.mark.django_db(transaction=True)
def test_the_kind_that_the_editor_chose_is_published_and_told_in_words(address, monkeypatch):
    monkeypatch.setattr(actions, "render_site", render_site)
    statement = sign_something()
    publish_now()
    change_something(statement)
    chosen = {**PUBLISH, "kind:pages.statement:overview-01": "new_evidence"}
    b"".join(login("editor").post(address, chosen).streaming_content)
    edition = Edition.objects.get(number=2)
    assert [(one.key, one.change_kind) for one in edition.get_document().changes] == [("overview-01", "new_evidence")]
    folder = settings.EDITIONS_ROOT / f"2-{edition.digest[:12]}"
    page = (folder / "editions" / "index.html").read_text()
    assert "New evidence: 1" in page
    assert "“Exampletinib is another example.”" in page
    assert "change-mark" not in (folder / "index.html").read_text()


@pytest.mark.django_db
def test_a_kind_that_there_is_not_is_an_error_and_nothing_is_published(address):
    statement = sign_something()
    publish_now()
    change_something(statement)
    response = login("editor").post(address, {**PUBLISH, "kind:pages.statement:overview-01": "rumour"})
    assert "Select a valid choice. rumour is not one of the available choices." in page_text(response)
    assert Edition.objects.count() == 1


@pytest.mark.django_db
def test_the_kind_of_a_change_that_was_not_sent_is_the_suggested_one():
    statement = sign_something()
    publish_now()
    change_something(statement)
    edition = publish_now(change_kinds={("drugs.drug", "nowhere"): ChangeKind.REGULATORY})
    assert [one.change_kind for one in edition.get_document().changes] == ["wording"]


@pytest.mark.django_db
def test_the_preview_of_the_next_edition_shows_what_is_signed_with_what_changed_marked():
    statement = sign_something()
    publish_now()
    edit(change_something(statement), text="Words that nobody has signed.")
    response = login("editor").get(NEXT)
    text = page_text(response)
    assert "Preview. This is what is signed for the next edition. It is not published" in text
    assert "◆ Changed since the last edition: wording" in text
    assert "Exampletinib is another example." in text
    assert "Words that nobody has signed." not in text
    assert "no-store" in response["Cache-Control"]
    assert 'content="noindex"' in response.content.decode()


@pytest.mark.django_db
def test_every_page_of_the_preview_says_that_it_is_one():
    sign_something()
    client = login("editor")
    for path in ("drugs/", "references/", "editions/", "about/", "algorithm/", "404.html"):
        page = client.get(reverse("admin:publication_edition_next_page", args=[path]))
        assert "This is what is signed for the next edition." in page_text(page), path


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["treatment.pdf", "treatment-summary.pdf"])
def test_a_pdf_of_the_preview_says_on_every_page_that_it_is_one(name):
    sign_something()
    response = login("editor").get(reverse("admin:publication_edition_next_page", args=[name]))
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    pages = pages_of(response.content)
    assert "This is what is signed for the next edition." in pages[0]
    assert [number for number, page in enumerate(pages) if "PREVIEW, NOT PUBLISHED." not in page] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["contributor", "medical reviewer", "data manager", "administrator"])
def test_only_who_publishes_sees_the_next_edition(role):
    client = login(role)
    assert [client.get(NEXT).status_code, client.get(NEXT + "treatment.pdf").status_code] == [403, 403]


@pytest.mark.django_db
def test_nobody_sees_the_next_edition_without_signing_in():
    assert Client().get(NEXT).url == f"/admin/login/?next={NEXT}"


@pytest.mark.django_db(transaction=True)
def test_what_stops_publishing_is_a_sentence_on_the_page(address):
    page = b"".join(login("editor").post(address, PUBLISH).streaming_content).decode()
    assert "<strong>Not published.</strong> Nothing is approved yet" in page
    assert not Edition.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_something_broken_is_said_without_its_inside(address, monkeypatch, caplog):
    sign_something()
    monkeypatch.setattr(actions, "render_site", lambda *arguments: 1 / 0)
    page = b"".join(login("editor").post(address, PUBLISH).streaming_content).decode()
    assert "Something broke. Readers still get the edition before." in page
    assert "division" not in page
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"summary": " "}, "summary", "Say in a sentence what is new in this edition."),
        (
            {"summary": "Lorlatinib cures 98.7% of patients."},
            "summary",
            "“98.7%”: leave numbers out of the summary: nobody has signed them here. "
            "The list of changes shows each number with who signed it.",
        ),
        ({"as_of": "2999-01-01"}, "as_of", "The state of knowledge cannot lie in the future."),
        ({"as_of": "soon"}, "as_of", "Enter a valid date."),
    ],
)
def test_a_request_that_makes_no_sense_comes_back(address, changes, field, message):
    sign_something()
    response = login("editor").post(address, {**PUBLISH, **changes})
    assert response.context["form"].errors == {field: [message]}
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_the_preview_draws_the_working_copy_signed_or_not_and_is_never_kept():
    statement = sign_something()
    edit(statement, text="Words that nobody has signed.")
    response = login("contributor").get(reverse("preview"))
    page = response.content.decode()
    assert "Words that nobody has signed." in page
    assert "This is the working copy." in page
    assert 'content="noindex"' in page
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_preview_leads_to_its_own_pages_and_style():
    sign_something()
    make_drug()
    client = login("contributor")
    page = client.get(reverse("preview-page", args=["drugs/exampletinib/"]))
    assert (page.status_code, page["Content-Type"]) == (200, "text/html; charset=utf-8")
    sheet = next(part for part in page.content.decode().split('"') if part.endswith(".css"))
    style = client.get(reverse("preview-page", args=[sheet.removeprefix("../../")]))
    assert (style.status_code, style["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert client.get(reverse("preview-page", args=["nowhere/"])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["data/drugs.csv", "data/all.zip", "figures/mutation-drug-grid.svg", "cite/edition-1.bib"]
)
def test_what_could_be_taken_for_published_is_not_given_away(name):
    sign_something()
    response = login("contributor").get(reverse("preview-page", args=[name]))
    assert response.status_code == 404
    assert f"{name} is a file to take away, and could be mistaken for what is published." in page_text(response)


@pytest.mark.django_db
def test_a_text_that_asks_for_an_unknown_value_is_named_instead_of_a_preview():
    set_by_sql(sign_something(), text="{{ result:nothing }} responded.")
    response = login("contributor").get(reverse("preview"))
    assert "There is no preview." in page_text(response)
    assert "overview-01" in page_text(response)
