import pytest

from tests.contents import (
    approval,
    correction,
    drug,
    node,
    objected,
    objections,
    reference,
    sensitivity,
    statement,
    trial,
)

CODED = drug(development_codes=["EXA-520"])


@pytest.mark.parametrize(
    "wrong",
    [
        statement(text="Ceretinib is weaker."),
        statement(text="ceretinib is weaker."),
        drug(brand_names=["Lobrena"]),
        trial(lead_sponsor="Anheart"),
        node(note="adenocarinoma"),
        sensitivity(finding="Somtimes."),
        statement(text="In the ImmunoTarget clinical trial few responded."),
    ],
)
def test_a_retired_name_is_named_wherever_it_stands(wrong):
    assert objected("PUBLICATION-W05", wrong) == [wrong.key]


@pytest.mark.parametrize(
    "right",
    [
        statement(text="Ceritinib is weaker, and the IMMUNOTARGET registry is small."),
        trial(lead_sponsor="AnHeart"),
        reference(title="Ceretinib in ROS1+ NSCLC"),
        correction(published_text="Ceretinib, Lobrena"),
        statement(citations=[{"reference": "example2024", "quote": "Lobrena"}]),
        trial(brief_title="Ceretinib in ROS1+ NSCLC"),
    ],
)
def test_names_that_are_right_or_quoted_pass(right):
    assert objected("PUBLICATION-W05", right) == []


@pytest.mark.parametrize("text", ["EXA-520 in cells", "EXA520 in cells"])
def test_a_development_code_in_any_record_is_named(text):
    assert objections("PUBLICATION-W05", CODED, sensitivity(finding=text)) == [
        (
            sensitivity().key,
            "“EXA-520” is exampletinib. Write the INN; the code may follow it in brackets: “exampletinib (EXA-520)”.",
        )
    ]


@pytest.mark.parametrize(
    "right",
    [
        sensitivity(finding="exampletinib (EXA-520) in cells"),
        approval(note="As reported for trial EXA-520-01."),
        trial(other_ids=["EXA-520"], brief_title="EXA-520 in ROS1+ NSCLC"),
        reference(title="EXA-520 in ROS1+ NSCLC"),
    ],
)
def test_a_code_behind_its_inn_or_in_another_name_passes(right):
    assert objected("PUBLICATION-W05", CODED, right) == []


def test_codes_in_prose_are_named_once_by_the_checks_of_prose():
    named = [statement(text="EXA-520 works."), node(detail="EXA-520")]
    assert objected("PUBLICATION-W05", CODED, *named) == []
    assert objected("PAGES-W01", CODED, *named) == ["overview-01"]
    assert objected("ALGORITHM-W01", CODED, *named) == ["start"]
