"""Approval follows the evidence: what rests on a source that changed comes back to the desk."""

import datetime

import pytest

from desk.boxes import get_desk
from desk.choices import Pile
from desk.overview import Reader, get_items
from desk.selection import Filters, select
from references.models import Reference
from tests.factories import approve, approve_with_sources, edit, make_drug, make_user

pytestmark = pytest.mark.django_db


def source_box(user):
    return next(box for box in get_desk(user).boxes if box.title == "Source changed")


def test_what_rests_on_a_retracted_reference_comes_back_until_it_is_signed_again():
    reviewer = make_user("medical reviewer")
    drug = make_drug()
    approve_with_sources(drug)
    assert source_box(reviewer).count == 0

    approve(edit(the_source(), is_retracted=True), by=make_user("data manager"))
    box = source_box(reviewer)
    assert [row.name for row in box.rows] == ["exampletinib"]
    assert [row.said for row in box.rows] == ["example2024 was retracted"]
    reader = Reader(reviewer.pk, frozenset({"medical reviewer"}))
    now = datetime.datetime.now(datetime.UTC)
    chosen = select(get_items(), reader, Filters(pile=Pile.SOURCE), now)
    assert [item.name for item in chosen] == [("drugs.drug", "exampletinib")]

    approve(drug, overrides={"PUBLICATION-E03": "Two other sources say the same."})
    assert source_box(reviewer).count == 0


def test_a_mended_page_number_brings_nothing_back():
    reviewer = make_user("medical reviewer")
    approve_with_sources(make_drug())
    approve(edit(the_source(), page="12-19"), by=make_user("data manager"))
    assert source_box(reviewer).count == 0


def the_source():
    """The reference that the drug rests on."""
    return Reference.objects.get(key="example2024")
