"""The page that compares two editions, drawn without any question to the database."""

import itertools
import re

import brotli
import pytest
from django.test import Client, override_settings
from django.urls import reverse

from publication.changes import compare
from publication.field_words import field_words
from tests import contents
from tests.publication.chained import publish
from tests.publication.fixture_documents import fixture_document
from tests.publication.on_request.change_pages import bare, read_changes
from tests.publication.site_pages import parse

A_CLAIM = "Exampletinib cures everything within a week."


@pytest.fixture(scope="module")
def own_editions(tmp_path_factory):
    """Both editions of the project's own content."""
    root = tmp_path_factory.mktemp("own") / "editions"
    root.mkdir()
    with override_settings(EDITIONS_ROOT=root):
        yield publish(root, fixture_document(1), fixture_document(2))


@pytest.fixture
def three(editions_root):
    """A statement and a result that come, change and are taken back."""
    statement, result = contents.statement(text=A_CLAIM), contents.result(estimate="79")
    drugs = contents.drug(), contents.drug(key="laterinib", inn="laterinib")
    return publish(
        editions_root,
        contents.document(drugs[0], contents.statement(text="Exampletinib helps."), result, contents.section()),
        contents.document(*drugs, statement, contents.result(estimate="80"), contents.section()),
        contents.document(*drugs, contents.tombstone(statement), contents.tombstone(result), contents.section()),
    )


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def get(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return response.content


def test_every_change_of_our_own_content_stands_once(client, own_editions):
    older, newer = own_editions
    page = read_changes(get(client, "/editions/1/compare/2/"))
    expected = [f"change-{one.record_kind.partition('.')[2]}-{one.key}" for one in compare(older, newer)]
    assert sorted(page.ids) == sorted(expected)


def test_every_field_that_differs_is_told_with_both_texts(client, own_editions):
    older, newer = own_editions
    page = read_changes(get(client, "/editions/1/compare/2/"))
    for change in compare(older, newer):
        told = page.changes[f"change-{change.record_kind.partition('.')[2]}-{change.key}"]
        found = sorted((one.label.lower(), bare(one.old), bare(one.new)) for one in told)
        expected = [(field_words(one.field).lower(), bare(one.old), bare(one.new)) for one in change.fields]
        assert (change.key, found) == (change.key, sorted(expected))


def test_nothing_that_was_withdrawn_from_our_own_content_is_told_again(client, own_editions):
    older, newer = own_editions
    text = parse(get(client, "/editions/1/compare/2/")).text
    withdrawn = [older.entry(stone.record_kind, stone.key).content.text for stone in newer.tombstones]
    assert len(withdrawn) == 4
    for words in withdrawn:
        assert [part for part in re.split(r"\{\{.*?\}\}|\. ", words) if len(part) > 20 and part in text] == []
    assert text.count("Withdrawn on") == 4


def test_the_page_is_well_formed_and_light(client, own_editions):
    page = get(client, "/editions/1/compare/2/", accept_encoding="br")
    parsed = parse(brotli.decompress(page))
    assert (parsed.errors, parsed.open_tags, sorted(parsed.ids)) == ([], [], sorted(set(parsed.ids)))
    assert len(page) < 60_000
    levels = [int(item.name[1]) for item in parsed.elements if re.fullmatch("h[1-6]", item.name)]
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_every_template_finds_what_it_asks_for(client, own_editions, settings):
    missing = "«missing %s»"
    strict = [{**settings.TEMPLATES[0], "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": missing}}]
    from publication.on_request.compare import draw

    draw.cache_clear()
    with override_settings(TEMPLATES=strict):
        pages = [
            get(client, f"/editions/1/compare/2/{query}").decode()
            for query in ("", "?drug=lorlatinib", "?kind=wording&drug=foretinib", "?kind=correction")
        ]
    draw.cache_clear()
    assert [re.findall("«missing [^»]*»", page) for page in pages] == [[], [], [], []]


def test_contents_lead_to_each_heading_and_count_its_kinds(client, own_editions):
    page = parse(get(client, "/editions/1/compare/2/"))
    anchors = [address[1:] for address in page.addresses() if address.startswith("#") and address != "#content"]
    assert set(anchors) <= set(page.ids)
    assert anchors[:2] == ["drug-alectinib", "drug-brigatinib"]
    assert "Repotrectinib new evidence 12, regulatory 3, correction 2" in page.text


def test_only_one_kind_is_told_where_one_is_asked_for(client, own_editions):
    older, newer = own_editions
    page = get(client, "/editions/1/compare/2/?kind=regulatory")
    assert len(read_changes(page).ids) == sum(one.change_kind == "regulatory" for one in compare(older, newer)) == 8
    current = [
        item.attributes["href"] for item in parse(page).elements if item.attributes.get("aria-current") == "true"
    ]
    assert current == ["../../../../editions/", "?kind=regulatory"]


def test_a_drug_is_told_with_the_text_the_trials_and_the_steps_that_name_it(client, own_editions):
    page = get(client, "/editions/1/compare/2/?drug=lorlatinib")
    assert "What changed about lorlatinib from edition 1 to edition 2" in parse(page).text
    kinds = {name.split("-")[1] for name in read_changes(page).ids}
    assert {"drug", "sensitivity", "statement", "correction", "decisionnode"} <= kinds
    assert "efficacyresult-crizotinib" not in page.decode()


def test_kind_and_drug_go_together(client, own_editions):
    page = parse(get(client, "/editions/1/compare/2/?drug=repotrectinib&kind=correction"))
    assert "?kind=wording&amp;" not in page.text
    assert "?drug=repotrectinib&kind=regulatory" in page.addresses()
    assert "?drug=repotrectinib" in page.addresses()
    assert "?drug=crizotinib&kind=correction" in page.addresses()


def test_each_record_leads_to_where_it_stands(client, three):
    addresses = parse(get(client, "/editions/1/compare/2/")).addresses()
    assert "../../../../editions/2/drugs/laterinib/" in addresses
    assert "../../../../drugs/laterinib/" not in addresses


def test_what_was_taken_back_later_is_told_in_no_comparison(client, three):
    for address in ("/editions/1/compare/2/", "/editions/1/compare/3/", "/editions/2/compare/3/"):
        text = parse(get(client, address)).text
        assert (address, A_CLAIM in text, "80" in text, "79" in text) == (address, False, False, False)
    assert "Changed, and withdrawn since: correction" not in parse(get(client, "/editions/1/compare/3/")).text
    assert "Changed, and withdrawn since" in parse(get(client, "/editions/1/compare/2/")).text


def test_the_newest_kind_that_an_editor_gave_is_told(client, editions_root):
    drug = [contents.drug(drug_class=name) for name in ("type I", "type II", "type I again")]
    _first, _second, _third = publish(editions_root, *(contents.document(one) for one in drug))
    text = parse(get(client, "/editions/1/compare/3/")).text
    assert "Changed: new evidence" in text


def test_one_edition_compared_with_itself_is_an_answer(client, three):
    text = parse(get(client, "/editions/2/compare/2/")).text
    assert "Edition 2, compared with itself" in text
    assert "This is one and the same edition, so nothing differs." in text


def test_two_editions_without_a_change_say_so(client, editions_root):
    publish(editions_root, contents.document(contents.drug()), contents.document(contents.drug()))
    text = parse(get(client, "/editions/1/compare/2/")).text
    assert "Nothing that was signed changed from edition 1 to edition 2." in text


def test_a_kind_that_no_change_is_of_says_so(client, three):
    text = parse(get(client, "/editions/1/compare/2/?kind=regulatory")).text
    assert "Nothing of this kind changed. All changes" in text


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/editions/2/compare/1/", "/editions/1/compare/2/"),
        ("/editions/2/compare/1/?drug=exampletinib&x=1", "/editions/1/compare/2/?drug=exampletinib"),
        ("/editions/1/compare/2", "/editions/1/compare/2/"),
        ("/editions/compare/?a=1&b=2", "/editions/1/compare/2/"),
        ("/editions/compare/?a=3&b=2", "/editions/2/compare/3/"),
        ("/editions/3/editions/compare/?a=2&b=2", "/editions/2/compare/2/"),
        ("/editions/3/editions/1/compare/2/", "../../../../../../editions/1/compare/2/"),
    ],
)
def test_other_ways_of_asking_lead_there(client, three, asked, leads_to):
    response = client.get(asked)
    assert (response.status_code in {301, 302}, response.headers["Location"]) == (True, leads_to)


@pytest.mark.parametrize(
    "asked",
    [
        "/editions/0/compare/1/",
        "/editions/1/compare/4/",
        "/editions/1/compare/999999999/",
        "/editions/1/compare/2/?drug=nobody",
        "/editions/1/compare/2/?kind=news",
        "/editions/compare/",
        "/editions/compare/?a=1&b=x",
        "/editions/compare/?a=0&b=1",
    ],
)
def test_what_cannot_be_compared_is_not_found(client, three, asked):
    assert client.get(asked).status_code == 404


def test_the_comparison_has_a_name():
    assert reverse("publication:compare", args=[1, 2]) == "/editions/1/compare/2/"
    assert reverse("publication:compare-form") == "/editions/compare/"


def test_a_comparison_that_is_known_is_not_sent_again(client, three):
    first = client.get("/editions/1/compare/2/")
    again = client.get("/editions/1/compare/2/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
