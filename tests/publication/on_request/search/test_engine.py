import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publication.document import TABLES
from publication.on_request.search.engine import search
from publication.on_request.search.index import index_of
from publication.on_request.search.things import ThingKind
from publication.rendering.book import Book
from publication.rendering.html import SHELVES, render_pages
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse, target

BOOK = Book(fixture_document(2))


REPOTRECTINIB = (
    ThingKind.REFERENCE,
    "Drilon 2024: Repotrectinib in ROS1 fusion-positive non-small-cell lung cancer",
)
ASKED = ["lorlatinib", "G2032R", "TRUST", "2", "79%", "the", "p.", "9.0", "+"]


def find(query):
    return search(index_of(BOOK), query)


def first(query):
    """The kind and title of the best."""
    kind, things = next(iter(find(query).groups.items()))
    return kind, things[0].title


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("lorlatinib", (ThingKind.DRUG, "lorlatinib")),
        ("LORLATINIB ", (ThingKind.DRUG, "lorlatinib")),
        ("Augtyro", (ThingKind.DRUG, "repotrectinib")),
        ("tpx0005", (ThingKind.DRUG, "repotrectinib")),
        ("DS 6051b", (ThingKind.DRUG, "taletrectinib")),
        ("G2032R", (ThingKind.MUTATION, "G2032R")),
        ("p.Gly2032Arg", (ThingKind.MUTATION, "G2032R")),
        ("g2032", (ThingKind.MUTATION, "G2032K")),
        ("L2000V", (ThingKind.MUTATION, "L2000V")),
        ("S1986F+L2000V", (ThingKind.MUTATION, "S1986F+L2000V")),
        ("p.[Ser1986Phe(;)Leu2000Val]", (ThingKind.MUTATION, "S1986F+L2000V")),
        ("lorlatinib G2032R", (ThingKind.PAIR, "lorlatinib on G2032R")),
        ("G2032R Lorbrena", (ThingKind.PAIR, "lorlatinib on G2032R")),
        ("TRIDENT-1", (ThingKind.TRIAL, "TRIDENT-1")),
        ("TRUST 2", (ThingKind.TRIAL, "TRUST-II")),
        ("NCT03093116", (ThingKind.TRIAL, "TRIDENT-1")),
        ("03093116", (ThingKind.TRIAL, "TRIDENT-1")),
        ("2012-000148-88", (ThingKind.TRIAL, "ALKA-372-001")),
        ("CD74", (ThingKind.FUSION, "CD74::ROS1")),
        ("FIG", (ThingKind.FUSION, "GOPC::ROS1")),
        ("I01", (ThingKind.CORRECTION, "I01: First-line table")),
        ("ORR", (ThingKind.TERM, "ORR")),
        ("acquired resistance", (ThingKind.SECTION, "Acquired resistance")),
        ("limited progression", (ThingKind.STEP, "Limited progression")),
        ("10.1056/NEJMoa2302299", REPOTRECTINIB),
        ("PMID 38197815", REPOTRECTINIB),
    ],
)  # fmt: skip
def test_what_is_asked_for_by_any_of_its_names_comes_first(query, best):
    assert first(query) == best


@pytest.mark.parametrize(
    ("query", "best", "spelt"),
    [
        ("lorlatnib", (ThingKind.DRUG, "lorlatinib"), [("lorlatnib", "lorlatinib")]),
        ("crizotinb G2032R", (ThingKind.PAIR, "crizotinib on G2032R"), [("crizotinb", "crizotinib")]),
        ("trst 2", (ThingKind.TRIAL, "TRUST-II"), [("trst", "TRUST")]),
    ],
)
def test_a_slip_in_a_name_is_forgiven_and_told(query, best, spelt):
    assert (first(query), list(find(query).spelt)) == (best, spelt)


def test_an_author_is_found_though_misspelt():
    found = find("Drillon")
    assert list(found.groups) == [ThingKind.REFERENCE]
    assert {thing.title.split()[0] for thing in found.groups[ThingKind.REFERENCE][:5]} == {"Drilon"}


def test_a_word_that_stands_by_itself_is_not_the_beginning_of_another():
    found = find("MET")
    assert found.marked == {"met"}
    assert "Off-target cause" in [thing.title for thing in found.groups[ThingKind.STEP]]
    assert find("metast").marked >= {"metastase", "metastatic"}


def test_a_step_that_lists_a_gene_is_found_with_what_befell_the_gene():
    assert "Off-target cause" in [thing.title for thing in find("MET amplification").groups[ThingKind.STEP]]
    assert "Off-target cause" not in [thing.title for thing in find("met amplification").groups.get(ThingKind.STEP, ())]


def test_kinds_stand_in_their_order_with_the_references_last():
    kinds = list(find("small cell").groups)
    assert kinds == sorted(kinds, key=list(ThingKind).index)
    assert (kinds[0], kinds[-1]) == (ThingKind.STEP, ThingKind.REFERENCE)
    assert [thing.title for thing in find("small cell").groups[ThingKind.STEP]] == ["Histologic transformation"]


@pytest.mark.parametrize("query", ["crizotinib", "ALK", "brain metastases", "CNS progression", "lorlatinib"])
def test_a_word_within_a_title_brings_its_kind_no_further(query):
    kinds = list(find(query).groups)
    assert kinds == sorted(kinds, key=list(ThingKind).index)


def test_a_slip_in_a_number_is_never_forgiven_but_what_is_near_is_named():
    found = find("G2023R")
    assert (found.count, [thing.title for thing in found.near]) == (0, ["G2032R", "G2032K"])


def test_a_trial_that_is_not_there_is_not_taken_for_its_neighbour_silently():
    found = find("TRIDENT-2")
    assert found.lacks_words
    assert [thing.title for thing in found.groups[ThingKind.TRIAL]] == ["TRIDENT-1", "TRIDENT-3"]


def test_all_words_must_be_there_or_it_is_said():
    assert not find("brain metastases").lacks_words
    assert find("brain oxymoron").lacks_words


@pytest.mark.parametrize("query", ["xyzzyx", "++", "", "\N{SNOWMAN}"])
def test_what_is_nowhere_is_not_found(query):
    assert (find(query).count, find(query).near) == (0, [])


def test_a_word_that_two_words_come_near_names_both():
    index = index_of(Book(documents.document(documents.reference("alpha2024", authors="Simth A, Smiht B"))))
    assert search(index, "Smith").spelt == [("smith", "Simth or Smiht")]


def test_equals_stand_in_the_order_of_the_edition_and_not_by_their_results():
    titles = [thing.title for thing in find("G2032R").groups[ThingKind.PAIR] if thing.title.endswith(" on G2032R")]
    in_the_table = [f"{drug.inn} on G2032R" for drug in BOOK.grid.drugs]
    assert titles == [title for title in in_the_table if title in titles]
    assert len(titles) > 5


def test_every_thing_leads_to_an_address_and_an_anchor_that_there_are():
    for book in (BOOK, Book(documents.medium_document())):
        pages = {path: parse(data) for path, data in render_pages(book.document) if path.endswith(".html")}
        for thing in index_of(book).things:
            path, anchor = target("index.html", thing.address)
            assert path in pages, thing
            assert not anchor or anchor in pages[path].ids, thing


def test_every_record_but_those_told_with_another_can_be_found():
    kinds = {thing.kind for thing in index_of(Book(documents.medium_document())).things}
    assert kinds == set(ThingKind)
    assert len(TABLES) == 13  # a further kind of record wants a function in GATHERERS


def test_what_was_taken_back_leads_to_the_page_that_says_so():
    found = search(index_of(Book(documents.medium_document())), "gonetinib")
    (thing,) = found.groups[ThingKind.DRUG]
    assert (thing.address, thing.where, thing.text) == (
        "drugs/gonetinib/",
        "Taken back",
        "Withdrawn on 20 November 2026. Reason: the source was retracted",
    )


@pytest.mark.parametrize("kind", SHELVES)
def test_whatever_had_a_page_is_found_after_it_was_taken_back(kind):
    stone = documents.tombstone(kind, "gone-x", name="Gonething")
    found = search(index_of(Book(documents.small_document(tombstones=(stone,)))), "gonething")
    assert [thing.address for things in found.groups.values() for thing in things] == [f"{SHELVES[kind]}/gone-x/"]


def test_words_of_a_statement_that_was_withheld_find_nothing():
    index = index_of(Book(documents.medium_document()))
    assert search(index, "dangerous").count == 0


def test_a_number_is_shown_with_its_interval():
    things = find("taletrectinib PFS").groups[ThingKind.RESULT]
    assert things[1].text.startswith("45.6 months, 95% CI 29.0 to not reached.")


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(ASKED)).map(" ".join),
    )
)
def test_any_query_gets_an_answer(query):
    found = find(query)
    assert found.count == sum(len(things) for things in found.groups.values())
    assert not (found.count and found.near)


def test_a_query_takes_less_than_fifty_milliseconds():
    index_of(BOOK)
    for query in ("lorlatnib", "the", "brain metastases after crizotinib", "x" * 100, "resist " * 14):
        started = time.perf_counter()
        find(query)
        assert time.perf_counter() - started < 0.05, query
