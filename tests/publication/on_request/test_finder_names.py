import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugs.content import ResistanceMutationContent
from publication.on_request.finder_names import (
    LONGEST,
    near_drugs,
    near_mutations,
    parts_on_record,
    read_drug,
    read_mutation,
    tidy,
)
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document

DOCUMENT = fixture_document(2)


def found(text: str) -> str | None:
    asked = read_mutation(text, DOCUMENT)
    return asked.found.key if asked and asked.found else None


@pytest.mark.parametrize(
    "text",
    ["G2032R", "g2032r", " G2032R ", "p.Gly2032Arg", "P.GLY2032ARG", "Gly2032Arg", "p.(Gly2032Arg)", "ROS1 G2032R",
     "ROS1:p.G2032R", "G2032R + G2032R"],
)  # fmt: skip
def test_a_mutation_is_known_in_either_notation_whatever_the_case(text):
    assert found(text) == "G2032R"


@pytest.mark.parametrize(
    "text",
    ["S1986F+L2000V", "l2000v + s1986f", "S1986F L2000V", "S1986F;L2000V", "p.[Ser1986Phe;Leu2000Val]",
     "p.[Leu2000Val(;)Ser1986Phe]", "S1986F/L2000V"],
)  # fmt: skip
def test_a_compound_is_known_in_any_order_and_however_it_is_joined(text):
    assert found(text) == "S1986F+L2000V"


@pytest.mark.parametrize("mutation", DOCUMENT.of(ResistanceMutationContent), ids=lambda one: one.key)
def test_each_mutation_is_known_by_its_key_and_its_protein_change(mutation):
    assert [found(mutation.key), found(mutation.protein_change)] == [mutation.key, mutation.key]


@pytest.mark.parametrize("text", ["", "  ", "none", "Wild type", "\0"])
def test_no_mutation_is_no_mutation(text):
    assert read_mutation(text, DOCUMENT) is None


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("G2032Q", "G2032Q", {"G2032R", "G2032K"}),
        ("gly2032", "gly2032", {"G2032R", "G2032K"}),
        ("G2023R", "G2023R", {"G2032R"}),
        ("L2068F", "L2068F", {"L2086F"}),
        ("potato", "potato", set()),
    ],
)
def test_a_mutation_that_is_not_on_record_is_named_and_near_ones_are_offered(text, name, near):
    asked = read_mutation(text, DOCUMENT)
    offered = {one.key for one in near_mutations(asked, DOCUMENT)}
    assert (asked.name, asked.found, near <= offered, bool(near) == bool(offered)) == (name, None, True, True)


def test_of_a_compound_that_is_not_on_record_the_parts_are_offered_that_are():
    asked = read_mutation("G2032R+D2033N+A1B", DOCUMENT)
    assert (asked.name, asked.found) == ("G2032R+D2033N+A1B", None)
    assert [one.key for one in parts_on_record(asked, DOCUMENT)] == ["G2032R", "D2033N"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("crizotinib", "crizotinib"), ("Xalkori", "crizotinib"), ("TPX-0005", "repotrectinib"),
     ("tpx0005", "repotrectinib"), ("Dovbleron", "taletrectinib"), ("", None), ("crizotinb", None)],
)  # fmt: skip
def test_a_drug_is_known_by_any_of_its_names(text, key):
    drug = read_drug(text, DOCUMENT)
    assert (drug and drug.key) == key


IN_OTHER_SCRIPTS = documents.document(
    documents.drug("exampletinib", brand_names=("エグザンプル", "++")),
    documents.drug("specimenib", inn="specimenib", brand_names=("スペシメン", "Спесимениб (Russia)", "स्पेसिमेनिब")),
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("エグザンプル", "exampletinib"),
        ("ｴｸﾞｻﾞﾝﾌﾟﾙ", "exampletinib"),
        ("СПЕСИМЕНИБ", "specimenib"),
        ("स्पेसिमेनिब", "specimenib"),
        ("स्पेसीमेनिब", None),
        ("ロルラチニブ", None),
        ("洛拉替尼", None),
        ("--", None),
        ("++", None),
        ("", None),
    ],
)
def test_a_name_in_another_script_is_itself_and_no_other(text, key):
    drug = read_drug(text, IN_OTHER_SCRIPTS)
    assert (drug and drug.key) == key


def test_a_drug_that_is_misspelt_is_offered():
    assert near_drugs("crizotinb", DOCUMENT)[0].key == "crizotinib"
    assert near_drugs("repo", DOCUMENT)[0].key == "repotrectinib"


@given(st.text())
def test_whatever_is_written_can_be_read(text):
    assert len(tidy(text)) <= LONGEST
    asked = read_mutation(text, DOCUMENT)
    if asked is not None:
        near_mutations(asked, DOCUMENT)
        parts_on_record(asked, DOCUMENT)
    read_drug(text, DOCUMENT)
    near_drugs(text, DOCUMENT)
