import pytest

from drugs.models import MutationFrequency, ResistanceMutation
from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import edit, make_drug, make_mutation, the_reference

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("G2032R", "p.Gly2032Arg"),
        ("S1986F+L2000V", "p.[Ser1986Phe;Leu2000Val]"),
        ("S1986F+L2000V", "p.[Ser1986Phe(;)Leu2000Val]"),
    ],
)
def test_a_change_in_hgvs_gives_its_short_name(key, change):
    mutation = make_mutation(key=key, protein_change=change)
    assert mutation.key == key


@pytest.mark.parametrize("change", ["G2032R", "p.G2032R", "Gly2032Arg", "p.[Ser1986Phe]", "p.Gly2032*"])
def test_a_change_that_is_not_hgvs_is_refused(change):
    sentence = "Write the change in HGVS with three-letter codes, as p.Gly2032Arg."
    assert_refused(make_mutation(), sentence, protein_change=change)


def test_a_key_that_is_no_short_name_is_refused():
    record = make_mutation()
    for key in ["g2032r", "G2032", "G2032R+", "S1986F L2000V", "p.Gly2032Arg"]:
        assert_refused(record, "The short name of p.Gly2032Arg is G2032R.", key=key)


@pytest.mark.parametrize(
    ("key", "change", "sentence"),
    [
        ("G2033R", "p.Gly2032Arg", "The short name of p.Gly2032Arg is G2032R."),
        ("X2032R", "p.Xxx2032Arg", "'Xxx' is no amino acid."),
        ("G9999R", "p.Gly9999Arg", "ROS1 has residues 1 to 2347 (NP_002935.2)."),
        ("G0R", "p.Gly0Arg", "ROS1 has residues 1 to 2347 (NP_002935.2)."),
    ],
)
def test_key_and_change_must_agree_and_lie_in_the_protein(key, change, sentence):
    assert sentence in messages(ResistanceMutation(key=key, protein_change=change, origin="primary"))


def test_the_phase_is_a_known_code_or_empty():
    mutation = make_mutation()
    assert_accepted(mutation, phase="cis")
    assert_accepted(mutation, phase="")
    assert_refused(mutation, "Value 'maybe' is not a valid choice.", phase="maybe")


def test_a_change_stands_once():
    make_mutation()
    again = ResistanceMutation(key="G2032R", protein_change="p.Gly2032Arg", origin="primary")
    assert "Resistance mutation with this Protein change already exists." in messages(again)


def frequency(**values):
    return MutationFrequency(reference=the_reference(), **values)


def stored_frequency(**values):
    return make_mutation(frequencies=[frequency(**values)]).frequencies.get()


@pytest.mark.parametrize(("count", "denominator"), [(0, 42), (1, 42), (42, 42), (None, 42), (None, None)])
def test_a_count_is_at_most_the_number_examined(count, denominator):
    assert_accepted(stored_frequency(percent="2.4"), count=count, denominator=denominator)


@pytest.mark.parametrize(("count", "denominator"), [(43, 42), (5, None), (0, None)])
def test_a_count_above_the_number_examined_or_without_it_is_refused(count, denominator):
    sentence = "The count cannot exceed the number examined; give both."
    assert_refused(stored_frequency(), sentence, count=count, denominator=denominator)


def test_a_form_is_a_known_code():
    part = stored_frequency()
    assert_accepted(part, form="any")
    assert_refused(part, "Value 'some' is not a valid choice.", form="some")


def test_a_percentage_is_a_number_as_printed():
    part = stored_frequency()
    for percent in ("2.4%", "02", "NR", "1e3", "-1", ".5", "5.", "2,4"):
        assert_refused(part, "Enter the number as printed, such as 62 or 9.0, without a unit.", percent=percent)


def test_a_part_is_part_of_what_is_signed():
    mutation = make_mutation()
    counted = edit(mutation, frequencies=[frequency(count=1, denominator=42, percent="2.4", after_drug=make_drug())])
    assert counted.digest != mutation.digest
    assert counted.build_content().as_dict()["frequencies"] == [
        {
            "after_drug": "exampletinib",
            "form": "alone",
            "count": 1,
            "denominator": 42,
            "percent": "2.4",
            "reference": "example2024",
        }
    ]


def test_no_patient_is_a_finding_and_not_an_absent_one():
    mutation = make_mutation(frequencies=[frequency(count=0, denominator=42)])
    assert mutation.build_content().as_dict()["frequencies"][0]["count"] == 0


def test_the_parts_of_a_compound_are_other_records_by_key():
    single = [make_mutation(), make_mutation(key="L2026M", protein_change="p.Leu2026Met")]
    compound = make_mutation(key="L2026M+G2032R", protein_change="p.[Leu2026Met;Gly2032Arg]", components=single)
    assert compound.build_content().components == ("G2032R", "L2026M")
    assert [one.build_content().components for one in single] == [(), ()]
