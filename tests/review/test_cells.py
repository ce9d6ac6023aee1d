import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.cells import UnreadableCell, format_list, format_parts, parse_list, parse_parts

# Texts as records hold them: no outer blanks. The signs that the form itself uses come often.
SIGNS = st.text(st.sampled_from("\\|;=ab \n"), max_size=12)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TEXTS = st.one_of(SIGNS, ANY).map(str.strip)
FILLED = TEXTS.filter(bool)
FIELDS = ("reference", "locator", "quote", "a", "b")
PARTS = st.dictionaries(st.sampled_from(FIELDS), FILLED, min_size=1)


@given(st.lists(FILLED))
def test_a_list_comes_back_as_it_went(items):
    assert parse_list(format_list(items)) == tuple(items)


@given(st.lists(PARTS))
def test_parts_come_back_as_they_went(parts):
    assert parse_parts(format_parts(parts, "reference"), "reference", FIELDS) == parts


@given(st.one_of(SIGNS, ANY))
def test_any_cell_is_read_or_refused_and_a_read_one_keeps_its_meaning(cell):
    items = parse_list(cell)
    assert parse_list(format_list(items)) == items
    try:
        parts = parse_parts(cell, "reference", FIELDS)
    except UnreadableCell:
        return
    said = [{name: value for name, value in part.items() if value} for part in parts]
    said = [part for part in said if part]
    assert parse_parts(format_parts(said, "reference"), "reference", FIELDS) == said


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("", []),
        ("drilon2024", [{"reference": "drilon2024"}]),
        (
            "drilon2024; locator=Table 2 | barbato2024",
            [{"reference": "drilon2024", "locator": "Table 2"}, {"reference": "barbato2024"}],
        ),
        ("locator=p. 7; reference=x1", [{"locator": "p. 7", "reference": "x1"}]),
        (r"x1; quote=a \| b\; c \\ d = e", [{"reference": "x1", "quote": r"a | b; c \ d = e"}]),
        (r"a\=b", [{"reference": "a=b"}]),
        ("other=b", [{"reference": "other=b"}]),
        (" x1 ;; | | x2 ", [{"reference": "x1"}, {"reference": "x2"}]),
    ],
)
def test_cells_as_people_write_them(cell, parts):
    assert parse_parts(cell, "reference", ["reference", "locator", "quote"]) == parts


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("x1; Table 2", "“Table 2” is not of the form name=value with one of: locator, reference."),
        ("x1; page=7", "“page=7” is not of the form name=value with one of: locator, reference."),
        ("x1; locator=a; locator=b", "“locator” stands twice in “x1; locator=a; locator=b”."),
        ("x1; reference=x2", "“reference” stands twice in “x1; reference=x2”."),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_the_reason(cell, sentence):
    with pytest.raises(UnreadableCell) as refused:
        parse_parts(cell, "reference", ["reference", "locator"])
    assert str(refused.value) == sentence


def test_lists_as_people_write_them():
    assert parse_list(" Exampla ; Lorviqua (EU);; ") == ("Exampla", "Lorviqua (EU)")
    assert parse_list(r"a\; b; c\|d; e\\") == ("a; b", "c|d", "e\\")
    assert format_list(["a; b", "c|d"]) == r"a\; b; c\|d"
