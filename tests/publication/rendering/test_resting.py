from publication.rendering.resting import citing_records, resting_groups
from references.content import CitationContent
from tests.publication import documents


def groups_of(*contents, reference="alpha2024"):
    document = documents.document(documents.reference("alpha2024"), *contents)
    found = resting_groups(document, reference, citing_records(document).get(reference, ()))
    return [(group.heading.title, [record.address for record in group.records]) for group in found]


def test_what_rests_on_a_reference_is_grouped_by_drug_section_and_table():
    cited = documents.cites("alpha2024")
    assert groups_of(
        documents.drug(citations=cited),
        documents.result(citations=cited),
        documents.trial(citations=cited),
        documents.section("s", 1, title="Results"),
        documents.statement("s-01", "s", "Responses were frequent.", citations=cited),
    ) == [
        ("exampletinib", ["drugs/exampletinib/", "drugs/exampletinib/#exampletinib-examine-1-naive-orr"]),
        ("Results", ["#s-01"]),
        ("Trials", ["trials/NCT00000001/"]),
    ]


def test_a_record_that_only_places_a_mark_or_a_part_rests_on_it_too():
    assert groups_of(
        documents.section("s", 1, title="Results"), documents.statement("s-01", "s", "As was seen. [@alpha2024]")
    ) == [("Results", ["#s-01"])]


def test_the_places_in_the_source_stand_beside_what_cites_them():
    cited = (CitationContent(reference="alpha2024", locator="Table 2"), CitationContent(reference="beta2023"))
    document = documents.document(documents.reference("alpha2024"), documents.drug(citations=cited))
    (group,) = resting_groups(document, "alpha2024", citing_records(document)["alpha2024"])
    assert [record.locators for record in group.records] == [("Table 2",)]


def test_nothing_rests_on_a_reference_that_nothing_cites():
    assert groups_of(documents.drug(citations=())) == []
