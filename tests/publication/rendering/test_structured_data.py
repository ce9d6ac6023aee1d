import json

import pytest

from publication.rendering.html import render_pages
from review.choices import Decision
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document


def graph(path: str, document=None) -> list[dict]:
    """What a page says in JSON-LD, taken out of the page as a program does."""
    html = dict(render_pages(document or documents.medium_document()))[path].decode()
    head, _, rest = html.partition('<script type="application/ld+json">')
    said = json.loads(rest.partition("</script>")[0])
    assert "</head>" not in head
    assert said["@context"] == "https://schema.org"
    return said["@graph"]


@pytest.fixture
def public(settings):
    settings.SITE_ADDRESS = "https://ros1.example"


def test_the_treatment_page_is_a_medical_page_for_professionals_and_names_its_sources(public):
    page, _ = graph("index.html")
    assert (page["@type"], page["url"], page["version"]) == ("MedicalWebPage", "https://ros1.example/", 1)
    assert page["about"] == [{"@type": "MedicalCondition", "name": "ROS1+ cancer"}]
    assert page["audience"] == {"@type": "MedicalAudience", "audienceType": "health professionals"}
    assert {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.1000/alpha2024"} in page["citation"]
    assert not any("unused2020" in source.get("@id", "") for source in page["citation"])


def test_who_signed_has_reviewed_it_at_the_day_of_the_newest_signature():
    page, _ = graph("index.html")
    assert page["lastReviewed"] == "2026-11-21"
    assert {"@type": "Person", "name": "R. Reviewer", "honorificSuffix": "MD"} in page["reviewedBy"]


def test_who_dissented_is_not_named_as_one_who_reviewed():
    signed = [
        documents.signature(),
        documents.signature(signer="D. Dissenter", decision=Decision.DISSENT, reason="Too few patients"),
    ]
    document = documents.document(documents.entry(documents.drug(), signatures=tuple(signed)))
    (page,) = graph("drugs/exampletinib/index.html", document)
    assert [person["name"] for person in page["reviewedBy"]] == ["R. Reviewer"]


@pytest.mark.parametrize(
    "path",
    ["index.html", "drugs/exampletinib/index.html", "mutations/G2032R/index.html", "trials/NCT00000001/index.html"],
)
def test_signatures_of_a_demonstration_are_no_review(path):
    document = documents.medium_document(edition=documents.header(1, is_demonstration=True))
    page = graph(path, document)[0]
    assert not {"reviewedBy", "lastReviewed"} & page.keys()
    assert "no clinician has reviewed this" in page["description"]


def test_one_signature_of_a_demonstration_account_is_enough_to_claim_nothing():
    signed = (documents.signature(), documents.signature(signer="Demo", is_demonstration=True))
    document = documents.document(documents.entry(documents.drug(), signatures=signed))
    (page,) = graph("drugs/exampletinib/index.html", document)
    assert not {"reviewedBy", "lastReviewed"} & page.keys()


def test_a_page_about_a_drug_says_what_the_record_says_of_it():
    (page,) = graph("drugs/exampletinib/index.html")
    drug = page["about"][0]
    assert drug == {
        "@type": "Drug",
        "name": "exampletinib",
        "alternateName": drug["alternateName"],
        "manufacturer": [{"@type": "Organization", "name": "Example Pharma"}],
    }
    assert "Brand-exam" in drug["alternateName"]


def test_a_page_about_a_trial_leads_to_its_registry():
    (page,) = graph("trials/NCT00000001/index.html")
    trial = page["about"][0]
    assert (trial["@type"], trial["sameAs"]) == ("MedicalTrial", "https://clinicaltrials.gov/study/NCT00000001")


def test_the_tables_are_a_dataset_with_a_licence_only_where_the_settings_state_one(settings, public):
    _, dataset = graph("index.html")
    assert dataset["@type"] == "Dataset"
    assert {
        "@type": "DataDownload",
        "encodingFormat": "text/csv",
        "contentUrl": "https://ros1.example/data/results.csv",
    } in dataset["distribution"]
    assert "license" not in dataset
    settings.CONTENT_LICENCE = {"name": "An example", "address": "https://licence.example/"}
    assert [thing["license"] for thing in graph("index.html")] == ["https://licence.example/"] * 2


def test_without_a_public_address_the_tables_are_found_from_the_page():
    _, dataset = graph("index.html")
    assert dataset["distribution"][-1]["contentUrl"] == "document.json"


def test_no_name_can_end_the_script():
    attack = "</script><script>alert(1)</script><!--"
    document = documents.document(documents.drug(inn=attack, brand_names=(attack,)))
    (page,) = graph("drugs/exampletinib/index.html", document)
    assert page["about"][0]["name"] == attack
    assert b"<script>" not in dict(render_pages(document))["drugs/exampletinib/index.html"]


def test_all_pages_of_our_own_content_say_something_that_can_be_read():
    for path, data in render_pages(fixture_document(2)):
        for part in data.decode(errors="ignore").split('<script type="application/ld+json">')[1:]:
            said = json.loads(part.partition("</script>")[0])
            assert said["@graph"][0]["@type"] == "MedicalWebPage", path
