import pytest

from publication.values import UnknownValue, resolve_values
from review.choices import State
from tests.publication import documents


def resolve(text: str, document=None) -> str:
    return resolve_values(text, document or documents.medium_document(), "pages.statement overview-01")


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("result:exampletinib-examine-1-naive-orr", "79% (56/71)"),
        ("result:exampletinib-examine-1-naive-orr.estimate", "79%"),
        ("result:exampletinib-examine-1-naive-orr.interval", "95% CI 68–88"),
        ("result:exampletinib-examine-1-naive-orr.responders", "56"),
        ("result:exampletinib-examine-1-naive-orr.evaluable", "71"),
        ("result:exampletinib-examine-1-naive-orr.of", "56 of 71"),
        ("result:exampletinib-examine-1-naive-pfs", "35.7 months"),
        ("result:exampletinib-examine-1-naive-dor.interval", "95% CI 25.6 to not estimable"),
        ("result:exampletinib-examine-1-naive-os.estimate", "not reached"),
        ("approval:exampletinib-us-approved-2023.date", "15 November 2023"),
        ("drug:exampletinib", "[exampletinib](drugs/exampletinib/)"),
        ("mutation:L2026M+G2032R", "[L2026M+G2032R](mutations/L2026M+G2032R/)"),
        ("frequency:G2032R.exampletinib", "33%"),
        ("ic50:g2032r-exampletinib-beta2023", "23.1 nmol/L"),
        ("drugs:approved-US-first", "[exampletinib](drugs/exampletinib/)"),
        ("drugs:approved-JP", "none"),
        ("drugs:role-first-line", "[exampletinib](drugs/exampletinib/) and [specimenib](drugs/specimenib/)"),
        ("count:role-research", "no"),
        ("count:approved-US-later", "one"),
        ("count:approved-CN", "no"),
    ],
)
def test_a_mark_takes_its_value_from_the_record(mark, text):
    assert resolve(f"It is {{{{ {mark} }}}}.") == f"It is {text}."


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("result:nothing-here", "no trials.efficacyresult has the key “nothing-here”"),
        ("result:exampletinib-examine-1-naive-orr.colour", "a result has no part “colour”"),
        ("result:specimenib-cns-only-orr.responders", "the result does not have this number"),
        ("approval:exampletinib-us-approved-2023", "an approval gives its date: KEY.date"),
        ("drug:nothing", "no drugs.drug has the key “nothing”"),
        ("frequency:G2032R.specimenib", "G2032R has no percentage after “specimenib”"),
        ("ic50:g2032r-specimenib-beta2023", "the sensitivity has no IC50"),
        (
            "drugs:approved-XX",
            "write approved-PLACE, approved-PLACE-first, approved-PLACE-later or role-ROLE; places are US, EU, CN, JP, "
            "KR, TW, GB; roles are first-line, later-line, less-effective, never, combination, research",
        ),
        ("colour:red", "there is no kind of value “colour”"),
    ],
)
def test_a_mark_without_a_value_names_the_statement_and_itself(mark, why):
    with pytest.raises(UnknownValue) as caught:
        resolve(f"It is {{{{ {mark} }}}}.")
    assert str(caught.value) == f"pages.statement overview-01: {{{{ {mark} }}}}: {why}"


def test_the_number_of_a_withheld_result_stands_in_words_so_that_the_edition_can_go_out():
    stone = documents.tombstone("trials.efficacyresult", "gone-orr", state=State.WITHHELD)
    document = documents.document(tombstones=(stone,))
    assert resolve("It is {{ result:gone-orr }}.", document) == "It is (figure withheld)."


def test_a_withdrawn_approval_counts_no_more():
    withdrawn = documents.approval("exampletinib-us-withdrawn-2025", event="withdrawn", event_date="2025-03")
    document = documents.document(documents.drug(), documents.approval(), withdrawn)
    assert resolve("{{ count:approved-US }}: {{ drugs:approved-US }}", document) == "no: none"


def test_drugs_are_joined_as_in_a_sentence():
    keys = ("alphatinib", "betatinib", "gammatinib")
    drugs = [documents.drug(key) for key in keys]
    approvals = [documents.approval(f"{key}-us-approved-2023", drug=key) for key in keys]
    document = documents.document(*drugs, *approvals)
    assert resolve("{{ drugs:approved-US }}", document) == (
        "[alphatinib](drugs/alphatinib/), [betatinib](drugs/betatinib/) and [gammatinib](drugs/gammatinib/)"
    )
