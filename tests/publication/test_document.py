"""The document answers by kind of content, and says what it lacks."""

import pytest

from drugs.content import DrugContent
from publication.document import SCHEMA_VERSION, TABLES, Document
from references.content import ReferenceContent
from tests import contents
from tests.contents import document


def test_contents_are_found_by_kind_and_key():
    one = document(contents.reference(), contents.drug())
    assert one.of(DrugContent) == [contents.drug()]
    assert one.get(ReferenceContent, "example2024") == contents.reference()
    assert one.get(DrugContent, "example2024") is None
    assert one.entry("drugs.drug", "exampletinib").digest == contents.drug().content_digest
    assert one.entry("drugs.drug", "sampletinib") is None


def test_the_keys_of_a_kind_include_those_of_tombstones_of_that_kind():
    one = document(contents.drug(), contents.tombstone(contents.drug(key="sampletinib")), contents.reference())
    assert one.keys_of("drugs.drug") == {"exampletinib", "sampletinib"}
    assert one.keys_of("references.reference") == {"example2024"}


def test_a_closed_document_has_no_gaps():
    assert document(contents.reference(), contents.drug()).gaps() == []
    assert document(contents.tombstone(contents.reference()), contents.drug()).gaps() == []


def test_a_gap_says_who_names_what():
    drug = contents.drug()
    assert document(drug).gaps() == [(drug, "references.reference", "example2024")]


@pytest.mark.parametrize(
    "content",
    [
        contents.result(supersedes="earlier"),
        contents.result(cohort=contents.cohort(mutation="G2032R", prior_tki_drugs=["sampletinib"])),
        contents.sensitivity(efficacy_result="earlier"),
        contents.mutation(components=["L2026M"], frequencies=[contents.frequency()]),
        contents.fusion(shares=[contents.share(reference="other2024")]),
        contents.trial(drugs=[contents.trial_drug()]),
        contents.node(options=[contents.option("nowhere")], drugs=["exampletinib"]),
        contents.statement(text="See [@other2024].", drugs=["exampletinib"], mutations=["G2032R"]),
        contents.correction(bears_on=[{"record_kind": "drugs.drug", "record_key": "sampletinib"}]),
    ],
    ids=lambda content: content.record_kind,
)
def test_every_record_that_a_content_names_is_missed(content):
    assert {(kind, key) for _, kind, key in document(content).gaps()} == content.names_records


def test_entries_go_table_by_table():
    one = document(contents.statement(), contents.reference(), contents.drug())
    assert [entry.content.record_kind for entry in one.entries()] == [
        "references.reference",
        "drugs.drug",
        "pages.statement",
    ]


def test_every_table_is_a_field_of_the_document_and_the_other_way_round():
    others = {"schema_version", "edition", "tombstones", "changes", "reports"}
    assert set(TABLES.values()) == set(Document.model_fields) - others


def test_the_json_says_its_schema_version_and_leaves_out_what_is_empty():
    assert document().as_dict() == {
        "schema_version": SCHEMA_VERSION,
        "edition": {
            "number": 1,
            "as_of": "2026-11-22",
            "published_at": "2026-11-22T12:00:00Z",
            "published_by": "A. Editor",
        },
    }


def test_a_document_does_not_change():
    with pytest.raises(ValueError, match="frozen"):
        document().schema_version = 2


def test_the_schema_can_be_published():
    schema = Document.model_json_schema()
    assert set(TABLES.values()) < set(schema["properties"])
