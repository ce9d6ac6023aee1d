"""The packet: which records, in which order, and of each all that a judgement needs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.models import Statement
from publication.actions import publish
from tests.admin_forms import login, page_text
from tests.desk.sittings import PACKET, entry_of, make_waiting, reviewer, shown_keys
from tests.factories import (
    approve,
    approve_with_sources,
    cite,
    decide,
    edit,
    make_approval,
    make_drug,
    make_node,
    make_reference,
    make_result,
    make_section,
    make_sensitivity,
    make_statement,
    make_user,
    set_by_sql,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve():
    return login("medical reviewer", "eve")


def publish_now():
    publish(by=make_user("editor"), as_of="2026-11-22", summary="An example.", progress=lambda line: None)


def test_it_holds_what_waits_for_me_and_nothing_that_i_wrote(eve):
    make_reference(key="mine2024", by=reviewer())
    make_reference(key="theirs2024")
    assert shown_keys(eve.get(PACKET)) == ["theirs2024"]


def test_it_can_be_asked_for_what_changed_since_i_last_signed(eve):
    old, signed = make_reference(key="old2024"), make_reference(key="signed2024")
    approve(signed, by=reviewer())
    make_reference(key="new2024")
    assert shown_keys(eve.get(PACKET)) == ["new2024", "old2024"]
    assert shown_keys(eve.get(PACKET, {"pile": "new"})) == ["new2024"]
    edit(old, volume="1")
    assert shown_keys(eve.get(PACKET, {"pile": "new"})) == ["new2024", "old2024"]


def test_it_can_be_asked_for_one_drug_with_the_statements_about_it(eve):
    drug, other = make_drug(), make_drug(key="othertinib", inn="othertinib")
    make_approval(drug=other, key="othertinib-us-approved-2023")
    make_statement(drugs=[other])
    assert shown_keys(eve.get(PACKET, {"drug": "othertinib"})) == [
        "othertinib-us-approved-2023",
        "othertinib",
        "overview-01",
    ]
    assert drug.key not in shown_keys(eve.get(PACKET, {"drug": "othertinib"}))


def test_it_can_be_asked_for_one_section(eve):
    make_statement()
    make_statement(key="other-01", section=make_section(key="other", title="Other", position=2))
    assert shown_keys(eve.get(PACKET, {"section": "other"})) == ["other", "other-01"]


@pytest.mark.parametrize("query", [{"pile": "nonsense"}, {"drug": "notinib"}, {"section": "nowhere"}])
def test_what_cannot_be_asked_for_is_not_found(query, eve):
    assert eve.get(PACKET, query).status_code == 404


def test_other_piles_have_their_packets(eve):
    lapsed, sent_back = make_reference(key="lapsed2024"), make_reference(key="mine2024", by=reviewer())
    approve(lapsed, by=make_user("medical reviewer", "zoe"))
    edit(lapsed, by=reviewer(), volume="1")
    decide(sent_back, "request_changes", by=make_user("medical reviewer", "zoe"), reason="Give the volume.")
    assert shown_keys(eve.get(PACKET, {"pile": "lapsed"})) == ["lapsed2024"]
    assert shown_keys(eve.get(PACKET, {"pile": "sent-back"})) == ["mine2024"]
    assert shown_keys(eve.get(PACKET)) == []


def make_one_of_each():
    make_statement(key="plain-01", position=1)
    make_statement(key="number-01", position=2, text="It helped 79% of them.")
    make_statement(key="should-01", position=3, text="One should test.")
    make_sensitivity()
    make_node()
    make_result()
    make_approval()


def test_the_first_load_comes_in_the_order_of_what_a_wrong_value_would_harm(eve):
    make_one_of_each()
    response = eve.get(PACKET)
    titles = [group.title for group in response.context["groups"]]
    ranks = list(dict.fromkeys(title.split(":")[0] for title in titles))
    assert ranks == [
        "Approvals",
        "Results",
        "Treatment algorithm",
        "Mutation × drug grid",
        "Statements with a number or a “should”",
        "The rest",
    ]
    keys = shown_keys(response)
    assert keys[:6] == [
        "exampletinib-us-approved-2023",
        "exampletinib-example-naive-orr",
        "start",
        "treat",
        "g2032r-exampletinib-example2024",
        "number-01",
    ]
    assert keys.index("should-01") < keys.index("plain-01")


def test_once_an_edition_stands_records_are_grouped_by_drug_and_section(eve, editions_root):
    approve_with_sources(make_statement(key="before-01", position=9))
    publish_now()
    make_one_of_each()
    titles = [group.title for group in eve.get(PACKET).context["groups"]]
    assert titles == ["exampletinib", "Overview", "resistance mutations", "trials", "decision nodes"]


def test_a_change_stands_against_what_was_approved_word_by_word(eve):
    statement = make_statement(text="Exampletinib is given once a day with food.")
    approve_with_sources(statement, by=reviewer("zoe"))
    edit(statement, text="Exampletinib is given twice a day with food.")
    response = eve.get(PACKET)
    (difference,) = entry_of(response, statement).since_approval
    assert [(piece.mark, piece.text) for piece in difference.pieces] == [
        ("kept", "Exampletinib is given "),
        ("removed", "once"),
        ("added", "twice"),
        ("kept", " a day with food."),
    ]
    assert "<del>once</del><ins>twice</ins>" in response.content.decode()


def test_what_readers_have_is_compared_too_where_it_is_not_what_was_approved_last(eve, editions_root):
    result = make_result(estimate="79")
    approve_with_sources(result, by=reviewer("zoe"))
    publish_now()
    edit(result, note="First.")
    approve(result, by=reviewer("zoe"))
    edit(result, note="Second.")
    entry = entry_of(eve.get(PACKET), result)
    assert [one.before for one in entry.since_approval] == [("First.",)]
    assert [one.before for one in entry.since_edition] == [()]
    assert "Against edition 1, which readers have" in page_text(eve.get(PACKET))


def test_it_says_who_changed_it_when_and_why_since_the_approval_and_nothing_older(eve):
    reference = make_reference(by=make_user("contributor", "ann"), reason="Add it.")
    approve(reference, by=reviewer("zoe"))
    edit(reference, by=make_user("contributor", "bob"), volume="1", reason="From PubMed.")
    edit(reference, by=make_user("contributor", "ann"), editor_note="A note.", reason="Only a note.")
    entry = entry_of(eve.get(PACKET), reference)
    assert [(change.who, change.reason) for change in entry.changes] == [("bob", "From PubMed.")]


def test_each_citation_has_its_locator_quote_and_link(eve):
    reference = make_reference()
    result = make_result(citations=[cite(reference, locator="Table 2", quote="56 of 71")])
    (source,) = entry_of(eve.get(PACKET), result).sources
    assert (source.locator, source.quote) == ("Table 2", "56 of 71")
    assert source.links == (("doi:10.1000/example2024", "https://doi.org/10.1000/example2024"),)


def test_the_evidence_checks_run_over_the_edition_that_all_shown_would_make(eve):
    result = make_result(estimate="97")
    entry = entry_of(eve.get(PACKET), result)
    assert [finding.level for finding in entry.findings if finding.check_id.startswith("TRIALS-E")] != []
    assert not [finding for finding in entry.findings if finding.check_id == "PUBLICATION-E02"]


def test_it_says_what_rests_on_a_record_values_in_prose_included(eve):
    result = make_result()
    make_statement(text="It helped {{ result:exampletinib-example-naive-orr }}.")
    entry = entry_of(eve.get(PACKET), result)
    assert [(name, use.kind, use.is_now) for name, use in entry.uses] == [("It helped 79% (56/71).", "statement", True)]


def test_what_only_readers_have_and_what_nobody_signed_yet_rests_on_a_record_too(eve):
    drug = make_drug()
    statement = make_statement(text="{{ drug:exampletinib }} works.")
    approve_with_sources(statement, drug, by=reviewer("zoe"))
    publish_now()
    edit(statement, text="It works.")
    make_sensitivity()
    edit(drug, drug_class="type II")
    text = page_text(eve.get(PACKET))
    assert "statement overview-01 exampletinib works. in the current edition only" in text
    assert "g2032r-exampletinib-example2024 exampletinib on G2032R now; not yet before readers" in text


def test_a_statement_can_be_read_as_readers_will(eve):
    make_result()
    make_statement(text="It helped {{ result:exampletinib-example-naive-orr.estimate }} of them.")
    assert entry_of(eve.get(PACKET), Statement.objects.get()).reads == "It helped 79% of them."


def test_own_work_is_told_before_she_tries_and_who_could_sign_it(eve):
    lapsed = make_reference(by=make_user("contributor"))
    make_user("medical reviewer", "zoe")
    make_user("data manager", "dana")
    approve(lapsed, by=reviewer("zoe"))
    edit(lapsed, by=reviewer(), volume="1")
    text = page_text(eve.get(PACKET, {"pile": "lapsed"}))
    assert (
        "You cannot approve this. You wrote part of this, so someone else must sign it. Who could: dana, zoe." in text
    )


def test_who_is_not_of_the_role_is_told_who_is():
    make_statement()
    reviewer("zoe")
    dana = login("data manager", "dana")
    response = dana.get(PACKET, {"pile": "unsigned"})
    entry = entry_of(response, Statement.objects.get())
    assert (entry.why_not, entry.who_could) == ("Only a medical reviewer signs this.", "zoe")
    assert entry.decisions == []


def test_what_was_written_past_the_history_is_shown_as_nobody_s(eve):
    reference = make_reference()
    set_by_sql(reference, volume="666")
    entry = entry_of(eve.get(PACKET, {"pile": "unsigned"}), reference)
    assert entry.why_not == "The row is not what its history says. Someone must save it as their own first."
    assert entry.decisions == ["request_changes"]


def test_what_sql_left_unreadable_does_not_take_the_packet_down(eve):
    set_by_sql(make_reference(), title="")
    make_reference(key="sound2024")
    assert shown_keys(eve.get(PACKET, {"pile": "unsigned"})) == ["sound2024"]


def test_opinions_so_far_and_what_is_still_needed_are_shown(eve, settings):
    settings.REVIEW_HAS_EDITION = "tests.desk.test_desk.yes"
    approval = make_approval()
    approve_with_sources(approval, by=reviewer("zoe"))
    entry = entry_of(eve.get(PACKET), approval)
    assert [(vote.signer_name, vote.decision) for vote in entry.votes] == [("zoe", "agree")]
    assert entry.approvals_missing == 1


def test_many_records_come_in_pages_of_50(eve):
    make_waiting(53)
    first, second = eve.get(PACKET), eve.get(PACKET, {"page": 2})
    assert (len(shown_keys(first)), len(shown_keys(second))) == (50, 3)
    assert "Keep, next page (2 of 2)" in page_text(first)


def count_queries(client, make, count):
    for number in range(count):
        make(number)
    client.get(PACKET)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(PACKET)
    return len(queries), len(shown_keys(response))


@pytest.mark.parametrize(
    "make",
    [
        lambda number: make_reference(key=f"paper{number}"),
        lambda number: make_result(key=f"exampletinib-{number}-orr"),
        lambda number: make_statement(key=f"overview-{number:02}", position=number),
        lambda number: make_node(key=f"node-{number}"),
    ],
    ids=["references", "results", "statements", "steps"],
)
def test_30_records_take_as_many_queries_as_one(make, eve):
    few = count_queries(eve, make, 1)
    many = count_queries(eve, lambda number: make(number + 1), 29)
    assert many[1] == few[1] + 29
    assert many[0] == few[0] < 60


def test_withdrawing_and_withholding_are_not_offered_here(eve):
    make_reference()
    text = eve.get(PACKET).content.decode()
    assert 'value="request_changes"' in text
    assert 'value="withdraw"' not in text
    assert 'value="withhold"' not in text


def test_each_record_leads_to_its_own_page_and_its_history(eve):
    reference = make_reference()
    text = eve.get(PACKET).content.decode()
    assert reverse("admin:references_reference_change", args=[reference.pk]) in text
    assert reverse("admin:references_reference_history", args=[reference.pk]) in text
