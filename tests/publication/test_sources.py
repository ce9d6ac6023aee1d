import pytest
from django.utils import timezone

from pages.models import BearsOn
from publication.assembly import get_source_changes, get_standings, propose
from publication.checks.sources import source_changed
from publication.sources import find_source_changes
from references.models import Reference
from tests.factories import (
    approve,
    approve_with_sources,
    decide,
    edit,
    make_correction,
    make_drug,
    make_node,
    make_result,
    make_sensitivity,
    make_statement,
    make_user,
    the_action,
    the_drug,
    the_reference,
)

pytestmark = pytest.mark.django_db

DRUG = ("drugs.drug", "exampletinib")
STATEMENT = ("pages.statement", "overview-01")
SENSITIVITY = ("trials.sensitivity", "g2032r-exampletinib-example2024")
OVERRIDE = {"PUBLICATION-E03": "It is said in the text."}


def told() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """What became of the sources of each record: the source's key, and what happened."""
    return {name: [(one.key, one.event.value) for one in changes] for name, changes in get_source_changes().items()}


def change_reference(**changes: object) -> None:
    edit(the_reference(), **changes)
    approve(the_reference())


def test_nothing_is_told_while_nothing_has_happened():
    approve_with_sources(make_statement(), make_drug())
    assert told() == {}


def test_what_rests_on_a_retracted_reference_comes_back():
    approve_with_sources(make_drug())
    change_reference(is_retracted=True)
    assert told() == {DRUG: [("example2024", "retracted")]}


def test_a_retraction_counts_once_it_is_signed():
    approve_with_sources(make_drug())
    edit(the_reference(), is_retracted=True)
    assert told() == {}


def test_what_rests_on_a_corrected_reference_comes_back_with_what_was_corrected():
    approve_with_sources(make_drug())
    change_reference(erratum="Table 2: 7 of 9, not 8 of 9.")
    ((change,),) = get_source_changes().values()
    assert str(change) == "example2024 was corrected by its publisher: Table 2: 7 of 9, not 8 of 9."
    assert (change.by, change.at) == ("medical.reviewer", Reference.objects.get().get_sign_offs().last().signed_at)


@pytest.mark.parametrize("mended", [{"doi": "10.1000/mended"}, {"page": "7-9"}, {"title": "Another"}, {"pmid": "1"}])
def test_a_mended_reference_concerns_nothing_but_itself(mended):
    approve_with_sources(make_drug())
    change_reference(**mended)
    assert told() == {}


def test_a_page_number_mended_after_the_correction_brings_nothing_back_again():
    approve_with_sources(make_drug())
    change_reference(erratum="Table 2.")
    approve(the_drug())
    change_reference(page="7-9")
    assert told() == {}
    change_reference(erratum="Table 2 and Figure 1.")
    assert told() == {DRUG: [("example2024", "corrected")]}


def test_a_retraction_that_was_taken_back_brings_nothing_back():
    approve_with_sources(make_drug())
    change_reference(is_retracted=True)
    change_reference(is_retracted=False)
    assert told() == {}


def test_a_reference_that_was_retracted_from_the_first_has_not_changed():
    edit(the_reference(), is_retracted=True)
    drug = the_drug()
    approve(the_reference())
    approve(drug, overrides=OVERRIDE)
    assert told() == {}


def test_a_later_approval_has_seen_the_change():
    approve_with_sources(make_drug())
    change_reference(is_retracted=True)
    approve(the_drug(), overrides=OVERRIDE)
    assert told() == {}
    decide(the_reference(), "withdraw", reason="It does not exist.")
    assert told() == {DRUG: [("example2024", "withdrawn")]}


def test_dissent_is_no_approval():
    approve_with_sources(make_drug())
    change_reference(is_retracted=True)
    decide(the_drug(), "dissent", by=make_user("medical reviewer", "zoe"), reason="No.")
    assert told() == {DRUG: [("example2024", "retracted")]}


def test_as_many_people_as_the_content_needs_must_have_seen_it(settings):
    rule = {"approvals": 2, "groups": ("medical reviewer",)}
    settings.REVIEW_RULES = {**settings.REVIEW_RULES, "algorithm.decisionnode": rule}
    zoe = make_user("medical reviewer", "zoe")
    start = make_node()
    approve_with_sources(start)
    approve(start, the_action(), by=zoe)
    change_reference(erratum="Table 2.")
    approve(start)
    corrected = [("example2024", "corrected")]
    assert told() == {("algorithm.decisionnode", "start"): corrected, ("algorithm.decisionnode", "treat"): corrected}
    approve(start, by=zoe)
    assert told() == {("algorithm.decisionnode", "treat"): corrected}


def test_what_rests_on_a_withdrawn_or_withheld_record_comes_back():
    approve_with_sources(make_statement(drugs=[the_drug()]), make_sensitivity())
    decide(the_drug(), "withhold", by=make_user("editor"), reason="Look at once.")
    withheld = [("exampletinib", "withheld")]
    assert told() == {STATEMENT: withheld, SENSITIVITY: withheld}
    approve(the_drug())
    assert told() == {}


def test_a_value_in_prose_rests_on_its_record():
    result = make_result()
    approve_with_sources(result, make_statement(text=f"{{{{ result:{result.key} }}}} responded."))
    decide(result, "withdraw", reason="Misread.")
    assert told() == {STATEMENT: [(result.key, "withdrawn")]}


def test_what_rests_on_a_superseded_result_comes_back_and_its_successor_does_not():
    earlier = make_result(key="earlier")
    approve_with_sources(make_sensitivity(evidence_type="clinical", efficacy_result=earlier))
    later = make_result(key="later", supersedes=earlier, data_cutoff_date="2024")
    assert told() == {}
    approve(later)
    assert told() == {SENSITIVITY: [("earlier", "superseded")]}
    edit(later, note="A word more.")
    approve(later)
    assert get_source_changes()[SENSITIVITY][0].at == later.get_sign_offs().first().signed_at
    decide(later, "withdraw", reason="Misread.")
    assert told() == {}


def test_a_correction_outlives_what_it_corrects():
    drug = make_drug()
    approve_with_sources(make_correction(bears_on=[BearsOn(record_kind="drugs.drug", record_key=drug.key)]))
    decide(drug, "withdraw", reason="Misread.")
    assert told() == {}


def test_what_is_not_approved_is_not_told():
    drug = make_drug()
    approve(the_reference())
    change_reference(is_retracted=True)
    assert told() == {}
    assert drug.get_sign_offs().count() == 0


def proposed():
    return propose(by=make_user("editor"), as_of="2026-11-22", summary="", published_at=timezone.now())


def test_the_next_edition_says_which_sources_changed_and_warns():
    approve_with_sources(make_drug())
    change_reference(erratum="Table 2.")
    document = proposed().document
    (entry,) = document.drugs
    (changed,) = entry.changed_sources
    assert (changed.key, changed.event, changed.reason) == ("example2024", "corrected", "Table 2.")
    ((content, message),) = source_changed(document)
    assert content.key == "exampletinib"
    assert message.startswith("Source changed: example2024 was corrected by its publisher (Table 2.) on ")
    assert message.endswith("after this was approved. Read it again; then approve, change or withdraw it.")
    approve(the_drug())
    assert list(source_changed(proposed().document)) == []


def test_many_records_take_one_query(django_assert_num_queries):
    approve_with_sources(make_statement(drugs=[the_drug()]), make_sensitivity(), make_result())
    change_reference(erratum="Table 2.")
    with django_assert_num_queries(1):
        assert len(get_source_changes()) == 5


def test_a_content_that_no_longer_fits_its_class_is_left_out():
    approve_with_sources(make_drug())
    change_reference(erratum="Table 2.")
    standings = get_standings()
    standings[DRUG].approved_by[0].content = '{"key": "exampletinib", "citations": "example2024"}'
    assert find_source_changes(standings) == {}
