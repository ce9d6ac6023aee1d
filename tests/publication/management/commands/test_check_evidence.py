import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from drugs.models import Drug
from publication.document import Document, Override
from publication.models import Edition
from references.models import Reference
from review.actions import save_record, sign
from tests.contents import document, drug, reference
from tests.factories import declared

UNCITED = "PUBLICATION-E01"
MESSAGE = (
    "No source is cited. Add the citation with its place in the source; "
    "without one, leave the record out of the edition."
)


def publish(contents: Document) -> None:
    """An edition row with this document, without any signature."""
    editor = get_user_model().objects.create(username="editor")
    Edition.objects.create(
        number=contents.edition.number,
        document=contents.canonical_bytes(),
        digest=contents.content_digest,
        previous_digest="0" * 64,
        as_of=contents.as_of,
        published_at=timezone.now(),
        published_by=editor,
    )


def check(*arguments: str) -> tuple[str, int]:
    """What the command prints, and its exit code."""
    out = StringIO()
    try:
        call_command("check_evidence", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def overridden(contents: Document) -> Document:
    """`contents` with the missing citation of its one drug let pass."""
    (entry,) = contents.drugs
    override = Override(check_id=UNCITED, reason="an example", signer="A. Reviewer")
    return contents.model_copy(update={"drugs": (entry.model_copy(update={"overrides": (override,)}),)})


def test_the_page_of_checks_is_what_the_registry_says():
    page = Path(__file__).parents[4] / "docs" / "evidence-checks.md"
    assert check("--document") == (page.read_text(encoding="utf-8"), 0), "Run manage.py check_evidence --document."


@pytest.mark.django_db
def test_an_edition_without_objections_exits_with_0():
    publish(document(reference(doi_check="yes"), drug()))
    assert check("--edition", "1") == ("Errors: 0, warnings: 0, overridden: 0.\n", 0)


@pytest.mark.django_db
def test_an_error_in_an_edition_is_printed_and_exits_with_1():
    publish(document(drug(citations=[])))
    line = f"error: {UNCITED} drugs.drug exampletinib: {MESSAGE}\n"
    assert check("--edition", "1") == (f"{line}Errors: 1, warnings: 0, overridden: 0.\n", 1)


@pytest.mark.django_db
def test_a_warning_alone_exits_with_0():
    publish(document(reference(doi_check="yes"), drug(verification="secondary")))
    printed, code = check("--edition", "1")
    assert printed.splitlines()[-1] == "Errors: 0, warnings: 1, overridden: 0."
    assert code == 0


@pytest.mark.django_db
def test_an_overridden_error_is_printed_with_its_reason_and_exits_with_0():
    publish(overridden(document(drug(citations=[]))))
    printed, code = check("--edition", "1", "--format", "json")
    assert json.loads(printed) == [
        {
            "check_id": UNCITED,
            "level": "error",
            "record_kind": "drugs.drug",
            "key": "exampletinib",
            "message": MESSAGE,
            "override": "an example",
        }
    ]
    assert code == 0
    assert f"{MESSAGE} Overridden: an example\n" in check("--edition", "1")[0]


@pytest.mark.django_db
def test_an_edition_that_is_not_there_is_said_so():
    with pytest.raises(CommandError, match=r"There is no edition 7\."):
        call_command("check_evidence", "--edition", "7")


@pytest.mark.django_db
def test_an_empty_working_copy_has_nothing_to_object_to():
    assert check() == ("Errors: 0, warnings: 0, overridden: 0.\n", 0)


def uncited_drug() -> Drug:
    """A draft that cites nothing."""
    author = get_user_model().objects.create(username="author")
    draft = Drug(key="exampletinib", inn="exampletinib", origin="primary", verification="checked")
    save_record(draft, by=author, reason="an example")
    return draft


@pytest.mark.django_db
def test_an_error_in_the_working_copy_exits_with_1():
    uncited_drug()
    printed, code = check()
    assert printed.splitlines()[0] == f"error: {UNCITED} drugs.drug exampletinib: {MESSAGE}"
    assert code == 1


@pytest.mark.django_db
def test_the_working_copy_keeps_the_overrides_of_what_is_signed_until_it_changes():
    draft = uncited_drug()
    reviewer = get_user_model().objects.create(username="reviewer")
    reviewer.groups.add(Group.objects.get(name="medical reviewer"))
    digest = draft.build_content().content_digest
    sign(draft, by=declared(reviewer), digest=digest, overrides={UNCITED: "an example"})
    assert check()[1] == 0

    draft.drug_class = "changed since"
    save_record(draft, by=reviewer, reason="an example")
    assert check()[1] == 1


@pytest.mark.django_db
def test_the_working_copy_is_held_to_the_day_it_is_to_be_the_knowledge_of():
    source = Reference(
        key="example2024", kind="article", title="Example", issued="2024-06", doi="10.1000/example", doi_check="yes"
    )
    source.origin, source.verification = "primary", "checked"
    save_record(source, by=get_user_model().objects.create(username="author"), reason="an example")
    assert check("--as-of", "2024-02-05")[0].splitlines()[-1] == "Errors: 0, warnings: 1, overridden: 0."
    assert check("--as-of", "2024-07-01")[0].splitlines()[-1] == "Errors: 0, warnings: 0, overridden: 0."
