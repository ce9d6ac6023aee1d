import re
from functools import cache

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client, override_settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from drugs.choices import DrugRole
from drugs.content import ResistanceMutationContent
from publication import notices
from publication.on_request.finder_answer import FinderAnswer, Known, find
from publication.on_request.finder_question import drugs_to_ask_for, read_question
from publication.rendering.book import Book
from publication.rendering.grid import CellState
from publication.rendering.page import Page
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse, without_brackets


@cache
def book(number: int) -> Book:
    return Book(fixture_document(number))


def ask(query: str, of: Book | int = 2) -> FinderAnswer:
    opened = book(of) if isinstance(of, int) else of
    return find(opened, read_question(QueryDict(query), opened.document))


def page_of(query: str, below: str = ""):
    response = Client().get(f"/{below}mutations/?{query}")
    assert response.status_code == 200
    return parse(response.content)


def keys_of(answer: FinderAnswer, known: Known) -> list[str]:
    return [fit.drug.key for group in answer.groups if group.known == known for fit in group.fits]


@pytest.mark.parametrize("number", [1, 2])
def test_for_each_mutation_after_each_drug_every_drug_with_evidence_is_there_once_with_the_grid_s_own_cell(number):
    opened = book(number)
    rows = {row.mutation.key: row for row in opened.grid.rows if row.mutation}
    for mutation in opened.document.of(ResistanceMutationContent):
        row = rows.get(mutation.key)
        cells = {cell.drug.key: cell for cell in row.cells if cell.has_evidence} if row else {}
        for prior in drugs_to_ask_for(opened.document):
            answer = ask(f"m={mutation.key.replace('+', '%2B')}&prior={prior.key}", opened)
            shown = [fit.drug.key for fit in answer.fits]
            assert (mutation.key, prior.key, sorted(shown)) == (mutation.key, prior.key, sorted(set(shown)))
            found = {fit.drug.key: fit.cell for fit in answer.fits if fit.cell and fit.cell.has_evidence}
            assert found == cells
            assert prior.key in shown


def test_what_works_comes_first_then_what_is_unknown_or_fails_and_never_last_each_in_the_order_of_names():
    answer = ask("m=G2032R&prior=crizotinib")
    assert [(group.known, [fit.drug.key for fit in (*group.fits, *group.bare)]) for group in answer.groups] == [
        (Known.RESPONSE, ["repotrectinib", "taletrectinib", "zidesamtinib"]),
        (Known.LABORATORY, ["cabozantinib", "foretinib", "foritinib"]),
        (Known.FAILS_IN_PATIENTS, ["crizotinib", "lorlatinib"]),
        (Known.FAILS_IN_LABORATORY, ["brigatinib", "ceritinib", "entrectinib", "gilteritinib"]),
        (Known.NO_DATA, ["ensartinib", "unecritinib"]),
        (Known.NEVER, ["alectinib"]),
    ]


def test_every_state_of_the_grid_has_its_group():
    assert [Known.of_state(state) for state in CellState] == [
        Known.RESPONSE,
        Known.SINGLE_PATIENTS,
        Known.LABORATORY,
        Known.LABORATORY,
        Known.FAILS_IN_PATIENTS,
        Known.FAILS_IN_LABORATORY,
        Known.CONFLICTING,
        Known.CLAIMED,
        Known.NO_DATA,
    ]


def test_a_drug_given_before_or_less_effective_is_marked_where_its_evidence_puts_it():
    (fit,) = [fit for fit in ask("m=G2032R&prior=Xalkori").fits if fit.is_given_before]
    assert (fit.drug.key, fit.known, fit.cell.state.words) == (
        "crizotinib", Known.FAILS_IN_PATIENTS, "not effective in patients",
    )  # fmt: skip
    (fit,) = [fit for fit in ask("m=G2032R&prior=brigatinib").fits if fit.is_given_before]
    assert (fit.drug.key, fit.known, fit.warnings) == (
        "brigatinib", Known.FAILS_IN_LABORATORY, [DrugRole.LESS_EFFECTIVE],
    )  # fmt: skip


def test_the_overview_prints_each_result_with_its_interval_and_the_ros1_tki_before(published):
    text = without_brackets(page_of("m=G2032R&prior=crizotinib").text).replace("59% (10/17)", "59%")
    overview = text[text.index("By what is known") : text.index("Change the question")]
    assert (
        "repotrectinib ● response in patients 10/17"
        " 59%, 95% CI 33–82 G2032R; ROS1 TKI before: one or two ROS1 TKIs"
        " 39%, interval not stated ROS1 TKI before: crizotinib"
    ) in overview
    assert "no data found after crizotinib" in overview
    assert "1 result" not in overview


def test_the_approvals_in_the_united_states_and_the_european_union_stand_beside_each_drug(published):
    text = page_of("m=G2032R").text
    assert re.search(r"US: 11 June 2025, any line \[[0-9]+\] EU: no decision on record here", text)
    assert re.search(r"EU: 13 January 2025, conditional approval, line not stated \[[0-9]+\]", text)


def test_what_must_never_be_used_is_said_first_and_stands_last(published):
    page = page_of("m=G2032R")
    text = page.text
    assert "#never" in page.addresses()
    assert text.index("Never: alectinib") < text.index("By what is known") < text.index("alectinib: ▽")


def test_results_are_those_with_the_mutation_and_those_after_the_drug_and_no_others():
    (fit,) = [fit for fit in ask("m=G2032R&prior=crizotinib").fits if fit.drug.key == "taletrectinib"]
    assert [row.cohort.key for row in fit.rows] == ["trust-i-g2032r", "trust-pooled-g2032r", "trust-i-after-crizotinib"]
    (fit,) = [fit for fit in ask("m=L2086F&prior=entrectinib").fits if fit.drug.key == "zidesamtinib"]
    assert [row.cohort.key for row in fit.rows] == ["arros-1-one-tki"]


def test_no_data_after_a_drug_is_said(published):
    text = page_of("m=G2032R&prior=taletrectinib").text
    assert "No data found after taletrectinib: no result of any drug in patients who had it before by name" in text
    assert "No result found after lorlatinib:" in page_of("m=G2032R&prior=lorlatinib").text
    assert "No data found on repotrectinib after taletrectinib." in text
    assert "How often a mutation was found after it is not on record." in text


def test_without_a_mutation_what_is_known_after_the_drug_is_shown():
    answer = ask("m=&prior=crizotinib")
    assert keys_of(answer, Known.NOT_ASKED) == [
        "brigatinib", "crizotinib", "entrectinib", "lorlatinib", "repotrectinib", "taletrectinib", "zidesamtinib",
    ]  # fmt: skip
    assert [fit.drug.key for fit in answer.never] == ["alectinib"]
    (after,) = answer.after
    assert [one.mutation.key for one in after.found] == ["S1986F", "G2032R", "D2033N"]


def test_how_often_the_mutation_was_found_after_the_drug_stands_first(published):
    assert (
        "Mutations found after it: G2032R: 33.3% (14/42, derived) time points after crizotinib"
        in page_of("m=G2032R&prior=crizotinib").text
    )


def test_an_answer_says_how_it_is_ordered_and_that_it_does_not_decide(published):
    page = page_of("m=p.Gly2032Arg&prior=crizotinib")
    text = without_brackets(page.text)
    assert "What fits G2032R after crizotinib?" in text
    assert "By what is known, from responses in patients to no data, then by name; never by the size" in text
    assert notices.INFORMS in text
    assert "crizotinib given before" in text
    assert "brigatinib ▲ Less effective" in text
    assert len(page.ids) == len(set(page.ids))
    assert (page.errors, page.open_tags) == ([], [])


def test_a_mutation_that_is_not_on_record_infers_nothing_and_offers_near_ones(published):
    page = page_of("m=G2032Q&prior=crizotinib")
    assert "“G2032Q” is not on record here. Nothing is inferred from others." in page.text
    assert "../mutations/?m=G2032R&prior=crizotinib" in page.addresses()
    assert "All mutations on record" in page.text
    assert "response in patients" not in page.text


def test_of_a_compound_that_is_not_on_record_the_parts_are_links_and_nothing_is_derived(published):
    page = page_of("m=G2032R%2BD2033N")
    assert "Its parts on record: G2032R, D2033N. What is known of the parts says nothing of the compound." in page.text
    assert {"../mutations/?m=G2032R", "../mutations/?m=D2033N"} <= set(page.addresses())
    assert "response in patients" not in page.text


def test_a_mutation_without_any_evidence_has_no_data_and_says_so(published):
    text = page_of("m=L2010M").text
    assert "On L2010M: no data found brigatinib ▲ Less effective US: no decision on record here" in text
    assert "Never in ROS1+ cancer alectinib ✗ Never in ROS1+ cancer" in text


def test_a_drug_that_is_not_on_record_is_said_and_near_ones_are_offered(published):
    page = page_of("m=G2032R&prior=crizotinb&prior=lorlatinib")
    assert "“crizotinb” is no drug on record here, and is left out." in page.text
    assert "../mutations/?m=G2032R&prior=crizotinib&prior=lorlatinib" in page.addresses()
    assert "What fits G2032R after lorlatinib?" in page.text


def test_an_unknown_name_in_another_script_is_said_to_be_unknown():
    opened = Book(documents.document(documents.drug(brand_names=("エグザンプル",)), documents.mutation()))
    question = read_question(QueryDict("prior=ロルラチニブ"), opened.document)
    assert (question.priors, [one.written for one in question.unknown]) == ((), ["ロルラチニブ"])


def test_what_was_taken_back_leaves_a_notice():
    stones = (
        documents.tombstone("drugs.resistancemutation", "L2026M"),
        documents.tombstone("drugs.drug", "gonetinib", name="Gonetinib"),
    )
    opened = Book(documents.document(documents.drug(), documents.mutation(), tombstones=stones))
    question = read_question(QueryDict("m=l2026m&prior=gonetinib"), opened.document)
    assert [notice.title for notice in question.taken_back] == ["L2026M", "Gonetinib"]


def test_the_list_of_mutations_asks(published):
    static = Client().get("/mutations/")
    page = parse(static.content)
    asked = [item.attributes.get("value") for item in page.named("input") if item.attributes.get("name") == "prior"]
    assert asked == [drug.key for drug in drugs_to_ask_for(fixture_document(2))]
    assert {"taletrectinib", "crizotinib", "zidesamtinib", "lorlatinib"} <= set(asked)


@pytest.mark.parametrize(
    "query", ["m=", "m=none", "m=MET", "m=KRAS G12C", "m=G2032Q", "m=&prior=crizotinib", "prior=x"]
)
def test_what_is_no_mutation_on_record_leads_to_the_algorithm_first(published, query):
    page = page_of(query)
    said = "This answers for mutations of ROS1 only. For a negative test, or a cause outside ROS1, see"
    before = page.text[: page.text.index(said)]
    assert re.findall("on record here", before) == []
    assert "../algorithm/pd/" in page.addresses()


@pytest.mark.parametrize("query", ["m=", "m=none&prior=", "prior="])
def test_an_empty_question_says_what_to_enter(published, query):
    text = page_of(query).text
    assert "Enter a mutation of ROS1, as G2032R or p.Gly2032Arg, or tick a ROS1 TKI given before." in text
    assert "Never:" not in text


@pytest.mark.parametrize("query", ["m=", "m=MET", "prior=x"])
def test_an_answer_without_a_claim_lists_no_sources(published, query):
    page = page_of(query)
    assert ("cites no source" in page.text, "sources" in page.ids) == (False, False)


def test_a_mutation_on_record_leads_to_no_caution(published):
    assert "This answers for mutations of ROS1 only" not in page_of("m=G2032R").text


def test_without_a_step_at_progression_the_way_leads_to_the_algorithm_itself():
    question = read_question(QueryDict("m="), documents.small_document())
    assert question.in_the_algorithm == "algorithm/"


def test_the_form_keeps_what_was_asked(published):
    page = page_of("m=g2032r&prior=crizotinib")
    given = [item.attributes["value"] for item in page.named("input") if "checked" in item.attributes]
    (written,) = [item.attributes["value"] for item in page.named("input") if item.attributes["name"] == "m"]
    assert (written, given) == ("g2032r", ["crizotinib"])


def test_each_edition_answers_from_its_own_records(published):
    assert "8/13" in page_of("m=G2032R").text
    old = page_of("m=G2032R", "editions/1/")
    assert "8/13" not in old.text
    assert "Edition 1 was superseded by edition 2" in old.text


def test_what_is_asked_is_shown_and_never_run(published):
    attack = "%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E%22%3E%3Cimg%20src=x%3E"
    response = Client().get(f"/mutations/?m={attack}&prior={attack}")
    assert b"<script>alert" not in response.content
    assert b"<img" not in response.content


@pytest.mark.parametrize(
    "query",
    [
        "m=G2032R&prior=crizotinib",
        "m=S1986F%2BL2000V",
        "prior=taletrectinib&prior=x",
        "m=G2032R%2BD2033N",
        "m=potato",
        "m=",
    ],
)
def test_no_answer_asks_for_what_is_not_there(query):
    options = {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": "«missing %s»"}
    with override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "OPTIONS": options}]):
        question = read_question(QueryDict(query), fixture_document(2))
        context = {"found": find(book(2), question), "question": question, "informs": notices.INFORMS}
        drawn = Page(book(2), "mutations/index.html", question.title, "asked/finder.html", context).draw()
    assert re.findall("«missing [^»]*»", drawn) == []


@hypothesis_settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=20))
def test_whatever_is_asked_is_answered(published, mutation, priors):
    response = Client().get("/mutations/", {"m": mutation, "prior": priors})
    assert response.status_code == 200
    assert parse(response.content).errors == []
