"""A check that a signer lets pass, from the signature to the page: the reason stands beside the value."""

import pytest

from publication import actions
from publication.rendering.html import render_pages
from review.actions import BlockedByChecks
from review.kinds import model_for
from tests.factories import approve, approve_with_sources, edit, make_result, make_section, make_user
from tests.publication.editing import publish_now, render_in_little

pytestmark = pytest.mark.django_db

REASON = "Printed so in Table 2; the authors were asked."
OVERRIDES = {"TRIALS-E02": REASON}


@pytest.fixture(autouse=True)
def in_little(monkeypatch, editions_root):
    monkeypatch.setattr(actions, "render_site", render_in_little)


def wrong_result():
    """55 of 71 are 77.5%, and 79% is entered. All that it names is signed, and so is the table."""
    result = make_result(responders_n=55)
    table = make_section(key="results", block="naive_table", title="Results", position=2)
    for link in result.build_content().names_records:
        approve_with_sources(_get(link))
    approve_with_sources(table)
    return result


def _get(link):
    return model_for(link[0])._base_manager.get(key=link[1])


def test_without_a_reason_it_is_not_signed():
    with pytest.raises(BlockedByChecks, match="TRIALS-E02: 55 of 71 are"):
        approve(wrong_result())


def test_the_reason_is_published_beside_the_value():
    result = wrong_result()
    approve(result, overrides=OVERRIDES)
    document = publish_now().get_document()
    (entry,) = document.results
    (override,) = entry.overrides
    assert (override.check_id, override.reason, override.signer) == ("TRIALS-E02", REASON, "medical.reviewer")
    page = dict(render_pages(document))["index.html"].decode()
    assert REASON in page
    assert "79%" in page


def test_the_reason_lapses_with_the_signature():
    result = wrong_result()
    approve(result, overrides=OVERRIDES)
    publish_now()
    edit(result, responders_n=56, by=make_user("contributor", "carla"))
    approve(result)
    document = publish_now().get_document()
    assert document.results[0].overrides == ()
    assert REASON not in dict(render_pages(document))["index.html"].decode()


def test_it_does_not_cover_another_content_that_is_wrong_as_well():
    result = wrong_result()
    approve(result, overrides=OVERRIDES)
    edit(result, responders_n=54, by=make_user("contributor", "carla"))
    with pytest.raises(BlockedByChecks):
        approve(result)
