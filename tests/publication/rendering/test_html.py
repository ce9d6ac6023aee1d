import re
from itertools import pairwise

import pytest

from publication.rendering.html import render_pages
from publication.values import UnknownValue
from review.choices import Verification
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse, target

MADE_ELSEWHERE = re.compile(
    r"treatment(-summary)?\.pdf|document\.json|(data|cite|figures)/.+|editions/feed\.atom|editions/[0-9]+/.*"
    r"|report/index\.html|drugs/[^/]+/feed\.atom"
)
"""Files of a bundle that other renderers make, the form for reports, and feeds that are drawn on request."""


@pytest.fixture(scope="module")
def files():
    return dict(render_pages(documents.medium_document(), [documents.header(0)]))


@pytest.fixture(scope="module")
def pages(files):
    return {path: parse(data) for path, data in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module", params=[1, 2])
def content_pages(request):
    files = dict(render_pages(fixture_document(request.param)))
    return {path: parse(data) for path, data in files.items() if path.endswith(".html")}


def dead_links(pages, others=()):
    dead = []
    for path, page in pages.items():
        for address in page.addresses():
            if re.match(r"(https?|mailto):", address):
                continue
            file, anchor = target(path, address)
            if file in pages:
                if anchor and anchor not in pages[file].ids:
                    dead.append((path, address))
            elif file not in others and not MADE_ELSEWHERE.fullmatch(file):
                dead.append((path, address))
    return dead


def row_text(page, start: str, end: str) -> str:
    return page.text[page.text.index(start) : page.text.index(end, page.text.index(start))]


def test_every_link_and_anchor_leads_somewhere(files, pages):
    assert dead_links(pages, files) == []


def test_every_link_of_our_own_content_leads_somewhere(content_pages):
    assert [(path, address) for path, address in dead_links(content_pages) if "assets/" not in address] == []


def test_every_page_is_well_formed_and_no_id_stands_twice(pages):
    assert {path: page.errors + page.open_tags for path, page in pages.items() if page.errors or page.open_tags} == {}
    twice = {path: {name for name in page.ids if page.ids.count(name) > 1} for path, page in pages.items()}
    assert {path: names for path, names in twice.items() if names} == {}


def test_pages_of_our_own_content_are_well_formed_and_no_id_stands_twice(content_pages):
    for path, page in content_pages.items():
        assert (path, page.errors, page.open_tags) == (path, [], [])
        assert sorted(page.ids) == sorted(set(page.ids)), path


def test_every_page_has_one_title_one_first_heading_and_landmarks(pages):
    for path, page in pages.items():
        own = [item.name for item in page.elements if "svg" not in item.path]
        counts = [own.count(name) for name in ("title", "h1", "main", "header", "footer")]
        assert (path, counts) == (path, [1, 1, 1, 1, 1])


def test_headings_never_skip_a_level(pages):
    for path, page in pages.items():
        levels = [int(item.name[1]) for item in page.elements if re.fullmatch("h[1-6]", item.name)]
        steps = [later - earlier for earlier, later in pairwise(levels)]
        assert (path, max(steps, default=0) <= 1) == (path, True), levels


def test_every_table_has_a_caption_and_every_head_cell_a_scope(pages):
    for path, page in pages.items():
        assert (path, len(page.named("caption"))) == (path, len(page.named("table")))
        assert [item for item in page.named("th") if "scope" not in item.attributes] == [], path


def test_the_server_finds_its_marker_once_on_every_page(files):
    assert {path: data.count(b"<!-- superseded -->") for path, data in files.items() if path.endswith(".html")} == {
        path: 1 for path in files if path.endswith(".html")
    }


def test_a_page_runs_its_own_script_alone_and_loads_nothing_from_elsewhere(pages):
    for path, page in pages.items():
        scripts = [item for item in page.named("script") if item.attributes.get("type") != "application/ld+json"]
        assert [item.attributes["src"].rpartition("/")[0].lstrip("./") for item in scripts] == ["assets"], path
        loaded = [item.attributes["href"] for item in page.named("link")]
        assert [address for address in loaded if "//" in address] == [], path


def test_equal_documents_give_equal_bytes():
    first, second = (dict(render_pages(documents.medium_document())) for _ in range(2))
    assert first == second


def test_the_box_on_top_leads_into_the_page(pages):
    text = row_text(pages["index.html"], "At progression", "This section alone")
    assert "Few sites: stay on the TKI" in text
    assert "Three nevers" in text
    assert "✗ Never Nevertinib" in text


def test_every_section_stands_in_the_contents_and_on_the_page(pages):
    page = pages["index.html"]
    contents = [item.attributes["href"] for item in page.elements if item.name == "a" and "ol" in item.path]
    for key in ("overview", "results", "later", "weaker", "grid", "algorithm", "trials", "references", "signatures"):
        assert (key, f"#{key}" in contents, key in page.ids) == (key, True, True)


def test_the_naive_table_shows_numbers_over_intervals_with_words_for_what_is_absent(pages):
    text = row_text(pages["index.html"], "Results in patients who had no ROS1 TKI before", "Results after a ROS1 TKI")
    for words in (
        "79% (56/71) [1] 95% CI 68–88",
        "34.1 months 95% CI 25.6 to not estimable",
        "not reached 95% CI 44.4 to not estimable",
        "89% (8/9)",
        "△ n under 10",
        "blinded independent central review",
        "87%",
        "US 15 November 2023 (approved, any line)",
        "EU 13 January 2025 (conditional approval, any line)",
        "Intracranial disease control rate, not response:",
    ):
        assert words.replace("[1] ", "") in text or words in text, words
    assert "IC50" not in text


def test_a_drug_s_page_names_the_places_of_which_it_has_no_decision(pages):
    nothing = "No decision on record here for: United States, European Union. That does not say that there is none."
    assert nothing in pages["drugs/laterinib/index.html"].text
    assert "No decision on record here for" not in pages["drugs/exampletinib/index.html"].text


def test_the_naive_table_says_that_its_trials_are_separate(pages):
    assert "separate single-arm trials in different patients, in alphabetical order" in pages["index.html"].text


def test_the_pretreated_table_begins_with_the_earlier_tki(pages):
    text = row_text(pages["index.html"], "Results in patients treated with a ROS1 TKI before", "Less effective drugs")
    assert "Any progression Specimenib exampletinib one earlier TKI, n = 56" in text
    assert "Progression in the CNS only" in text
    assert "No trial result for laterinib after a ROS1 TKI is in this table." in text


def test_a_corrected_value_opens_to_what_was_said_and_why_it_was_changed(pages):
    text = pages["index.html"].text
    assert (
        "✓ corrected, I01 February 2024: 87.5% of 9 "
        "Why it was changed: No whole number of nine patients gives 87.5% The source: 8/9 is 89%" in text
    )


def test_how_far_a_statement_was_checked_stands_beside_it_unless_it_was_checked(pages):
    alone = "Overview This section alone, to print exampletinib gave"
    text = row_text(pages["index.html"], alone, "Results in TKI-naive patients This")
    assert "Few data exist. [3] ◌ not checked; as published in February 2024" in text
    assert text.count("◌") == 1


def test_who_signed_and_what_was_let_pass_stands_by_the_record(pages):
    text = pages["index.html"].text
    assert "R. Reviewer, MD: agree, 21 November 2026. No interest declared." in text
    assert "Let pass: check results.E001, by R. Reviewer: as printed" in text


def test_a_withheld_statement_leaves_a_notice_without_its_words(pages):
    page = pages["index.html"]
    notice = "A statement that stood here: withheld on 20 November 2026 by E. Editor. Reason: the source was retracted"
    assert notice in page.text
    assert "A dangerous sentence" not in page.text


def test_a_withdrawn_drug_keeps_its_address_and_says_why(pages):
    assert "gonetinib: withdrawn on 20 November 2026 by E. Editor." in pages["drugs/gonetinib/index.html"].text


def test_each_mark_opens_an_entry_of_the_list_on_its_own_page(pages):
    for path, page in pages.items():
        opened = {item.attributes["popovertarget"] for item in page.elements if item.attributes.get("class") == "mark"}
        entries = {item.attributes["id"] for item in page.named("li") if "popover" in item.attributes}
        assert opened == entries, path
    assert len(opened_by_marks(pages["index.html"])) > 20


def test_each_term_opens_what_it_means_on_its_own_page(pages):
    for path, page in pages.items():
        marked = [item.attributes["popovertarget"] for item in page.elements if item.attributes.get("class") == "term"]
        meanings = [name for name in page.ids if name.startswith("term-")]
        assert marked == meanings, path
    assert "term-ci" in pages["index.html"].ids
    assert "CI, confidence interval: The range of values" in pages["index.html"].text


def opened_by_marks(page):
    return [item for item in page.elements if item.attributes.get("class") == "mark"]


def test_a_reference_has_the_same_number_on_every_page(files):
    number = re.compile(r'<li id="ref-beta2023" value="([0-9]+)"')
    found = {match[1] for data in files.values() if (match := number.search(data.decode(errors="ignore")))}
    assert found == {"1"}


def test_a_reference_that_nothing_cites_is_listed_with_the_others(pages):
    assert "A trial called unused2020" in pages["index.html"].text
    assert "A trial called unused2020" not in pages["drugs/exampletinib/index.html"].text


def test_the_algorithm_says_that_it_is_a_reconstruction_and_how_its_ways_join(pages):
    for path in ("index.html", "algorithm/index.html"):
        text = pages[path].text
        assert "This outline is a reconstruction" in text
        assert "and Test anyway:" in text
        assert "or Never: ✗ Warning Nevertinib" in text
        assert "go back to Continue and follow up" in text


def test_every_page_says_what_it_is_and_of_which_edition(pages):
    for path, page in pages.items():
        assert "Information for professionals, not medical advice." in page.text, path
        assert "Edition 1 state of knowledge 5 February 2024 published 22 November 2026 digest" in page.text, path


def test_a_demonstration_says_so_on_every_page_and_claims_no_review():
    demonstration = documents.medium_document(edition=documents.header(1, is_demonstration=True))
    for path, data in render_pages(demonstration):
        if path.endswith(".html"):
            text = parse(data).text
            assert "no clinician has reviewed this" in text, path
            assert "reviewed by" not in text.lower(), path


def test_the_list_of_signers_of_a_demonstration_is_called_what_it_is():
    signers = documents.section("review", 14, "signatures", title="Who reviewed this page")
    header = documents.header(1, is_demonstration=True)
    page = parse(dict(render_pages(documents.document(signers, edition=header)))["index.html"])
    assert "Who reviewed this page" not in page.text
    assert "Demonstration sign-offs" in page.text


def test_an_edition_that_is_no_demonstration_has_no_such_banner(pages):
    assert "demonstration" not in pages["index.html"].text.lower()


def test_a_preview_says_so_and_wants_no_robot():
    files = dict(render_pages(documents.small_document(), is_preview=True))
    assert "This is the working copy." in parse(files["index.html"]).text
    assert b'<meta name="robots" content="noindex">' in files["index.html"]


def test_earlier_editions_are_listed_with_their_own_address(pages):
    page = pages["editions/index.html"]
    assert "../editions/0/" in page.addresses()
    assert row_text(page, "An edition is never altered", "What changed").count("Edition") == 2


def test_error_pages_can_be_shown_at_any_address(pages):
    for path in ("404.html", "500.html"):
        inside = [address for address in pages[path].addresses() if ":" not in address and not address.startswith("#")]
        assert {address[0] for address in inside} == {"/"}


def test_prose_that_asks_for_a_missing_value_stops_the_rendering():
    statement = documents.statement("s-01", "s", "It is {{ result:nothing }}.")
    document = documents.document(documents.section("s", 1), statement)
    with pytest.raises(UnknownValue, match=re.escape("pages.statement s-01: {{ result:nothing }}")):
        list(render_pages(document))


def test_content_is_shown_and_never_run():
    attack = "<img src=x onerror=alert(1)>"
    contents = [
        documents.reference("alpha2024", title=attack, authors=attack),
        documents.drug(inn=attack, brand_names=(attack,)),
        documents.trial(brief_title=attack, acronym=attack, population=attack),
        documents.section("s", 1, "naive_table", title=attack),
        documents.statement("s-01", "s", attack, citations=documents.cites("alpha2024")),
        documents.correction(problem=attack, published_text=attack, citations=()),
        documents.result(cohort=documents.cohort(label=attack), verification=Verification.PARTLY),
    ]
    for path, data in render_pages(documents.document(*contents)):
        if path.endswith(".html"):
            assert b"<img" not in data, path


def test_all_of_our_own_content_can_be_rendered(content_pages):
    assert {"drugs/repotrectinib/index.html", "mutations/S1986F+L2000V/index.html"} <= content_pages.keys()


def test_a_page_of_a_drug_says_where_and_when_it_was_approved_and_what_it_does_on_which_mutation(pages):
    text = pages["drugs/exampletinib/index.html"].text
    assert "United States FDA 15 November 2023 Approved Any line" in text
    assert "European Union EMA 13 January 2025 Conditional approval" in text
    assert "Results by population" in text
    assert "data cut-off not stated" in text
    assert "● Response in patients wild type 56/71, G2032R 10/17 ? Claimed in 2024, source not read L2026M" in text
    assert "In the algorithm" in text


def test_a_page_of_a_mutation_groups_the_drugs_by_what_is_known(pages):
    page = pages["mutations/G2032R/index.html"]
    assert "What works, what does not ● Response in patients exampletinib" in page.text
    assert "exampletinib" in page.ids


def test_a_page_of_a_trial_lists_its_populations_and_what_is_not_stated_of_any(pages):
    text = pages["trials/NCT00000001/index.html"].text
    assert "Populations The populations that were analysed" in text
    assert "Not stated for any of these populations in what was read: median age" in text


def test_a_page_of_a_reference_lists_what_rests_on_it(pages):
    page = pages["references/beta2023/index.html"]
    assert "Retracted or corrected since nothing on record" in page.text
    assert "../../#ref-beta2023" in page.addresses()
    assert "What rests on it" in page.text
    assert "No record of this edition cites it." in pages["references/unused2020/index.html"].text
    assert "../../mutations/G2032R/#g2032r-exampletinib-beta2023" in page.addresses()


def test_a_reference_that_was_taken_back_keeps_its_address():
    stone = documents.tombstone("references.reference", "gone2020", name="A paper")
    page = parse(dict(render_pages(documents.document(tombstones=(stone,))))["references/gone2020/index.html"])
    assert "A paper: withheld" in page.text
