import pytest

from tests.contents import objected, reference


def test_a_reference_that_no_reader_can_get_at_is_named():
    assert objected("REFERENCES-W01", reference(doi="")) == ["example2024"]


@pytest.mark.parametrize(
    "identifier",
    [
        {"doi": "10.1000/example"},
        {"pmid": "38197815"},
        {"pmcid": "PMC6747675"},
        {"url": "https://example.org/"},
    ],
)
def test_a_reference_with_one_identifier_or_address_passes(identifier):
    assert objected("REFERENCES-W01", reference(**{"doi": "", **identifier})) == []


@pytest.mark.parametrize("issued", ["2024-02-06", "2024-03", "2025"])
def test_a_reference_published_after_the_edition_is_named(issued):
    assert objected("REFERENCES-W02", reference(issued=issued), as_of="2024-02-05") == ["example2024"]


@pytest.mark.parametrize("issued", ["2024-02-05", "2024-02", "2024", "2019", ""])
def test_a_reference_that_may_have_been_published_before_passes(issued):
    assert objected("REFERENCES-W02", reference(issued=issued), as_of="2024-02-05") == []


@pytest.mark.parametrize(
    "checks",
    [{}, {"doi_check": "no"}, {"doi_check": "yes", "pmid": "38197815"}, {"doi": "", "pmid": "1", "pmid_check": "no"}],
)
def test_an_identifier_that_nobody_looked_up_is_named(checks):
    assert objected("REFERENCES-W03", reference(**checks)) == ["example2024"]


@pytest.mark.parametrize(
    "checks", [{"doi_check": "yes"}, {"doi_check": "yes", "pmid": "38197815", "pmid_check": "yes"}, {"doi": ""}]
)
def test_verified_identifiers_and_none_at_all_pass(checks):
    assert objected("REFERENCES-W03", reference(**checks)) == []
