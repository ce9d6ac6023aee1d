import pytest

from publication.serving.addresses import Redirect
from publication.serving.bundle import BrokenBundle, read_bundle
from publication.serving.site import Site
from publication.serving.superseded import find_superseded
from tests.publication import bundles

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)
THIRD = bundles.edition(3, SECOND)


@pytest.fixture
def current(tmp_path):
    """The third edition; the drug's page is not in it any more."""
    bundles.write(tmp_path, FIRST, more={"old/index.html": bundles.page("Old")})
    bundles.write(tmp_path, SECOND, FIRST)
    return Site(read_bundle(bundles.write(tmp_path, THIRD, FIRST, SECOND)))


def find(tmp_path, current, number, address):
    return find_superseded(tmp_path, number, address, current)


def answer_of(found):
    return found.choose("br", None)


def test_an_old_page_says_what_superseded_it_and_leads_to_the_same_page_today(tmp_path, current):
    answer = answer_of(find(tmp_path, current, 1, "drugs/exampletinib/"))
    line = (
        '<p class="superseded" role="note">'
        "<strong>Edition 1 was superseded by edition 2 on 22 November 2026.</strong> "
        '<a href="../../../../drugs/exampletinib/">This page in edition 3</a>, which is current.</p>'
    )
    page = bundles.files(FIRST)["drugs/exampletinib/index.html"]
    assert answer.body == page.replace(b"<!-- superseded -->", line.encode())
    assert dict(answer.headers)["X-Robots-Tag"] == "noindex"
    assert dict(answer.headers)["Content-Length"] == str(len(answer.body))


def test_a_page_that_is_no_more_leads_to_the_top(tmp_path, current):
    assert (
        b'superseded by edition 2 on 22 November 2026.</strong> <a href="../../../">The current page in edition 3</a>'
        in answer_of(find(tmp_path, current, 1, "old/")).body
    )


def test_the_edition_just_before_names_the_current_one(tmp_path, current):
    body = answer_of(find(tmp_path, current, 2, "")).body
    assert b"Edition 2 was superseded by edition 3 on 23 November 2026." in body
    assert b'<a href="../../">This page in edition 3</a>' in body


def test_old_files_are_as_they_were_and_not_for_search_engines(tmp_path, current):
    answer = answer_of(find(tmp_path, current, 1, "treatment.pdf"))
    assert answer.body == bundles.files(FIRST)["treatment.pdf"]
    assert dict(answer.headers)["X-Robots-Tag"] == "noindex"
    document = find(tmp_path, current, 1, "document.json").choose(None, None)
    assert document.body == FIRST.canonical_bytes()


def test_names_and_links_to_other_editions_lead_on_inside_an_old_edition(tmp_path, current):
    assert find(tmp_path, current, 1, "drugs/exampla") == Redirect("../drugs/exampletinib/")
    assert find(tmp_path, current, 1, "editions/2/drugs/") == Redirect("../../../../../editions/2/drugs/")
    assert find(tmp_path, current, 1, "nowhere/") is None
    assert find(tmp_path, current, 1, "../current") is None


def test_an_edition_that_never_was_has_no_answer(tmp_path, current):
    assert find(tmp_path, current, 7, "") is None
    assert find(tmp_path, current, 3, "") is None


def test_a_page_whose_bytes_were_changed_is_not_shown(tmp_path, current):
    page = tmp_path / current.manifest.earlier[1].bundle / "index.html"
    page.write_bytes(page.read_bytes().replace(b"example", b"EXAMPLE"))
    with pytest.raises(BrokenBundle, match=r"/index\.html is not what the manifest says"):
        find(tmp_path, current, 1, "")
