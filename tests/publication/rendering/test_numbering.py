from publication.rendering.numbering import Numbered, mark, number_marks, order_of_citation
from references.content import CitationContent


def cite(key: str, locator: str = "") -> str:
    return mark(CitationContent(reference=key, locator=locator))


def run(*marks: str) -> str:
    return f'<span class="marks" role="group" aria-label="Sources">[{", ".join(marks)}]</span>'


def test_references_are_numbered_as_they_are_first_cited_and_the_others_follow_by_key():
    html = f"a{cite('zeta')}b{cite('beta')}c{cite('zeta')}"
    assert order_of_citation(html, ["alpha", "beta", "gamma", "zeta"]) == {
        "zeta": 1,
        "beta": 2,
        "alpha": 3,
        "gamma": 4,
    }


def test_neighbouring_marks_stand_in_one_bracket_in_the_order_of_their_numbers():
    first = '<button class="mark" popovertarget="ref-a">1<span class="mark-locator"> Table 2</span></button>'
    second = '<button class="mark" popovertarget="ref-b">2</button>'
    assert number_marks(f"a{cite('b')} {cite('a', 'Table 2')}.", {"a": 1, "b": 2}) == Numbered(
        f"a&nbsp;{run(first, second)}.", frozenset({"a", "b"})
    )


def test_on_paper_a_mark_is_a_link():
    link = '<a class="mark" href="#ref-a">1</a>'
    assert number_marks(f"a{cite('a')}", {"a": 1}, as_links=True).html == f"a&nbsp;{run(link)}"


def test_what_a_page_does_not_cite_is_told_apart():
    assert number_marks(f"a{cite('a')}, b{cite('a')}", {"a": 1, "b": 2}).cited == {"a"}


def test_a_source_that_was_taken_back_stands_in_words():
    assert number_marks(f"a{cite('gone')}", {}).html == f"a&nbsp;{run('source withdrawn')}"


def test_marks_that_begin_a_block_have_no_space_before_them():
    button = '<button class="mark" popovertarget="ref-a">1</button>'
    assert number_marks(f'<td class="x"> {cite("a")}</td>', {"a": 1}).html == f'<td class="x">{run(button)}</td>'


def test_content_cannot_forge_a_mark():
    assert number_marks("&lt;a data-cite=", {"a": 1}).html == "&lt;a data-cite="
