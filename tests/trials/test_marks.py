import pytest

from drugs.choices import DrugRole, Jurisdiction, TreatmentLine
from trials.marks import (
    MARK_KINDS,
    DrugQuery,
    UnreadableMark,
    all_drug_queries,
    find_broken_marks,
    find_citations,
    find_marks,
    parse_drug_query,
)


def test_a_mark_is_read_with_its_key_its_part_and_its_line():
    marks = find_marks("First.\nThen {{ result:a-key.estimate }} and {{ic50:g2032r-x}}.")
    assert [(one.name, one.key, one.part, one.line) for one in marks] == [
        ("result", "a-key", "estimate", 2),
        ("ic50", "g2032r-x", "", 2),
    ]
    assert [one.key for one in find_citations("Said [@drilon2024] twice [@shaw2019_2].")] == [
        "drilon2024",
        "shaw2019_2",
    ]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("{{ result:key }} and [@drilon2024]", []),
        ("{{ result }}", ["{{ result }}"]),
        ("{{ Result:key }}", ["{{ Result:key }}"]),
        ("one {{ result:key } two", ["{{ result:key }"]),
        ("closed }} twice", ["}}"]),
        ("[@Drilon 2024]", ["[@Drilon 2024]"]),
        ("[@drilon2024", ["[@drilon2024"]),
        ("[a link](drugs/x/) and {one brace}", []),
    ],
)
def test_what_looks_like_a_mark_and_is_none_is_found(text, broken):
    assert [written for written, _ in find_broken_marks(text)] == broken


def test_a_broken_mark_after_a_whole_one_keeps_its_line():
    assert list(find_broken_marks("{{ result:\nkey }}\n{{ oh")) == [("{{ oh", 3)]


def test_every_query_is_read_as_it_is_written():
    assert [parse_drug_query(str(query)) for query in all_drug_queries()] == all_drug_queries()


@pytest.mark.parametrize(
    ("text", "query", "label"),
    [
        ("approved-US", DrugQuery(place=Jurisdiction.US), "approved in United States, any line"),
        (
            "approved-EU-later",
            DrugQuery(place=Jurisdiction.EU, line=TreatmentLine.LATER),
            "approved in European Union, after a ROS1 TKI",
        ),
        ("role-less-effective", DrugQuery(role=DrugRole.LESS_EFFECTIVE), "role: less effective"),
    ],
)
def test_a_query_asks_for_a_place_a_line_or_a_role(text, query, label):
    assert (parse_drug_query(text), query.label) == (query, label)


@pytest.mark.parametrize("text", ["approved-XX", "approved-US-any", "approved-US-", "role-", "role-first_line", "US"])
def test_what_is_no_query_is_refused_with_the_whole_grammar(text):
    with pytest.raises(UnreadableMark) as refused:
        parse_drug_query(text)
    assert str(refused.value) == (
        "write approved-PLACE, approved-PLACE-first, approved-PLACE-later or role-ROLE; places are US, EU, CN, JP, "
        "KR, TW, GB; roles are first-line, later-line, less-effective, never, combination, research"
    )


def test_every_kind_of_mark_says_what_it_prints():
    assert [name for name, kind in MARK_KINDS.items() if not kind.prints or not kind.example] == []
