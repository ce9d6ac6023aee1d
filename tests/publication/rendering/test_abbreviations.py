from publication.rendering.abbreviations import explain_abbreviations


def test_only_the_first_standing_is_explained():
    assert explain_abbreviations("<p>The ORR, and the ORR.</p>") == (
        '<p>The <abbr title="overall response rate">ORR</abbr> '
        '<span class="expansion">(overall response rate)</span>, and the ORR.</p>'
    )


def test_a_plural_is_explained_as_a_plural():
    assert explain_abbreviations("<p>TKIs</p>") == (
        '<p><abbr title="tyrosine kinase inhibitors">TKIs</abbr> '
        '<span class="expansion">(tyrosine kinase inhibitors)</span></p>'
    )


def test_a_long_form_that_the_text_gives_itself_is_not_given_again():
    assert explain_abbreviations("<p>progression-free survival (PFS)</p>") == (
        '<p>progression-free survival (<abbr title="progression-free survival">PFS</abbr>)</p>'
    )


def test_headings_titles_of_figures_table_heads_and_navigation_are_passed_over():
    html = "<nav>OS</nav><h2>OS</h2><figcaption>OS</figcaption><table><th>OS</th></table><p>OS</p>"
    assert explain_abbreviations(html) == (
        "<nav>OS</nav><h2>OS</h2><figcaption>OS</figcaption><table><th>OS</th></table>"
        '<p><abbr title="overall survival">OS</abbr> <span class="expansion">(overall survival)</span></p>'
    )


def test_part_of_a_word_is_no_abbreviation():
    assert explain_abbreviations("<p>OSLO, STARTRK-TKI</p>") == "<p>OSLO, STARTRK-TKI</p>"


def test_what_stands_in_a_tag_is_left_alone():
    assert explain_abbreviations('<p title="OS">x</p><!-- OS -->') == '<p title="OS">x</p><!-- OS -->'
