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
