import pytest

from tests.contents import drug, objected, objections, statement

EXAMPLETINIB = drug(development_codes=["EXA-520", "EX-5051b", "LDX378"])


@pytest.mark.parametrize(
    "text",
    [
        "In February 2024 EXA-520 was on trial.",
        "In February 2024 exa‑520 was on trial.",
        "EXA520 was on trial.",
        "On trial: EX-5051b.",
        "Exampletinib (EXA-520) is approved. EXA-520 was on trial before.",
        "EXA-520 (exampletinib) was on trial.",
        "Exampletinib is approved (EXA-520).",
        "exampletinib/LDX378",
    ],
)
def test_a_statement_that_names_a_drug_by_its_code_is_named(text):
    assert set(objected("PAGES-W01", EXAMPLETINIB, statement(text=text))) == {"overview-01"}


@pytest.mark.parametrize(
    "text",
    [
        "Exampletinib was on trial.",
        "In February 2024 exampletinib (EXA-520) was on trial.",
        "Exampletinib (EX-5051b, EXA-520; Example Therapeutics) was on trial.",
        "{{ drug:exampletinib }} (EXA-520) was on trial.",
        "The trial EXA-520-01 is running.",
        "The other code EX-5051 is another drug's.",
        "REXA-520 is no such code.",
    ],
)
def test_the_inn_a_code_in_brackets_and_a_longer_word_pass(text):
    assert objected("PAGES-W01", EXAMPLETINIB, statement(text=text)) == []


def test_a_drug_that_has_no_name_but_its_code_passes():
    unnamed = drug(inn="EXA-520", development_codes=["EXA-520"])
    assert objected("PAGES-W01", unnamed, statement(text="EXA-520 was on trial.")) == []


def test_the_message_says_how_to_write_it():
    assert objections("PAGES-W01", EXAMPLETINIB, statement(text="LDX378 was on trial.")) == [
        (
            "overview-01",
            "“LDX378” is exampletinib. Write the INN; the code may follow it in brackets: “exampletinib (LDX378)”.",
        )
    ]
