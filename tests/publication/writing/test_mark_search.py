"""The search beside prose finds by the words that people in the field use, and prints what the page prints."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drugs.models import MutationFrequency
from publication.writing.mark_search import Form, search_marks
from tests.factories import (
    approve_with_sources,
    cite,
    decide,
    make_approval,
    make_cohort,
    make_drug,
    make_mutation,
    make_reference,
    make_result,
    make_sensitivity,
    make_trial,
    make_user,
)

pytestmark = pytest.mark.django_db

RESULT = "exampletinib-example-naive-orr"


@pytest.fixture(autouse=True)
def _records():
    paper = make_reference(key="drilon2024", authors="Drilon A, Camidge DR, et al.", title="A phase 1-2 trial")
    make_drug(development_codes=["EXA-0001"], brand_names=["Examplia"])
    trial = make_trial(acronym="EXAMINE-1")
    make_result(cohort=make_cohort(trials=[trial]), citations=[cite(paper)])
    make_approval()
    make_sensitivity()
    mutation = make_mutation(key="L2026M", protein_change="p.Leu2026Met")
    MutationFrequency.objects.create(mutation=mutation, reference=paper, percent="2.4", after_drug=make_drug_again())


def make_drug_again():
    return make_drug(key="betatinib")


def marks_of(question: str) -> list[str]:
    return [hit.forms[0].mark for hit in search_marks(question)]


@pytest.mark.parametrize(
    ("question", "mark"),
    [
        ("exampletinib", "{{ drug:exampletinib }}"),
        ("EXA-0001", "{{ drug:exampletinib }}"),
        ("examplia", "{{ drug:exampletinib }}"),
        ("exa-0001 orr", f"{{{{ result:{RESULT} }}}}"),
        ("overall response naive", f"{{{{ result:{RESULT} }}}}"),
        ("examine-1", f"{{{{ result:{RESULT} }}}}"),
        ("drilon response", f"{{{{ result:{RESULT} }}}}"),
        ("drilon", "[@drilon2024]"),
        ("G2032R", "{{ mutation:G2032R }}"),
        ("p.Gly2032Arg", "{{ mutation:G2032R }}"),
        ("gly2032arg exampletinib", "{{ ic50:g2032r-exampletinib-example2024 }}"),
        ("Leu2026Met betatinib", "{{ frequency:L2026M.betatinib }}"),
        ("united states exampletinib", "{{ approval:exampletinib-us-approved-2023.date }}"),
        ("approved us first", "{{ drugs:approved-US-first }}"),
        ("role never", "{{ drugs:role-never }}"),
    ],
)
def test_words_of_the_field_find_the_mark(question, mark):
    assert mark in marks_of(question)


def test_every_word_must_be_there_and_no_word_finds_nothing():
    assert (marks_of("exampletinib nosuchword"), marks_of("  "), marks_of("%")) == ([], [], [])


def test_a_result_offers_each_form_as_it_would_print_now():
    (hit,) = [hit for hit in search_marks("examine-1 orr") if hit.kind == "result"]
    assert hit.label == "exampletinib: overall response rate"
    assert hit.note == "EXAMINE-1 · TKI-naive · by blinded independent central review"
    assert hit.forms == (
        Form(f"{{{{ result:{RESULT} }}}}", "79% (56/71)"),
        Form(f"{{{{ result:{RESULT}.estimate }}}}", "79%"),
        Form(f"{{{{ result:{RESULT}.interval }}}}", "95% CI 68–88"),
        Form(f"{{{{ result:{RESULT}.of }}}}", "56 of 71"),
        Form(f"{{{{ result:{RESULT}.responders }}}}", "56"),
        Form(f"{{{{ result:{RESULT}.evaluable }}}}", "71"),
    )


def test_a_form_that_the_record_does_not_have_is_not_offered():
    make_result(key="exampletinib-example-naive-pfs", endpoint="PFS", estimate="35.7", responders_n=None)
    forms = next(hit for hit in search_marks("progression-free") if hit.kind == "result").forms
    assert [form.prints for form in forms] == ["35.7 months", "35.7 months", "95% CI 68–88", "71"]


def test_a_superseded_result_says_so_and_comes_last():
    old = make_result(key="a-first-readout-orr")
    make_result(key="a-second-readout-orr", supersedes=old)
    found = [hit for hit in search_marks("readout") if hit.kind == "result"]
    assert [hit.forms[0].mark for hit in found] == [
        "{{ result:a-second-readout-orr }}",
        "{{ result:a-first-readout-orr }}",
    ]
    assert [hit.note.endswith("superseded by a later readout") for hit in found] == [False, True]


def test_what_was_withheld_shows_as_on_the_page():
    sensitivity = make_sensitivity(key="l2026m-exampletinib-example2024")
    approve_with_sources(sensitivity)
    decide(sensitivity, "withhold", reason="Under question.", by=make_user("editor"))
    (hit,) = [hit for hit in search_marks("l2026m-exampletinib") if hit.kind == "ic50"]
    assert hit.forms[0].prints == "(figure withheld)"


def test_many_hits_take_as_many_queries_as_one():
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            search_marks("exampletinib")
        return len(captured)

    few = queries()
    for number in range(8):
        make_result(key=f"exampletinib-more-{number}-orr")
        make_sensitivity(key=f"g2032r-exampletinib-more-{number}")
    assert queries() == few <= 40
