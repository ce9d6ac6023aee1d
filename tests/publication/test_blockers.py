"""What blocks an edition is told once for each cause."""

import pytest

from publication.blockers import group_findings, group_gaps
from review.choices import Level
from review.evidence import Finding
from tests import contents
from tests.factories import make_drug

pytestmark = pytest.mark.django_db

DRUG = "drugs.drug"


def found(key: str, message: str = "No source.", check_id: str = "X-E01") -> Finding:
    return Finding(check_id, Level.ERROR, DRUG, key, message)


def told(blockers):
    return [(one.check_id, one.said, [record.key for record in one.records]) for one in blockers]


def test_one_message_of_one_check_is_one_cause_and_the_one_that_stops_most_comes_first():
    findings = [found("a", "Another."), found("b"), found("c"), found("d", check_id="X-E02")]
    assert told(group_findings(findings)) == [
        ("X-E01", "No source.", ["b", "c"]),
        ("X-E01", "Another.", ["a"]),
        ("X-E02", "No source.", ["d"]),
    ]


def test_each_record_leads_to_its_page_in_a_query_a_kind(django_assert_num_queries):
    drug = make_drug()
    with django_assert_num_queries(1):
        (blocker,) = group_findings([found(drug.key), *(found(f"gone{number}") for number in range(9))])
    assert [record.pk for record in blocker.first] == [drug.pk, None, None]
    assert len(blocker.others) == 7


def test_what_names_the_same_missing_record_is_one_cause():
    gaps = [(contents.drug(key=key), "references.reference", "gone2020") for key in ("a", "b")]
    gaps.append((contents.drug(key="c"), "potions.potion", "x"))
    assert told(group_gaps(gaps)) == [
        ("", "It names the reference “gone2020”, which is not approved.", ["a", "b"]),
        ("", "It names the potions.potion “x”, which is not approved.", ["c"]),
    ]
