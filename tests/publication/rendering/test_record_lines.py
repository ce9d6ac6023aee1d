import pytest

from publication.document import TABLES
from publication.rendering.record_lines import gist_of, shorten, title_of, title_of_stone
from tests import contents
from tests.contents import document

KNOWN = document(contents.drug(), contents.section(), contents.reference())


@pytest.mark.parametrize(
    ("content", "title", "gist"),
    [
        (contents.drug(brand_names=["Exampla"], roles=["first_line"]), "exampletinib", "Exampla; first line"),
        (
            contents.approval(),
            "exampletinib, United States, approved",
            "US 15 November 2023 (approved, any line): ROS1+ NSCLC",
        ),
        (contents.listing(), "exampletinib in NCCN NSCLC", "NCCN NSCLC: first line"),
        (contents.mutation(location="solvent front"), "G2032R", "p.Gly2032Arg, solvent front"),
        (contents.fusion(shares=[contents.share(percent="49")]), "CD74::ROS1", "49% (example cohort)"),
        (
            contents.trial(acronym="EXAMINE-1", phase="2"),
            "EXAMINE-1",
            "NCT00000001, Exampletinib in ROS1+ NSCLC, Phase 2, not stated",
        ),
        (
            contents.result(
                ci_level="95", ci_lower="68", ci_upper="88", ci_lower_state="reported", ci_upper_state="reported",
                assessor="BICR", data_cutoff_date="2022-12-19", note="7 complete",
            ),
            "exampletinib: overall response rate, TKI-naive",
            "79% (56/71), 95% CI 68–88, blinded independent central review, data cut-off 19 December 2022 (7 complete)",
        ),
        (
            contents.sensitivity(ic50_nm="5.4", model="Ba/F3", finding="as potent"),
            "exampletinib on G2032R",
            "sensitive, laboratory, Ba/F3, IC50 5.4 nmol/L. as potent",
        ),
        (
            contents.node(title="Choose {{ drug:exampletinib }}", detail="or **none**"),
            "Choose exampletinib",
            "or none",
        ),
        (contents.section(), "Overview", ""),
        (contents.statement(), "“Exampletinib is an example.”", "Exampletinib is an example."),
        (
            contents.correction(problem="Wrong.", resolution="right", published_text="72%"),
            "Correction I01: overview",
            "Wrong. Now: right",
        ),
        (
            contents.reference(authors="Author A, Other B", container_title="Journal"),
            "Author 2024: Exampletinib in ROS1+ NSCLC",
            "Journal. 2024",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_record_has_a_title_and_a_line(content, title, gist):
    assert (title_of(content, KNOWN), gist_of(content, KNOWN)) == (title, gist)


def test_every_kind_is_told():
    told = {row[0].record_kind for row in test_each_kind_of_record_has_a_title_and_a_line.pytestmark[0].args[1]}
    assert told == TABLES.keys()


def test_a_long_text_is_named_by_its_first_words():
    assert shorten("word " * 30) == "word word word word word word word word word word word word word word …"
    assert shorten("short") == "short"


def test_what_was_taken_back_is_not_named_by_what_it_said():
    statement, correction = contents.statement(text="A claim."), contents.correction(published_text="A claim.")
    stone = contents.tombstone(statement).model_copy(update={"section": "overview"})
    assert title_of_stone(stone, KNOWN) == "A statement in “Overview”"
    assert title_of_stone(contents.tombstone(statement), KNOWN) == "A statement"
    assert title_of_stone(contents.tombstone(correction), KNOWN) == "Correction I01"
    assert title_of_stone(contents.tombstone(contents.drug()), KNOWN) == "exampletinib"


@pytest.mark.parametrize("made", [contents.approval, contents.listing, contents.result, contents.sensitivity])
def test_a_title_names_a_drug_by_its_inn(made):
    drug = contents.drug(key="example-therapy", inn="Example therapy")
    assert title_of(made(drug="example-therapy"), document(drug)).startswith("Example therapy")
