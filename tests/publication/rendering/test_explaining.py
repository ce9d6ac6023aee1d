from publication.rendering.explaining import explain_terms


def button(key: str, text: str) -> str:
    return f'<button class="term" popovertarget="term-{key}">{text}</button>'


def test_a_term_opens_where_it_first_stands():
    explained = explain_terms("<p>The ORR, and the ORR.</p>")
    assert explained.html == f"<p>The {button('orr', 'ORR')}, and the ORR.</p>"
    assert [term.long for term in explained.terms] == ["overall response rate"]


def test_terms_stand_in_the_order_of_the_page():
    explained = explain_terms("<p>Median PFS by BICR; OS was not reached. PFS.</p>")
    assert [term.name for term in explained.terms] == ["PFS", "BICR", "OS", "not reached"]


def test_another_way_of_writing_a_term_is_the_same_term():
    explained = explain_terms("<p>blinded independent central review, BICR</p>")
    assert explained.html == f"<p>{button('bicr', 'blinded independent central review')}, BICR</p>"


def test_headings_links_closed_parts_small_print_and_navigation_are_passed_over():
    html = (
        "<nav>OS</nav><h2>OS</h2><table><th>OS</th></table><a href='#'>OS</a><button>OS</button><small>OS</small>"
        "<details><summary>OS</summary><p>OS</p></details>"
    )
    assert explain_terms(f"{html}<p>OS</p>").html == f"{html}<p>{button('os', 'OS')}</p>"


def test_part_of_a_word_is_no_term():
    html = "<p>OSLO, STARTRK-TKI, CIs</p>"
    assert explain_terms(html).html == html


def test_a_plural_is_marked_whole_where_the_term_has_one():
    assert explain_terms("<p>TKIs</p>").html == f"<p>{button('tki', 'TKIs')}</p>"


def test_what_stands_in_a_tag_is_left_alone():
    html = '<p title="OS">x</p><!-- OS -->'
    assert explain_terms(html).html == html


def test_on_paper_an_abbreviation_is_followed_by_its_long_form_once():
    assert explain_terms("<p>The ORR, and TKIs; the ORR.</p>", on_paper=True).html == (
        '<p>The <abbr title="overall response rate">ORR</abbr> '
        '<span class="expansion">(overall response rate)</span>, and '
        '<abbr title="tyrosine kinase inhibitors">TKIs</abbr> '
        '<span class="expansion">(tyrosine kinase inhibitors)</span>; the ORR.</p>'
    )


def test_on_paper_a_long_form_that_the_text_gives_itself_is_not_given_again():
    assert explain_terms("<p>progression-free survival (PFS)</p>", on_paper=True).html == (
        '<p>progression-free survival (<abbr title="progression-free survival">PFS</abbr>)</p>'
    )


def test_on_paper_a_term_without_long_form_stands_as_it_is():
    html = "<p>TKI-naive</p>"
    assert explain_terms(html, on_paper=True).html == html
