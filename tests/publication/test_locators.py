from publication.locators import count_citations, count_citations_without_locator
from tests.contents import citation, correction, document, drug, frequency, fusion, mutation, reference, section, share


def test_every_citation_counts_and_those_without_a_place_are_told_apart():
    counted = document(
        drug(citations=[citation(), citation("other2025", locator="Table 2")]),
        fusion(shares=[share(), share(cohort="another", locator="p. 7")], citations=[]),
        mutation(frequencies=[frequency()], citations=[citation(locator="Figure 1")]),
        correction(),
    )
    assert (count_citations(counted), count_citations_without_locator(counted)) == (7, 4)


def test_references_and_sections_cite_nothing():
    assert count_citations(document(reference(), section())) == 0
