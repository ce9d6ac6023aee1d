import pytest

from tests.contents import (
    approval,
    drug,
    frequency,
    mutation,
    node,
    objected,
    objections,
    option,
    result,
    sensitivity,
    statement,
    tombstone,
)

KEY = "overview-01"
RESULT_KEY = "exampletinib-example-naive-orr"
SENSITIVITY_KEY = "g2032r-exampletinib-example2024"
RECORDS = [
    drug(),
    approval(),
    result(),
    mutation(frequencies=[frequency(percent="2.4")]),
    sensitivity(ic50_nm="5.4"),
]


@pytest.mark.parametrize(
    "mark",
    [
        f"{{{{ result:{RESULT_KEY} }}}}",
        f"{{{{ result:{RESULT_KEY}.estimate }}}}",
        f"{{{{result:{RESULT_KEY}.of}}}}",
        "{{ approval:exampletinib-us-approved-2023.date }}",
        "{{ drug:exampletinib }}",
        "{{ mutation:G2032R }}",
        "{{ frequency:G2032R.exampletinib }}",
        f"{{{{ ic50:{SENSITIVITY_KEY} }}}}",
        "{{ drugs:approved-US-first }}",
        "{{ count:approved-JP }}",
    ],
)
def test_a_value_mark_that_names_a_record_passes(mark):
    assert objected("PUBLICATION-E04", *RECORDS, statement(text=f"So it is: {mark}.")) == []
    assert objected("PUBLICATION-E04", *RECORDS, node(detail=mark)) == []


@pytest.mark.parametrize(
    "mark",
    [
        "{{ result:nosuch-result }}",
        f"{{{{ result:{RESULT_KEY}.nosuchpart }}}}",
        "{{ approval:exampletinib-us-approved-2023 }}",
        "{{ drug:nosuchtinib }}",
        "{{ mutation:L2086F }}",
        "{{ frequency:G2032R.nosuchtinib }}",
        "{{ ic50:nosuch }}",
        "{{ drugs:approved-MARS }}",
        "{{ count:everything }}",
        "{{ nosuchvalue:exampletinib }}",
    ],
)
def test_a_value_mark_that_names_nothing_is_named(mark):
    assert objected("PUBLICATION-E04", *RECORDS, statement(text=f"So it is: {mark}.")) == [KEY]
    assert objected("PUBLICATION-E04", *RECORDS, node(title=mark)) == ["start"]
    assert objected("PUBLICATION-E04", *RECORDS, node(detail=mark)) == ["start"]
    assert objected("PUBLICATION-E04", *RECORDS, node(options=[option("next", detail=mark)])) == ["start"]


def test_the_message_gives_the_mark_and_why_it_has_no_value():
    ((key, message),) = objections("PUBLICATION-E04", statement(text="{{ drug:nosuchtinib }} works."))
    assert key == KEY
    assert message.startswith("{{ drug:nosuchtinib }}: ")
    assert message.endswith(" Correct the mark, or have the record approved too.")


def test_a_value_of_a_withdrawn_record_is_told_on_the_page_and_passes():
    text = f"{{{{ result:{RESULT_KEY} }}}} responded."
    assert objected("PUBLICATION-E04", tombstone(result()), statement(text=text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ result exampletinib }}",
        "{{ drug:exampletinib }",
        "drug:exampletinib }}",
        "{{}}",
        "[@Example2024]",
        "[@two words]",
    ],
)
def test_a_broken_mark_is_named(text):
    assert objected("PUBLICATION-E05", statement(text=f"So it is {text}.")) == [KEY]


@pytest.mark.parametrize(
    "text", ["{{ drug:exampletinib }}", "[@example2024]", "[a link](drugs/)", "{one brace}", "a@b.org"]
)
def test_whole_marks_and_other_brackets_pass(text):
    assert objected("PUBLICATION-E05", statement(text=f"So it is {text}.")) == []


@pytest.mark.parametrize(
    "where", [{"note": "{{ drug:exampletinib }}"}, {"options": [option("next", condition="[@key]")]}]
)
def test_a_mark_where_none_is_read_is_named(where):
    ((key, message),) = objections("PUBLICATION-E05", node(**where))
    assert key == "start"
    assert message.endswith("where none is read. Move it to the detail, or write the words.")


def test_a_message_shows_the_words_about_a_broken_mark():
    assert objections("PUBLICATION-E05", statement(text="Two drugs, of which {{ drug exampletinib }} is one.")) == [
        (
            KEY,
            "“…Two drugs, of which {{ drug exampletinib }…” holds a broken mark. Write {{ name:KEY }} or [@key].",
        )
    ]


def test_prose_that_shows_a_superseded_result_is_named():
    later = result(key="later", supersedes=RESULT_KEY)
    shows = statement(text=f"{{{{ result:{RESULT_KEY}.estimate }}}} responded.")
    assert objections("PUBLICATION-W02", result(), later, shows) == [
        (KEY, f"{RESULT_KEY} is superseded by later. Take the value from that.")
    ]
    assert objected("PUBLICATION-W02", result(), later, statement(text="{{ result:later }} responded.")) == []
    assert objected("PUBLICATION-W02", result(), shows) == []
