"""The feed of one drug, drawn without any question to the database."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from publication.rendering.atom import ATOM
from tests import contents
from tests.contents import document
from tests.publication.chained import publish

CLAIM = "Exampletinib cures everything within a week."


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def editions(editions_root):
    """Four: in the second only another drug changes; the fourth takes back what the third said."""
    drug, statement = contents.drug(), contents.statement(text=CLAIM, drugs=["exampletinib"])
    other = contents.drug(key="laterinib", inn="laterinib")
    return publish(
        editions_root,
        document(drug),
        document(drug, other),
        document(drug, other, statement, contents.result(estimate="79")),
        document(drug, other, contents.tombstone(statement), contents.result(estimate="80")),
    )


def entries(client, address):
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content).findall(f"{{{ATOM}}}entry")


def titles(found):
    return [entry.find(f"{{{ATOM}}}title").text for entry in found]


def test_each_edition_that_changed_something_about_the_drug_has_an_entry(client, editions):
    found = entries(client, "/drugs/exampletinib/feed.atom")
    assert titles(found) == [f"exampletinib: edition {number}, 2026-11-22" for number in (4, 3, 1)]
    links = [entry.find(f"{{{ATOM}}}link").get("href") for entry in found]
    assert links == [
        "../../editions/3/compare/4/?drug=exampletinib",
        "../../editions/2/compare/3/?drug=exampletinib",
        "../../editions/1/drugs/exampletinib/",
    ]


def test_a_drug_that_came_later_begins_with_the_edition_that_brought_it(client, editions):
    found = entries(client, "/drugs/laterinib/feed.atom")
    assert titles(found) == ["laterinib: edition 2, 2026-11-22"]
    assert "Added: laterinib" in found[0].find(f"{{{ATOM}}}content").text


def test_what_was_taken_back_is_told_in_no_entry(client, editions):
    text = client.get("/drugs/exampletinib/feed.atom").content.decode()
    assert ("cures" in text, text.count("A statement"), "80" in text) == (False, 2, True)


def test_below_an_edition_the_feed_ends_with_it(client, editions):
    found = entries(client, "/editions/3/drugs/exampletinib/feed.atom")
    assert titles(found)[0] == "exampletinib: edition 3, 2026-11-22"


def test_its_entries_keep_their_identifiers_and_dates(client, editions):
    def ids(found):
        return [entry.find(f"{{{ATOM}}}id").text for entry in found]

    whole, part = (entries(client, f"{top}/drugs/exampletinib/feed.atom") for top in ("", "/editions/3"))
    assert ids(whole)[1:] == ids(part)
    assert len(set(ids(whole))) == 3
    assert {entry.find(f"{{{ATOM}}}updated").text for entry in whole} == {"2026-11-22T12:00:00Z"}


def test_a_feed_that_is_known_is_not_sent_again(client, editions):
    first = client.get("/drugs/exampletinib/feed.atom")
    again = client.get("/drugs/exampletinib/feed.atom", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_feed_stands_for_a_drug_that_no_edition_knows(client, editions):
    assert client.get("/drugs/nobody/feed.atom").status_code == 404
