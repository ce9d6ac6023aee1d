import pytest

from tests.contents import approval, drug, objected, objections, statement

KEY = "overview-01"


def approved(name: str, jurisdiction: str = "US", line: str = "first"):
    return approval(key=f"{name}-{jurisdiction}-{line}", drug=name, jurisdiction=jurisdiction, line=line)


APPROVALS = [
    approved("alphatinib"),
    approved("betatinib", line="any"),
    approved("gammatinib"),
    approved("deltatinib", line="later"),
    approved("alphatinib", jurisdiction="EU"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Two US-approved first-line drugs are rated equal.",
        "There are two FDA-approved first-line TKIs.",
        "In February 2024 four drugs were approved in the United States for first-line treatment.",
        "Five drugs are approved in the United States.",
        "Two drugs are approved in the European Union.",
        "It is so. 4 drugs have US approval for use as first ROS1 TKI in NSCLC.",
        "Three drugs have US approval after a ROS1 TKI.",
    ],
)
def test_prose_that_counts_approved_drugs_otherwise_is_named(text):
    assert objected("PUBLICATION-W03", *APPROVALS, statement(text=text)) == [KEY]


@pytest.mark.parametrize(
    "text",
    [
        "Three US-approved first-line drugs are rated equal.",
        "In February 2024 three drugs were approved in the United States for first-line treatment.",
        "Four drugs are approved in the United States.",
        "One of the drugs is approved in the European Union.",
        "3 drugs have US approval for use as first ROS1 TKI in NSCLC.",
        "Two drugs have US approval after a ROS1 TKI.",
        "{{ count:approved-US-first }} drugs are approved in the United States for first-line treatment.",
        "OncoKB lists five drugs at level 1.",
        "Two drugs are approved.",
        "Two drugs are approved in the United States and in Japan.",
        "Two of these drugs are not approved in the United States.",
        "At least two drugs are approved in the United States.",
        "Both drugs inhibit TRK. Two patients had US-approved treatment.",
    ],
)
def test_prose_that_counts_like_the_records_or_counts_something_else_passes(text):
    assert objected("PUBLICATION-W03", *APPROVALS, statement(text=text)) == []


def test_the_message_gives_the_records_and_the_mark_that_counts_itself():
    two = statement(text="Two US-approved first-line drugs are rated equal.")
    assert objections("PUBLICATION-W03", *APPROVALS, two) == [
        (
            KEY,
            "It counts 2, but the records have 3: alphatinib, betatinib and gammatinib. "
            "Correct it, or let {{ count:approved-US-first }} count.",
        )
    ]


DRUGS = [drug(key=name, inn=name) for name in ("alphatinib", "betatinib", "gammatinib", "deltatinib", "omegatinib")]


@pytest.mark.parametrize(
    "text",
    [
        "Alphatinib and omegatinib are approved in the United States.",
        "In the European Union {{ drug:betatinib }} is approved.",
        "The FDA approved omegatinib for first-line treatment.",
        "Only alphatinib, betatinib and gammatinib are approved in the United States.",
    ],
)
def test_prose_that_lists_approved_drugs_otherwise_is_named(text):
    assert objected("PUBLICATION-W08", *DRUGS, *APPROVALS, statement(text=text)) == [KEY]


@pytest.mark.parametrize(
    "text",
    [
        "Alphatinib and deltatinib are approved in the United States.",
        "In the European Union {{ drug:alphatinib }} is approved.",
        "Only alphatinib is approved in the European Union.",
        "Omegatinib is not approved in the United States.",
        "Unlike omegatinib, alphatinib is approved in the United States.",
        "Omegatinib is approved in some countries.",
        "Omegatinib was tried in the United States. Alphatinib is approved.",
        "The FDA approved three drugs.",
        "In the United States {{ drugs:approved-US }} are approved.",
    ],
)
def test_prose_that_lists_like_the_records_or_lists_something_else_passes(text):
    assert objected("PUBLICATION-W08", *DRUGS, *APPROVALS, statement(text=text)) == []


def test_the_message_says_which_drug_the_records_do_not_have():
    wrong = statement(text="Omegatinib is approved in the European Union.")
    assert objections("PUBLICATION-W08", *DRUGS, *APPROVALS, wrong) == [
        (
            KEY,
            "It names omegatinib as approved; the records have alphatinib. "
            "Correct it, enter the approval, or let {{ drugs:approved-EU }} list them.",
        )
    ]
