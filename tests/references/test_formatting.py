from references.choices import IdentifierCheck
from references.formatting import Link, format_accessed, format_short, format_source, links
from tests.publication import documents


def test_a_source_is_journal_year_volume_and_pages():
    assert format_source(documents.reference("a")) == "J Example Med. 2024;1(2):3–9"


def test_what_a_source_lacks_leaves_no_punctuation_behind():
    bare = documents.reference("a", container_title="", volume="", issue="", page="", issued="2024-10-24")
    assert format_source(bare) == "24 October 2024"
    assert format_source(bare.model_copy(update={"issued": "", "publisher": "Agency"})) == "Agency"


def test_links_lead_to_doi_pubmed_pmc_and_address():
    reference = documents.reference("a", pmcid="PMC1", url="https://www.example.org/page")
    assert links(reference) == [
        Link("doi:10.1000/a", "https://doi.org/10.1000/a"),
        Link("PubMed 12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        Link("PMC1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
        Link("example.org", "https://www.example.org/page"),
    ]


def test_an_address_that_is_the_doi_is_not_given_twice():
    reference = documents.reference("a", pmid="", url="https://doi.org/10.1000/a")
    assert links(reference) == [Link("doi:10.1000/a", "https://doi.org/10.1000/a")]


def test_an_unverified_number_says_so():
    reference = documents.reference("a", pmid="", doi_check=IdentifierCheck.UNVERIFIED)
    assert links(reference) == [Link("doi:10.1000/a", "https://doi.org/10.1000/a", "number not verified")]


def test_the_day_of_reading_stands_in_words():
    assert format_accessed(documents.reference("a", accessed_date="2026-11-22")) == "read on 22 November 2026"
    assert format_accessed(documents.reference("a")) == ""


def test_the_short_form_is_first_author_and_year():
    assert format_short(documents.reference("a")) == "Author 2024"
    assert format_short(documents.reference("a", authors="")) == "A trial called a"


def test_a_body_that_wrote_stands_by_its_whole_name_and_a_family_name_is_not_cut():
    assert format_short(documents.reference("a", authors="The Example Group")) == "The Example Group 2024"
    assert format_short(documents.reference("a", authors="US FDA")) == "US FDA 2024"
    assert (
        format_short(documents.reference("a", authors="van der Author JWT, Other B, et al.")) == "van der Author 2024"
    )
    assert format_short(documents.reference("a", authors="US FDA")) == "US FDA 2024"
