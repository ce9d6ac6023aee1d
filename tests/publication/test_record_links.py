import pytest

from publication.links import KIND_OF_VALUE, links_of, printed_records, rests_on
from tests.contents import cohort, correction, node, option, reference, result, section, sensitivity, statement
from trials.marks import MARK_KINDS

SOURCE = ("references.reference", "example2024")
DRUG = ("drugs.drug", "exampletinib")


@pytest.mark.parametrize(
    ("mark", "named"),
    [
        ("{{ result:a-result.estimate }}", ("trials.efficacyresult", "a-result")),
        ("{{ approval:an-approval.date }}", ("drugs.approval", "an-approval")),
        ("{{ drug:exampletinib }}", DRUG),
        ("{{ mutation:G2032R }}", ("drugs.resistancemutation", "G2032R")),
        ("{{ frequency:G2032R.exampletinib }}", ("drugs.resistancemutation", "G2032R")),
        ("{{ ic50:a-sensitivity }}", ("trials.sensitivity", "a-sensitivity")),
    ],
)
def test_a_value_in_prose_is_a_link_to_its_record(mark, named):
    assert printed_records(statement(text=f"So it is: {mark}.")) == {named}
    assert printed_records(node(detail=mark)) == {named}
    assert printed_records(node(options=[option("next", detail=mark)])) == {named}


def test_every_kind_of_value_that_names_a_key_leads_to_a_kind_of_record():
    assert set(KIND_OF_VALUE) == {kind.name for kind in MARK_KINDS.values() if kind.argument.startswith("KEY")}


def test_counts_and_lists_print_no_single_record():
    assert printed_records(statement(text="{{ count:approved-US }}: {{ drugs:approved-US }}.")) == frozenset()


def test_a_statement_rests_on_its_sources_and_values_and_not_on_its_section():
    told = statement(text="{{ drug:exampletinib }} works [@other2025].", section="overview")
    assert rests_on(told) == {SOURCE, ("references.reference", "other2025"), DRUG}
    assert links_of(told) - rests_on(told) == {("pages.section", "overview")}


def test_a_correction_rests_on_its_sources_and_not_on_what_it_corrects():
    corrected = correction(bears_on=[{"record_kind": "drugs.drug", "record_key": "exampletinib"}])
    assert rests_on(corrected) == {SOURCE}
    assert DRUG in links_of(corrected)


def test_a_result_rests_on_its_trials_and_not_on_the_readout_that_it_supersedes():
    later = result(supersedes="earlier", cohort=cohort(trials=["NCT00000001"]))
    assert rests_on(later) == {SOURCE, DRUG, ("trials.trial", "NCT00000001")}
    assert ("trials.efficacyresult", "earlier") in links_of(later)


def test_a_sensitivity_rests_on_its_clinical_result():
    assert ("trials.efficacyresult", "a-result") in rests_on(sensitivity(efficacy_result="a-result"))


def test_references_and_sections_rest_on_nothing():
    assert (rests_on(reference()), rests_on(section())) == (frozenset(), frozenset())
