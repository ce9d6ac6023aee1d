import pytest

from tests.contents import drug, node, objected, option

EXAMPLETINIB = drug(development_codes=["EXA-520"])


@pytest.mark.parametrize(
    "text",
    [
        {"title": "Give EXA-520"},
        {"detail": "EXA-520 in a trial"},
        {"note": "EXA-520 is now approved"},
        {"options": [option("next", condition="EXA-520 at hand")]},
        {"options": [option("next", detail="EXA-520 first")]},
    ],
)
def test_a_step_that_names_a_drug_by_its_code_is_named(text):
    assert objected("ALGORITHM-W01", EXAMPLETINIB, node(**text)) == ["start"]


def test_a_step_that_gives_the_inn_passes():
    assert objected("ALGORITHM-W01", EXAMPLETINIB, node(detail="exampletinib (EXA-520) in a trial")) == []
