from publication.rendering.numbering import Numbered, mark, number_marks, order_of_citation
from references.content import CitationContent


def cite(key: str, locator: str = "") -> str:
    return mark(CitationContent(reference=key, locator=locator))


def test_references_are_numbered_as_they_are_first_cited_and_the_others_follow_by_key():
    html = f"a{cite('zeta')}b{cite('beta')}c{cite('zeta')}"
    assert order_of_citation(html, ["alpha", "beta", "gamma", "zeta"]) == {
        "zeta": 1,
        "beta": 2,
        "alpha": 3,
        "gamma": 4,
    }


def test_neighbouring_marks_stand_in_one_bracket_in_the_order_of_their_numbers():
    numbered = number_marks(f"a{cite('b')} {cite('a', 'Table 2')}.", {"a": 1, "b": 2})
    assert numbered == Numbered(
        'a&nbsp;<span class="marks">[<a class="mark" id="cite-a-1" href="#ref-a">1'
        '<span class="mark-locator"> Table 2</span></a>, '
        '<a class="mark" id="cite-b-1" href="#ref-b">2</a>]</span>.',
        {"a": ("cite-a-1",), "b": ("cite-b-1",)},
    )


def test_each_mark_of_a_reference_can_be_come_back_to():
    numbered = number_marks(f"a{cite('a')}, b{cite('a')}", {"a": 1})
    assert numbered.marks == {"a": ("cite-a-1", "cite-a-2")}
    assert 'id="cite-a-2"' in numbered.html


def test_a_source_that_was_taken_back_stands_in_words():
    assert number_marks(f"a{cite('gone')}", {}).html == 'a&nbsp;<span class="marks">[source withdrawn]</span>'


def test_marks_that_begin_a_block_have_no_space_before_them():
    assert number_marks(f'<td class="x"> {cite("a")}</td>', {"a": 1}).html == (
        '<td class="x"><span class="marks">[<a class="mark" id="cite-a-1" href="#ref-a">1</a>]</span></td>'
    )


def test_content_cannot_forge_a_mark():
    assert number_marks("&lt;a data-cite=", {"a": 1}).html == "&lt;a data-cite="
