import pytest

from publication.checks.records import PUBLISHED_CLASSES
from publication.document import TABLES
from tests.contents import (
    DEFAULTS,
    approval,
    cohort,
    correction,
    drug,
    fusion,
    listing,
    mutation,
    node,
    objected,
    objections,
    option,
    reference,
    result,
    section,
    sensitivity,
    share,
    statement,
    tombstone,
    trial,
)

CITING = [approval, correction, drug, fusion, listing, mutation, node, result, sensitivity, statement]


def test_every_kind_that_a_document_holds_is_looked_at():
    assert [content_class.record_kind for content_class in PUBLISHED_CLASSES] == list(TABLES)
    assert set(PUBLISHED_CLASSES) <= set(DEFAULTS)


@pytest.mark.parametrize("make", CITING)
def test_a_record_without_citation_is_named(make):
    assert objected("PUBLICATION-E01", make(citations=[])) == [make().key]


@pytest.mark.parametrize("make", CITING)
def test_a_record_with_a_citation_passes(make):
    assert objected("PUBLICATION-E01", make()) == []


def test_references_trials_and_sections_need_no_citation():
    assert objected("PUBLICATION-E01", reference(), trial(citations=[]), section()) == []


def test_a_share_that_names_its_source_is_a_citation():
    assert objected("PUBLICATION-E01", fusion(citations=[], shares=[share()])) == []


WHOLE = [reference(), drug(), trial(), result(), section(), statement(), mutation(), sensitivity()]


@pytest.mark.parametrize(
    "names_nothing",
    [
        result(drug="nosuchtinib"),
        result(cohort=cohort(trials=["NCT00000002"])),
        result(supersedes="nosuch-result"),
        result(citations=[{"reference": "nosuch2024"}]),
        sensitivity(mutation="L2086F"),
        statement(section="nosuch-section"),
        statement(text="So it is [@nosuch2024]."),
        correction(bears_on=[{"record_kind": "drugs.drug", "record_key": "nosuchtinib"}]),
        correction(bears_on=[{"record_kind": "drugs.nosuchkind", "record_key": "exampletinib"}]),
        node(options=[option("nosuch-node")]),
    ],
)
def test_a_key_that_names_nothing_is_named(names_nothing):
    others = [content for content in WHOLE if content.key != names_nothing.key]
    assert objected("PUBLICATION-E02", names_nothing, *others) == [names_nothing.key]


def test_keys_that_name_records_of_the_document_pass():
    linked = correction(bears_on=[{"record_kind": "drugs.drug", "record_key": "exampletinib"}])
    assert objected("PUBLICATION-E02", *WHOLE, linked) == []


def test_a_key_that_names_a_withdrawn_record_names_its_tombstone():
    others = [content for content in WHOLE if content.key != "exampletinib"]
    assert objected("PUBLICATION-E02", *others, tombstone(drug())) == []


def test_the_message_says_what_is_missing_from_where():
    assert objections("PUBLICATION-E02", reference(), mutation(key="L2086F", components=["G2032R"])) == [
        (
            "L2086F",
            "“G2032R” is not among the mutations of this edition. Correct the key, or have that record approved too.",
        )
    ]


@pytest.mark.parametrize("verification", ["partly", "unchecked", "secondary", "community", "disagree"])
def test_a_record_that_was_not_fully_checked_is_named(verification):
    assert objected("PUBLICATION-W01", drug(verification=verification)) == ["exampletinib"]


def test_a_checked_record_passes():
    assert objected("PUBLICATION-W01", *WHOLE) == []


def test_the_words_of_the_scale_and_the_note_stand_in_the_message():
    partly = drug(verification="partly", verification_note="the label was not read")
    assert objections("PUBLICATION-W01", partly) == [
        (
            "exampletinib",
            "Checked in part (the label was not read). "
            "Compare it with the source and say what was found; until then readers see this.",
        )
    ]


RETRACTED = reference(key="retracted2020", is_retracted=True)
RESTING = [{"reference": "example2024"}, {"reference": "retracted2020"}]


@pytest.mark.parametrize("make", [drug, result, statement, trial])
def test_a_record_that_rests_on_a_retracted_reference_is_named(make):
    assert objected("PUBLICATION-E03", RETRACTED, make(citations=RESTING)) == [make().key]


def test_a_retracted_reference_itself_a_correction_and_other_records_pass():
    assert objected("PUBLICATION-E03", RETRACTED, correction(citations=RESTING), *WHOLE) == []
