from publication.serving.aliases import alias_key, derive_aliases
from tests import contents


def test_names_codes_and_acronyms_lead_to_the_address_of_the_thing():
    document = contents.document(
        contents.drug(brand_names=["Exampla XR"], development_codes=["EX-0001"]),
        contents.mutation(key="S1986F+L2000V", protein_change="p.[Ser1986Phe;Leu2000Val]", components=[]),
        contents.trial(acronym="EXAMPLE-1", other_ids=["EudraCT-2012-000148-88"]),
    )
    assert derive_aliases(document) == {
        "drugs/ex-0001": "drugs/exampletinib/",
        "drugs/exampla-xr": "drugs/exampletinib/",
        "drugs/exampletinib": "drugs/exampletinib/",
        "mutations/p.[ser1986phe;leu2000val]": "mutations/S1986F+L2000V/",
        "mutations/s1986f+l2000v": "mutations/S1986F+L2000V/",
        "trials/eudract-2012-000148-88": "trials/NCT00000001/",
        "trials/example-1": "trials/NCT00000001/",
        "trials/nct00000001": "trials/NCT00000001/",
    }


def test_a_reference_is_found_by_its_identifiers():
    document = contents.document(contents.reference(key="alpha2024", doi="10.1000/Alpha", pmid="123", pmcid="PMC9"))
    names = ["references/10.1000/alpha", "references/123", "references/alpha2024", "references/pmc9"]
    assert derive_aliases(document) == dict.fromkeys(names, "references/alpha2024/")


def test_a_name_that_two_drugs_share_leads_nowhere():
    one = contents.drug(key="one", inn="one", brand_names=["Shared"])
    two = contents.drug(key="two", inn="two", brand_names=["shared"])
    assert derive_aliases(contents.document(one, two)) == {"drugs/one": "drugs/one/", "drugs/two": "drugs/two/"}


def test_a_key_is_looked_up_whatever_its_case_blanks_and_last_slash():
    assert {alias_key(path) for path in ("drugs/Exampla XR/", "drugs/exampla-xr", "/drugs/EXAMPLA XR")} == {
        "drugs/exampla-xr"
    }
