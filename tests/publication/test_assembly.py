"""From sign-offs to a document: what is in an edition, and what is not."""

import datetime
import json

import pytest
from django.db import connection

from publication import assembly
from publication.assembly import NotAsSigned, assemble_working_copy, find_in_next_edition, get_standings, propose
from publication.document import Document
from publication.models import Edition
from publication.querysets import EditionsStay
from references.content import ReferenceContent
from review.chain import GENESIS, BrokenChain
from review.choices import Level, State
from review.content import sha256
from review.models import SignOff
from tests.factories import (
    approve,
    approve_with_sources,
    decide,
    edit,
    make_drug,
    make_node,
    make_reference,
    make_result,
    make_statement,
    make_user,
    set_by_sql,
    the_reference,
)

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 22, 12, 30, 45, tzinfo=datetime.UTC)


def proposed(**header):
    by = make_user("editor", "edda", first_name="Edda", last_name="Example")
    return propose(**{"by": by, "as_of": "2026-11-22", "summary": "An example.", "published_at": NOW, **header})


def titles():
    return [entry.content.title for entry in proposed().document.references]


def publish_as_is(proposal):
    """An edition row without its bundle, for what comes after."""
    data = proposal.document.canonical_bytes()
    header = proposal.document.edition
    return Edition.objects.create(
        number=header.number, document=data, digest=sha256(data), previous_digest=header.previous_digest,
        as_of=header.as_of, published_at=NOW, published_by=make_user("editor"),
    )  # fmt: skip


def test_an_edition_holds_what_is_approved_and_nothing_else():
    approve(make_reference())
    make_reference(key="draft2024")
    proposal = proposed()
    assert [entry.content.key for entry in proposal.document.entries()] == ["example2024"]
    assert proposal.left_out == [("references.reference", "draft2024", State.DRAFT)]
    assert proposal.findings == []


def test_an_entry_is_what_was_signed_with_who_signed_it():
    make_user("contributor", "contributor", first_name="Ann", last_name="Example")
    reference = make_reference()
    decide(reference, "dissent", by=make_user("medical reviewer", "zoe"), reason="Too old.")
    approve(reference, by=make_user("data manager", "dana"))
    (entry,) = proposed().document.references
    assert entry.content == reference.build_content()
    assert entry.digest == entry.content.content_digest == reference.digest
    assert entry.authors == ("Ann Example",)
    assert [(one.signer, one.decision, one.reason) for one in entry.signatures] == [
        ("zoe", "dissent", "Too old."),
        ("dana", "agree", ""),
    ]


def test_the_header_says_which_edition_it_is_and_on_what_it_rests():
    (sign_off,) = approve(make_reference())
    header = proposed(is_demonstration=True).document.edition
    assert header.as_dict() == {
        "number": 1,
        "as_of": "2026-11-22",
        "published_at": "2026-11-22T12:30:45Z",
        "published_by": "Edda Example",
        "summary": "An example.",
        "is_demonstration": True,
        "previous_digest": GENESIS,
        "sign_off_digest": sign_off.chain_digest,
    }


def test_a_second_edition_holds_the_digest_of_the_first():
    approve(make_reference())
    first = publish_as_is(proposed())
    header = proposed().document.edition
    assert (header.number, header.previous_digest) == (2, first.digest)


def test_the_newest_approved_content_stays_when_the_record_has_changed_since():
    reference = make_reference(title="Approved")
    approve(reference)
    edit(reference, title="Changed")
    assert titles() == ["Approved"]
    assert proposed().left_out == [("references.reference", "example2024", State.CHANGED)]
    approve(reference)
    assert (titles(), proposed().left_out) == (["Changed"], [])


def test_a_value_changed_by_sql_is_not_published_and_the_editor_is_told():
    reference = make_reference(title="Approved")
    approve(reference)
    set_by_sql(reference, title="By SQL")
    assert titles() == ["Approved"]
    assert proposed().left_out == [("references.reference", "example2024", State.CHANGED)]


def test_a_row_that_says_nothing_any_more_does_not_keep_anybody_from_publishing():
    reference = make_reference()
    approve(reference)
    set_by_sql(reference, title="")
    assert proposed().left_out == [("references.reference", "example2024", State.CHANGED)]


def test_a_request_for_changes_takes_a_record_out_without_a_tombstone():
    reference = make_reference()
    approve(reference)
    decide(reference, "request_changes", by=make_user("medical reviewer", "zoe"), reason="Wrong year.")
    proposal = proposed()
    assert (list(proposal.document.entries()), proposal.document.tombstones) == ([], ())
    assert proposal.left_out == [("references.reference", "example2024", State.CHANGES_REQUESTED)]


@pytest.mark.parametrize(("decision", "role"), [("withdraw", "medical reviewer"), ("withhold", "editor")])
def test_a_stopped_record_leaves_a_notice_in_its_place(decision, role):
    statement = make_statement(text="It cures.")
    approve_with_sources(statement)
    sign_off = decide(statement, decision, by=make_user(role), reason="It does not.")
    document = proposed().document
    assert document.statements == ()
    (stone,) = document.tombstones
    assert stone.as_dict() == {
        "record_kind": "pages.statement",
        "key": "overview-01",
        "name": "a statement in “overview”",
        "state": {"withdraw": "withdrawn", "withhold": "withheld"}[decision],
        "reason": "It does not.",
        "decided_by": role.replace(" ", "."),
        "decided_at": sign_off.signed_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "section": "overview",
        "position": 1,
    }
    assert document.keys_of("pages.statement") == {"overview-01"}
    assert b"It cures" not in document.canonical_bytes()


def test_a_notice_never_says_what_nobody_approved():
    statement = make_statement(text="Approved.")
    approve_with_sources(statement)
    edit(statement, text="A draft that nobody signed.")
    decide(statement, "withhold", by=make_user("editor"), reason="Too dangerous.")
    assert [stone.name for stone in proposed().document.tombstones] == ["a statement in “overview”"]
    assert b"nobody signed" not in proposed().document.canonical_bytes()


def test_a_draft_that_was_withdrawn_before_anybody_approved_it_leaves_nothing():
    statement = make_statement(text="A draft.")
    decide(statement, "withdraw", reason="Never mind.")
    assert proposed().document.tombstones == ()


def test_only_a_later_approval_brings_a_withheld_record_back():
    reference = make_reference()
    approve(reference)
    decide(reference, "withhold", by=make_user("editor"), reason="Dangerous.")
    edit(reference, editor_note="Discussed.")
    decide(reference, "dissent", by=make_user("medical reviewer", "zoe"), reason="I am not sure.")
    assert titles() == []
    approve(reference)
    assert (titles(), proposed().document.tombstones) == (["Exampletinib in ROS1+ NSCLC"], ())


def test_a_record_may_name_what_was_withdrawn_but_not_what_was_never_in():
    result = make_result()
    approve_with_sources(result)
    decide(result.cohort.trials.get(), "withdraw", reason="It never began.")
    assert proposed().document.gaps() == []
    decide(result.drug, "request_changes", by=make_user("medical reviewer", "zoe"), reason="Wrong.")
    proposal = proposed()
    assert [(content.key, kind, key) for content, kind, key in proposal.document.gaps()] == [
        (result.key, "drugs.drug", "exampletinib")
    ]
    assert [(one.check_id, one.key) for one in proposal.blockers] == [("PUBLICATION-E02", result.key)]


def test_an_override_lets_the_finding_pass_and_stands_beside_the_value():
    result = make_result(responders_n=55)
    approve_with_sources(result.drug, *result.cohort.trials.all())
    approve(result, overrides={"TRIALS-E02": "So it is printed."})
    proposal = proposed()
    assert [one.check_id for one in proposal.findings if one.level == Level.ERROR] == ["TRIALS-E02"]
    assert proposal.blockers == []
    (entry,) = proposal.document.results
    assert [one.as_dict() for one in entry.overrides] == [
        {"check_id": "TRIALS-E02", "reason": "So it is printed.", "signer": "medical.reviewer"}
    ]


def test_an_override_lapses_with_the_signature():
    result = make_result(responders_n=55)
    approve_with_sources(result.drug, *result.cohort.trials.all())
    approve(result, overrides={"TRIALS-E02": "So it is printed."})
    zoe = make_user("medical reviewer", "zoe")
    decide(result, "request_changes", reason="No.")
    approve(result, by=zoe, overrides={"TRIALS-E02": "Printed so."})
    assert proposed().document.results == ()
    decide(result, "dissent", reason="Still no.")
    (entry,) = proposed().document.results
    assert [(one.signer, one.reason) for one in entry.overrides] == [("zoe", "Printed so.")]


def test_the_editor_is_told_of_what_the_checks_found_since_it_was_signed():
    drug = make_drug()
    approve_with_sources(drug)
    edit(the_reference(), is_retracted=True)
    approve(the_reference())
    assert [(one.check_id, one.key) for one in proposed().blockers] == [("PUBLICATION-E03", "exampletinib")]


def test_the_candidate_is_checked_as_part_of_the_next_edition():
    drug = make_drug()
    assert [one.check_id for one in find_in_next_edition([drug.build_content()])] == ["PUBLICATION-E02"]
    approve(the_reference())
    assert find_in_next_edition([drug.build_content()]) == []


def test_a_candidate_takes_the_place_of_what_was_stopped():
    reference = make_reference()
    approve(reference)
    decide(reference, "withhold", by=make_user("editor"), reason="Dangerous.")
    header = proposed().document.edition
    document = assembly.assemble(header, get_standings(), [reference.build_content()])
    assert ([entry.content.key for entry in document.references], document.tombstones) == (["example2024"], ())


def test_the_document_reads_back_as_itself_and_keeps_every_field_of_every_kind():
    result, node = make_result(), make_node()
    approve_with_sources(result, node, make_statement())
    document = proposed().document
    again = Document.model_validate_json(document.canonical_bytes())
    assert again == document
    assert again.canonical_bytes() == document.canonical_bytes()
    for entry in again.entries():
        assert entry.content.content_digest == entry.digest
    stored = json.loads(document.canonical_bytes())["results"][0]["content"]
    assert stored == result.build_content().as_dict()


def test_tables_stand_in_key_order_whatever_was_signed_first():
    for key in ("zeta2024", "alpha2024", "beta2024"):
        approve(make_reference(key=key))
    assert [entry.content.key for entry in proposed().document.references] == ["alpha2024", "beta2024", "zeta2024"]


def test_the_same_sign_offs_make_the_same_bytes():
    approve_with_sources(make_result())
    assert proposed().document.canonical_bytes() == proposed().document.canonical_bytes()


@pytest.mark.parametrize(
    "assignment", ["content = '{}'", "signer_name = 'Somebody Else'", "reason = 'Forged.'", "key = 'other2024'"]
)
def test_nothing_is_published_from_a_broken_chain(assignment):
    approve(make_reference())
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE review_signoff SET {assignment}")
    with pytest.raises(BrokenChain, match="Sign-off "):
        proposed()


def test_what_was_signed_with_a_field_that_is_no_longer_published_has_to_be_signed_anew(monkeypatch):
    approve(make_reference(topic="resistance"))
    monkeypatch.setattr(ReferenceContent, "retired_fields", frozenset({"topic"}))
    with pytest.raises(NotAsSigned, match=r"references.reference \w+: what was signed holds a field"):
        proposed()


def test_the_working_copy_shows_what_is_written_signed_or_not_but_not_what_was_stopped():
    approved, changed, stopped = (make_reference(key=key) for key in ("a2024", "b2024", "c2024"))
    make_reference(key="d2024", title="Draft")
    approve(approved, changed, stopped)
    edit(changed, title="Changed")
    decide(stopped, "withhold", by=make_user("editor"), reason="Dangerous.")
    document = assemble_working_copy(by=make_user("editor"), as_of="2026-11-22")
    shown = {entry.content.key: (entry.content.title, len(entry.signatures)) for entry in document.references}
    unchanged = "Exampletinib in ROS1+ NSCLC"
    assert shown == {"a2024": (unchanged, 1), "b2024": ("Changed", 0), "d2024": ("Draft", 0)}
    assert [stone.key for stone in document.tombstones] == ["c2024"]
    assert document.edition.number == 0


def test_standings_take_one_query_however_many_records_there_are(django_assert_num_queries):
    approve(*[make_reference(key=f"example{year}") for year in range(2000, 2030)])
    with django_assert_num_queries(1):
        assert len(get_standings()) == 30


def test_a_proposal_takes_as_many_queries_for_thirty_records_as_for_one():
    def count():
        with connection.execute_wrapper(counted):
            counted.queries = 0
            proposed()
            return counted.queries

    def counted(execute, *arguments):
        counted.queries += 1
        return execute(*arguments)

    approve_with_sources(make_result())
    count()  # content types are asked for once
    one = count()
    common = {"endpoint": "DOR", "responders_n": None}
    approve(*[make_result(key=f"result-{n}", landmark_months=n, **common) for n in range(2, 31)])
    assert SignOff.objects.count() > 30
    assert count() == one


def test_an_edition_is_only_added():
    approve(make_reference())
    edition = publish_as_is(proposed())
    assert edition.get_document() == proposed_again(edition)
    values = Edition.objects.values().get()
    for attempt in (
        edition.save,
        edition.delete,
        Edition.objects.all().delete,
        lambda: Edition.objects.update(summary="Other."),
    ):
        with pytest.raises(EditionsStay):
            attempt()
    with pytest.raises(Exception, match="UNIQUE"):
        Edition(**{**values, "summary": "Other."}).save()


def proposed_again(edition):
    return Document.model_validate_json(bytes(Edition.objects.get(pk=edition.pk).document))
