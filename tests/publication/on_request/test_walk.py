import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from publication.rendering.files import render_pages_and_data
from publication.rendering.outline import nodes_of
from publication.rendering.walk_path import MOST_STEPS, SEPARATOR
from publication.serving.bundle_writing import write_bundle
from publication.serving.current import Current, replace_current
from publication.serving.shelf import look_again
from tests.publication import bundles
from tests.publication.documents import document, header, node, option, tombstone
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse

KEYS = sorted(nodes_of(fixture_document(2)))


def walk(address: str):
    response = Client().get(address)
    return response, parse(response.content)


def path_of(page) -> list[str]:
    """The addresses in the list of steps that a page shows as its path."""
    return [item.attributes["href"] for item in page.named("a") if {"nav", "ol", "li"} <= set(item.path)]


def ways_of(page) -> list[str]:
    return [item.attributes["href"] for item in page.named("a") if item.attributes.get("class") == "option-link"]


def test_a_step_shows_the_path_that_its_address_tells_and_carries_it_on(published):
    response, page = walk("/algorithm/cnsactive/?via=pd.cnsonly")
    assert response.status_code == 200
    assert path_of(page) == [
        "../../algorithm/pd/",
        "../../algorithm/cnsonly/?via=pd",
        "../../algorithm/plasma/?via=pd.cnsonly",
    ]
    assert "→ CNS only, controlled elsewhere Progression in the CNS only" in page.text
    assert "Also applies at this step: Broad NGS" in page.text
    assert "Start again" in page.text
    assert ways_of(page) == ["../../algorithm/follow/?via=pd.cnsonly.cnsactive"]


def test_the_canonical_address_of_a_step_is_that_without_a_path(published, settings):
    settings.SITE_ADDRESS = "https://ros1.example"
    page = walk("/editions/1/algorithm/cnsactive/?via=pd.cnsonly")[1]
    canonical = [item.attributes["href"] for item in page.named("link") if item.attributes.get("rel") == "canonical"]
    assert canonical == ["https://ros1.example/algorithm/cnsactive/"]


def test_without_a_path_a_step_is_the_page_of_the_bundle(published):
    assert walk("/algorithm/pd/")[0].content == walk("/algorithm/pd/?via=")[0].content
    assert "X-Robots-Tag" not in walk("/algorithm/pd/?via=")[0].headers


def test_an_impossible_beginning_is_left_out_and_said(published):
    response, page = walk("/algorithm/cnsactive/?via=gone.first.cnsonly")
    assert response.status_code == 200
    assert "The beginning of the path in this address is left out" in page.text
    assert ways_of(page) == ["../../algorithm/follow/?via=cnsonly.cnsactive"]


def test_a_long_path_keeps_its_last_steps_and_says_so(published):
    ring = ["pd", "limited", "local", "follow"]
    page = walk(f"/algorithm/pd/?via={SEPARATOR.join(ring * 20)}")[1]
    assert "only its last steps are shown" in page.text
    assert ways_of(page)[0].partition("via=")[2].count(SEPARATOR) == MOST_STEPS - 1


def test_an_older_edition_is_walked_too_and_says_what_superseded_it(published):
    response, page = walk("/editions/1/algorithm/cnsactive/?via=pd.cnsonly")
    assert response.status_code == 200
    assert "Edition 1 was superseded by edition 2" in page.text
    assert "../../../../algorithm/cnsactive/?via=pd.cnsonly" in page.addresses()


def test_a_step_that_was_taken_back_answers_410_with_or_without_a_path(editions_root):
    made = document(
        node("pd", option(1, "gone")),
        edition=header(1),
        tombstones=(tombstone("algorithm.decisionnode", "gone", name="Do the dangerous thing"),),
    )
    folder = write_bundle(editions_root, made, render_pages_and_data(made))
    replace_current(editions_root, Current(1, folder.name))
    look_again(editions_root)
    for address in ("/algorithm/gone/", "/algorithm/gone/?via=pd"):
        response, page = walk(address)
        assert response.status_code == 410
        assert "A step of the algorithm: withheld on 20 November 2026 by E. Editor." in page.text
        assert "Do the dangerous thing" not in page.text
    assert ways_of(walk("/algorithm/pd/?via=x")[1]) == []


def test_a_step_that_never_was_is_not_found(published):
    assert walk("/algorithm/nothing/?via=pd")[0].status_code == 404


def test_before_the_first_edition_a_reader_is_asked_to_come_back(editions_root):
    assert walk("/algorithm/pd/?via=x")[0].status_code == 503


def test_an_edition_without_an_algorithm_has_no_step(editions_root):
    bundles.write(editions_root, bundles.edition())
    assert walk("/algorithm/pd/?via=x")[0].status_code == 404


@pytest.mark.parametrize("separator", ["/", ",", "%00", "%ff", "&", "  ", "..", "<script>"])
def test_odd_separators_are_no_error(published, separator):
    assert walk(f"/algorithm/pd/?via=pd{separator}limited")[0].status_code == 200


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300) | st.lists(st.sampled_from(KEYS), max_size=60).map(SEPARATOR.join), st.sampled_from(KEYS))
def test_whatever_stands_in_a_path_a_step_answers(published, via, key):
    response = Client().get(f"/algorithm/{key}/", {"via": via})
    assert response.status_code == 200
    assert parse(response.content).errors == []
