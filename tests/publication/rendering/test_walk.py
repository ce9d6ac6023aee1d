import pytest

from algorithm.choices import Joining, NodeKind
from algorithm.content import DecisionNodeContent
from publication import notices
from publication.rendering.book import Book
from publication.rendering.html import render_pages
from publication.rendering.outline import nodes_of
from publication.rendering.walk import Start, beyond_progression, starts_of, walk_step
from publication.rendering.walk_path import WalkPath
from tests.publication import documents
from tests.publication.documents import document, medium_document, node, option, tombstone
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse, target, without_brackets
from trials.choices import Activity

START = NodeKind.START


@pytest.fixture(scope="module", params=[1, 2])
def content(request):
    """The document of our own content and its pages of the algorithm."""
    made = fixture_document(request.param)
    pages = {
        path: parse(data)
        for path, data in render_pages(made)
        if path.startswith("algorithm/") and path.endswith(".html")
    }
    return made, pages


@pytest.fixture(scope="module")
def medium():
    return {path: parse(data) for path, data in render_pages(medium_document()) if path.endswith(".html")}


def test_every_step_of_our_own_content_has_a_page_that_says_all_of_it(content):
    made, pages = content
    for key, one in nodes_of(made).items():
        page = pages[f"algorithm/{key}/index.html"]
        assert notices.INFORMS in page.text
        assert (key, without_brackets(one.note[1:]) in without_brackets(page.text)) == (key, True)
        assert "sign-off 21 November 2026" in page.text
        leads_to = {
            item.attributes["href"] for item in page.named("a") if item.attributes.get("class") == "option-link"
        }
        assert leads_to == {f"../../algorithm/{way.leads_to}/?via={key}" for way in one.options}


def test_from_each_start_every_way_on_leads_to_a_page_and_every_step_is_reached(content):
    made, pages = content
    starts = starts_of(made)
    assert [start.label for start in starts] == ["At progression", "At diagnosis"]
    reached, waiting = set(), [f"algorithm/{start.key}/index.html" for start in starts]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            links = [item for item in pages[path].named("a") if item.attributes.get("class") == "option-link"]
            waiting += [target(path, item.attributes["href"])[0] for item in links]
    assert reached == pages.keys() - {"algorithm/index.html"}


def test_the_start_asks_at_progression_first_and_switches_to_diagnosis(content):
    page = content[1]["algorithm/index.html"]
    links = [item.attributes for item in page.named("a") if "walk-starts" in str(item.path) or "nav" in item.path]
    switch = [(one["href"], "aria-current" in one) for one in links if one["href"].startswith("../algorithm/")]
    assert switch == [("../algorithm/", True), ("../algorithm/pd/", True), ("../algorithm/dx/", False)]
    assert "Where, how much, and by which mechanism?" in page.text
    assert "The whole algorithm" in page.text


def test_without_the_step_at_progression_a_walk_begins_at_the_starts():
    made = document(node("one", kind=START), node("two", kind=START, title="Found late"), node("three"))
    assert starts_of(made) == [Start("At diagnosis", "one"), Start("At diagnosis: Found late", "two")]
    assert starts_of(document(node("pd"))) == [Start("At progression", "pd")]


def test_the_steps_beyond_progression_are_those_that_no_start_reaches_without_it():
    nodes = nodes_of(medium_document())
    assert beyond_progression(nodes) == {"local", "test"}
    assert {"cnsactive", "ontx", "plasma", "restart"} <= beyond_progression(nodes_of(fixture_document(2)))
    assert not {"first", "follow", "switchtol", "pd"} & beyond_progression(nodes_of(fixture_document(2)))


def test_a_step_says_whether_one_of_its_ways_is_taken_or_all(medium):
    assert "Next: all of these" in medium["algorithm/pd/index.html"].text
    assert "Next: one of these" in medium["algorithm/first/index.html"].text
    assert "Next Continue" not in medium["algorithm/first/index.html"].text
    assert "The algorithm ends here" in medium["algorithm/test/index.html"].text


def test_a_way_tells_what_lies_behind_it(medium):
    assert "Continue and follow up Behind it: progression → Progression" in medium["algorithm/first/index.html"].text


def test_a_step_tells_what_else_leads_here(medium):
    text = without_brackets(medium["algorithm/follow/index.html"].text)
    assert "What leads here Choose a TKI Treat the growing site" in text


def test_a_step_before_progression_shows_its_drugs_in_patients_without_earlier_tki(medium):
    text = medium["algorithm/first/index.html"].text
    assert "Drugs that this step names" in text
    assert "79% (56/71)" in text
    assert "38% (21/56)" not in text
    assert "US 15 November 2023 (approved, any line)" in text
    assert "Results of exampletinib in other patients" in text


def test_a_step_beyond_progression_shows_its_drugs_after_a_tki_and_on_the_mutations_it_names():
    made = medium_document()
    words = "{{ mutation:G2032R }}: {{ drug:exampletinib }}; not {{ drug:specimenib }}"
    step = node("local", title="Local", detail=words, drugs=("exampletinib", "specimenib"))
    entries = [one for one in made.algorithm if one.content.key != "local"]
    book = Book(made.model_copy(update={"algorithm": (*entries, documents.entry(step))}))
    shown = walk_step(book, "local", WalkPath()).drugs
    assert [
        (item.drug.key, [row.cohort.key for row in item.group.rows], [cell.cell.state.slug for cell in item.cells])
        for item in shown
    ] == [
        ("exampletinib", ["examine-1-G2032R", "examine-1-after-specimenib"], ["response"]),
        ("specimenib", ["specimen-2-cns-only"], ["conflicting"]),
    ]


def test_patients_chosen_for_a_mutation_that_a_step_does_not_name_are_not_shown():
    book = Book(fixture_document(2))
    rows = [row for item in walk_step(book, "cnsactive", WalkPath()).drugs for row in item.group.rows]
    assert {row.cohort.mutation for row in rows} == {""}


@pytest.mark.parametrize("number", [1, 2])
def test_a_drug_that_a_step_only_says_was_given_before_is_not_listed_there(number):
    book = Book(fixture_document(number))
    after = {item.drug.key for item in walk_step(book, "cnsactive", WalkPath()).drugs}
    first = {item.drug.key for item in walk_step(book, "first", WalkPath()).drugs}
    assert ("crizotinib" in after, "entrectinib" in after, "crizotinib" in first) == (False, True, True)


def test_where_the_algorithm_ends_the_trials_are_the_way_on_and_every_step_leads_to_them(content):
    made, pages = content
    for key, one in nodes_of(made).items():
        page = pages[f"algorithm/{key}/index.html"]
        trials = [address for address in page.addresses() if address == "../../trials/"]
        assert (key, len(trials)) == (key, 2), "in the header, and once in the page"
        ends = not one.options and one.kind != NodeKind.WARNING
        assert (key, "The algorithm ends here Trials on record" in page.text) == (key, ends)


def test_a_drug_without_a_result_is_shown_with_what_is_known_on_wild_type(medium):
    text = medium["algorithm/never/index.html"].text
    assert "✗ Never in ROS1+ cancer nevertinib" in text
    assert "Wild type: ▽ not effective in the laboratory, IC50" in text
    assert "No result in patients who had no ROS1 TKI before is on record." in without_brackets(text)


def test_a_step_that_names_a_mutation_asks_which(content):
    made, pages = content
    for key, one in nodes_of(made).items():
        asks = "What fits this mutation?" in pages[f"algorithm/{key}/index.html"].text
        assert (key, asks) == (key, "{{ mutation:" in one.detail)


def test_a_step_that_was_taken_back_is_gone_with_a_notice_and_its_ways_are_left_out():
    made = document(
        node("pd", option(1, "gone", "few sites"), option(2, "kept"), joining=Joining.ALL),
        node("kept"),
        tombstones=(tombstone("algorithm.decisionnode", "gone", name="Do the dangerous thing"),),
    )
    pages = {path: parse(data) for path, data in render_pages(made) if path.endswith(".html")}
    assert "withheld on 20 November 2026 by E. Editor" in pages["algorithm/gone/index.html"].text
    step = pages["algorithm/pd/index.html"]
    assert [item.attributes["href"] for item in step.named("a") if item.attributes.get("class") == "option-link"] == [
        "../../algorithm/kept/?via=pd"
    ]
    assert "A step of the algorithm: withheld on 20 November 2026" in step.text
    assert "Do the dangerous thing" not in step.text
    assert "few sites" not in step.text.lower()


def test_a_title_that_takes_its_words_from_records_is_plain_where_it_is_a_link():
    made = document(
        documents.reference("alpha2024"),
        documents.drug(),
        node("pd", option(1, "give")),
        node("give", title="Give {{ drug:exampletinib }} & watch", drugs=("exampletinib",)),
    )
    pages = {path: parse(data) for path, data in render_pages(made) if path.endswith(".html")}
    assert "Give exampletinib & watch" in pages["algorithm/pd/index.html"].text
    assert "Give exampletinib & watch" in pages["algorithm/give/index.html"].text
    assert all(page.errors == [] for page in pages.values())


def test_a_drug_s_page_leads_to_the_steps_that_name_it(content):
    made, _ = content
    pages = {path: parse(data) for path, data in render_pages(made) if path.startswith("drugs/lorlatinib/")}
    addresses = pages["drugs/lorlatinib/index.html"].addresses()
    naming = [one.key for one in made.of(DecisionNodeContent) if "lorlatinib" in one.drugs]
    assert [address for address in addresses if address.startswith("../../algorithm/") and address[16:]] == [
        f"../../algorithm/{key}/" for key in naming
    ]


def test_evidence_on_a_mutation_bears_its_sources_and_its_sign_off():
    step = node("local", detail="{{ mutation:G2032R }}", drugs=("exampletinib",))
    found = documents.sensitivity("s", activity=Activity.RESISTANT, ic50_nm="995.4")
    book = Book(document(documents.drug(), documents.mutation(), step, found))
    (cell,) = walk_step(book, "local", WalkPath()).drugs[0].cells
    assert (cell.cell.figure, [one.reference for one in cell.citations], [note.key for note in cell.notes]) == (
        "IC50 995.4 nmol/L",
        ["beta2023"],
        ["s"],
    )
