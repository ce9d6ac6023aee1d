"""The desk: each pile counts what it should, for the right person, in few queries."""

import datetime
import time

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from desk import readiness
from desk.boxes import get_desk
from desk.models import ProblemReport
from references.models import Reference
from review.models import SignOff
from tests.admin_forms import login, page_text
from tests.factories import (
    approve,
    approve_with_sources,
    cite,
    decide,
    edit,
    make_approval,
    make_drug,
    make_reference,
    make_statement,
    make_user,
    set_by_sql,
)

pytestmark = pytest.mark.django_db


def piles(user):
    """Title and count of each box of somebody's desk."""
    return {box.title: box.count for box in get_desk(user).boxes}


def box(user, title):
    return next(one for one in get_desk(user).boxes if one.title == title)


def eve():
    return make_user("medical reviewer", "eve")


def test_what_others_wrote_waits_and_what_i_wrote_does_not():
    make_reference(key="mine2024", by=eve())
    make_reference(key="theirs2024")
    assert [row.address for row in box(eve(), "Waiting for my review").rows] == [
        reverse("admin:references_reference_change", args=[Reference.objects.get(key="theirs2024").pk])
    ]


def test_what_i_signed_waits_no_more_though_another_signature_is_needed(settings):
    settings.REVIEW_HAS_EDITION = "tests.desk.test_desk.yes"
    approval = make_approval()
    approve_with_sources(approval, by=eve())
    assert piles(eve())["Waiting for my review"] == 0
    (row,) = box(make_user("medical reviewer", "zoe"), "Waiting for my review").rows
    assert (row.name, row.said) == ("exampletinib, United States, approved", "eve: agree")


def yes():
    return True


def test_a_data_manager_is_asked_for_references_and_not_for_statements():
    make_statement()
    dana = make_user("data manager", "dana")
    assert [row.kind for row in box(dana, "Waiting for my review").rows] == ["reference"]


def test_a_contributor_an_editor_and_an_administrator_have_no_pile_to_review():
    make_reference(by=eve())
    for role in ("contributor", "editor", "administrator"):
        assert "Waiting for my review" not in piles(make_user(role))


def test_what_nobody_is_known_to_have_written_waits_for_nobody():
    reference = make_reference()
    set_by_sql(reference, digest="0" * 64)
    assert piles(eve())["Waiting for my review"] == 0


def test_what_was_sent_back_lies_on_the_desk_of_its_author_with_the_reason():
    reference = make_reference(by=make_user("contributor", "ann"))
    decide(reference, "request_changes", by=eve(), reason="The year is wrong.")
    assert [row.said for row in box(make_user("contributor", "ann"), "Mine, sent back").rows] == [
        "eve: The year is wrong."
    ]
    assert piles(make_user("contributor", "bob"))["Mine, sent back"] == 0
    assert piles(eve())["Waiting for my review"] == 0


def test_what_was_mended_after_it_was_sent_back_waits_again():
    reference = make_reference(by=make_user("contributor", "ann"))
    decide(reference, "request_changes", by=eve(), reason="The year is wrong.")
    edit(reference, by=make_user("contributor", "ann"), issued="2023")
    assert piles(make_user("contributor", "ann"))["Mine, sent back"] == 0
    assert piles(eve())["Waiting for my review"] == 1


def test_what_was_changed_since_approval_has_lapsed():
    reference = make_reference()
    approve(reference, by=eve())
    assert piles(eve())["Changed since approval"] == 0
    edit(reference, volume="2")
    assert (piles(eve())["Changed since approval"], piles(eve())["Waiting for my review"]) == (1, 1)


def test_what_was_withheld_waits_for_a_reviewer_and_what_was_withdrawn_does_not():
    withheld, withdrawn = make_reference(), make_reference(key="other2024")
    approve(withheld, withdrawn, by=make_user("medical reviewer", "zoe"))
    decide(withheld, "withhold", by=make_user("editor"), reason="Dangerous.")
    decide(withdrawn, "withdraw", by=eve(), reason="Retracted.")
    assert [row.name for row in box(eve(), "Waiting for my review").rows] == ["Exampletinib in ROS1+ NSCLC"]


def approve_long_ago(record, days):
    """An approval of so many days ago. The chain of sign-offs is not what is tested here."""
    (sign_off,) = approve(record, by=make_user("medical reviewer", "zoe"))
    with connection.cursor() as cursor:
        then = timezone.now() - datetime.timedelta(days=days)
        cursor.execute("UPDATE review_signoff SET signed_at = %s WHERE id = %s", [then, sign_off.pk])


def test_an_approval_of_over_a_year_ago_is_due_again():
    approve_long_ago(make_reference(), 370)
    approve_long_ago(make_reference(key="fresh2024"), 300)
    assert piles(eve())["Due again"] == 1


def test_how_long_an_approval_holds_is_set_by_kind(settings):
    approve_long_ago(make_reference(), 100)
    rule = settings.REVIEW_RULES["references.reference"]
    settings.REVIEW_RULES = {**settings.REVIEW_RULES, "references.reference": {**rule, "due_after_months": 3}}
    assert piles(eve())["Due again"] == 1


def test_signing_again_what_was_due_settles_it_and_its_author_cannot():
    from review.actions import OwnWork

    reference = make_reference(by=eve())
    approve_long_ago(reference, 400)
    with pytest.raises(OwnWork):
        approve(reference, by=eve())
    approve(reference, by=make_user("medical reviewer", "zoe"))
    assert piles(eve())["Due again"] == 0


def test_only_who_may_see_them_has_readers_reports():
    ProblemReport.objects.create(what="The link is dead.", received_at=timezone.now())
    assert piles(make_user("editor"))["Readers’ reports"] == 1
    assert "Readers’ reports" not in piles(eve())


def test_the_next_edition_is_counted():
    signed, lapsed = make_reference(), make_reference(key="other2024")
    approve(signed, lapsed, by=eve())
    edit(lapsed, volume="2")
    make_reference(key="draft2024")
    ready = get_desk(eve()).readiness
    assert (ready.included, ready.changed, ready.behind, ready.left_out, ready.blocked) == (2, 2, 1, 1, 0)


def test_what_was_sent_back_stays_in_with_what_was_approved_before_and_is_left_out_if_nothing_was():
    changed, new = make_reference(), make_reference(key="other2024")
    approve(changed, by=eve())
    changed = edit(changed, volume="2")
    for record in (changed, new):
        decide(record, "request_changes", by=eve(), reason="No.")
    ready = get_desk(eve()).readiness
    assert (ready.included, ready.behind, ready.left_out) == (1, 1, 1)


def test_what_an_evidence_check_finds_wrong_blocks_the_next_edition():
    reference = make_reference()
    statement = make_statement()
    approve_with_sources(statement)
    decide(reference, "withdraw", by=eve(), reason="It does not exist.")
    assert get_desk(eve()).readiness.blocked == 0  # a tombstone stands for it
    edit(Reference.objects.get(), is_retracted=True)
    approve(Reference.objects.get(), by=eve())
    assert get_desk(eve()).readiness.blocked == 1


def test_citations_that_name_no_place_in_their_source_are_counted_and_hold_nothing_up():
    located = make_drug(key="othertinib", citations=[cite(locator="p. 3"), cite(make_reference(key="other2024"))])
    approve_with_sources(make_statement(), located)
    ready = get_desk(eve()).readiness
    assert (ready.cited, ready.unlocated, ready.blocked) == (3, 2, 0)
    assert "of its 3 citations: name no place in their source 2" in page_text(
        login("medical reviewer", "eve").get(reverse("admin:index"))
    )


def test_nothing_is_said_of_citations_where_each_names_its_place():
    approve_with_sources(make_drug(citations=[cite(locator="p. 3")]))
    assert "no place in their source" not in page_text(login("medical reviewer", "eve").get(reverse("admin:index")))


def test_the_oldest_stands_first():
    for number in range(7):
        make_reference(key=f"example{number}", title=f"Paper {number}")
    waiting = box(eve(), "Waiting for my review")
    assert [row.name for row in waiting.rows] == [f"Paper {number}" for number in range(5)]
    assert waiting.address == "/admin/review/packet/?pile=waiting"


def test_the_first_page_after_signing_in_is_the_desk_with_the_records_below():
    make_reference()
    response = login("medical reviewer", "eve").get(reverse("admin:index"))
    text = page_text(response)
    assert "1 Waiting for my review" in text
    assert text.index("Your desk") < text.index("Efficacy results")


def bulk(count):
    """So many references with a history row each; half of them signed."""
    make_reference(key="model2024")
    model = Reference.objects.get(key="model2024")
    row = model.history.get()
    sign_off = approve(model, by=make_user("medical reviewer", "zoe"))[0]
    references, rows, sign_offs = [], [], []
    for number in range(count - 1):
        content = model.build_content().model_copy(update={"key": f"bulk{number}", "doi": f"10.1000/bulk{number}"})
        digest, text = content.content_digest, content.canonical_bytes().decode()
        fields = {one.attname: getattr(model, one.attname) for one in Reference._meta.concrete_fields}
        fields |= {"id": model.pk + 1 + number, "key": content.key, "doi": content.doi, "digest": digest}
        references.append(Reference(**fields))
        history = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
        history |= {"history_id": row.pk + 1 + number, "content": text, **fields}
        rows.append(type(row)(**history))
        if number % 2:
            signed = {one.attname: getattr(sign_off, one.attname) for one in SignOff._meta.concrete_fields}
            signed |= {"id": sign_off.pk + 1 + number, "key": content.key, "digest": digest, "content": text}
            signed |= {"previous_digest": f"{number:064}", "chain_digest": f"{number:063}c"}
            sign_offs.append(SignOff(**signed))
    Reference.objects.bulk_create(references)
    type(row).objects.bulk_create(rows)
    SignOff.objects.bulk_create(sign_offs)


def measure(client, count):
    """Queries and seconds of work, however busy the machine, of the first page with so many records, and its text."""
    Reference.objects.all()._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM review_signoff")
        cursor.execute("DELETE FROM references_historicalreference")
    bulk(count)
    client.get(reverse("admin:index"))
    start = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(reverse("admin:index"))
    return len(queries), time.process_time() - start, page_text(response)


def test_the_first_look_after_something_was_signed_takes_under_20_queries_too_for_who_has_every_role():
    statement = make_statement()
    approve_with_sources(statement, by=make_user("medical reviewer", "zoe"))
    edit(statement, text="Something else.")
    client = login("medical reviewer", "eve")
    eve().groups.set(Group.objects.all())
    readiness.look_into.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        text = page_text(client.get(reverse("admin:index")))
    assert ("1 Waiting for my review" in text, len(queries) < 20) == (True, True)


def test_the_desk_takes_under_20_queries_and_little_time_for_30_records_and_for_10_000():
    client = login("medical reviewer", "eve")
    few, _, text = measure(client, 30)
    assert "15 Waiting for my review" in text
    many, seconds, text = measure(client, 10_000)
    assert "5000 Waiting for my review" in text
    assert few == many < 20
    assert seconds < 8
