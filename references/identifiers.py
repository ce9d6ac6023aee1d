"""Identifiers of publications: pattern, example, authority and address, side by side."""

DOI_PATTERN = r"^10\.[0-9]{4,9}/[^\s]+$"
"""DOI, as 10.1056/NEJMoa2302299. Authority: doi.org, DOI Handbook 2.2."""

PMID_PATTERN = r"^[1-9][0-9]{0,7}$"
"""PubMed number, as 38197815. Authority: National Library of Medicine."""

PMCID_PATTERN = r"^PMC[0-9]{1,8}$"
"""PubMed Central number, as PMC6747675. Authority: National Library of Medicine."""

REFERENCE_KEY_PATTERN = r"^[a-z][a-z0-9_]{2,40}$"
"""Natural key of a reference: first author, year, letter, as drilon2024."""


def doi_address(doi: str) -> str:
    return f"https://doi.org/{doi}"


def pubmed_address(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def pmc_address(pmcid: str) -> str:
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"
