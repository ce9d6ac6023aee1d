from publication.rendering.prose import render_prose
from references.content import CitationContent
from tests.publication import documents


def render(text: str, *citations: CitationContent, root: str = "") -> str:
    document = documents.medium_document()
    return render_prose(text, document, name="pages.statement x", citations=citations, root=root)


def mark(key: str, locator: str = "") -> str:
    return f'<a data-cite="{key}" data-locator="{locator}"></a>'


def test_emphasis_links_and_lists_are_all_the_markdown_there_is():
    assert render("*a* **b**") == "<p><em>a</em> <strong>b</strong></p>\n"
    assert render("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    assert render("# a\n\n> b\n\n![c](d.png) `e`") == '<p># a</p>\n<p>&gt; b</p>\n<p>!<a href="d.png">c</a> `e`</p>\n'


def test_html_is_shown_and_never_run():
    assert render("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    assert render("[a](javascript:alert)") == "<p>[a](javascript:alert)</p>\n"


def test_a_link_that_leaves_the_site_gives_the_other_side_no_handle():
    assert render("[a](https://example.org/?b=1&c=2)") == (
        '<p><a href="https://example.org/?b=1&amp;c=2" rel="external noopener noreferrer">a</a></p>\n'
    )


def test_a_link_inside_leads_there_from_any_page():
    text = "[a](#weaker) {{ drug:exampletinib }}"
    assert render(text) == '<p><a href="#weaker">a</a> <a href="drugs/exampletinib/">exampletinib</a></p>\n'
    assert render(text, root="../../") == (
        '<p><a href="../../#weaker">a</a> <a href="../../drugs/exampletinib/">exampletinib</a></p>\n'
    )


def test_sources_that_the_text_does_not_place_follow_it_in_its_last_paragraph():
    citations = (CitationContent(reference="alpha2024", locator="Table 2"), CitationContent(reference="beta2023"))
    assert render("One[@beta2023].\n\nTwo.", *citations) == (
        f"<p>One{mark('beta2023')}.</p>\n<p>Two. {mark('alpha2024', 'Table 2')}</p>\n"
    )


def test_a_reference_cited_at_two_places_of_it_gets_both_marks():
    citations = (
        CitationContent(reference="alpha2024", locator="p. 1"),
        CitationContent(reference="alpha2024", locator="p. 2"),
    )
    both = mark("alpha2024", "p. 1") + mark("alpha2024", "p. 2")
    assert render("One.", *citations) == f"<p>One. {both}</p>\n"
