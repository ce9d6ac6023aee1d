from pages.choices import Block
from publication.rendering.notes import Notes, TombstoneNotice
from publication.rendering.sections import sections_of, statements_naming
from tests.publication import documents


def sections(document, **options):
    return sections_of(document, Notes(document), **options)


def test_sections_stand_in_their_order_with_their_statements_in_theirs():
    document = documents.document(
        documents.section("b", 1),
        documents.section("a", 2),
        documents.statement("a-02", "a", "Second.", position=1),
        documents.statement("a-01", "a", "First.", position=2),
    )
    assert [(section.key, [item.content.key for item in section.items]) for section in sections(document)] == [
        ("b", []),
        ("a", ["a-02", "a-01"]),
    ]


def test_a_notice_stands_where_its_statement_stood():
    stone = documents.tombstone("pages.statement", "a-02", section="a", position=2)
    document = documents.document(
        documents.section("a", 1),
        documents.statement("a-01", "a", "First.", position=1),
        documents.statement("a-03", "a", "Third.", position=3),
        tombstones=(stone,),
    )
    items = sections(document)[0].items
    assert [type(item) is TombstoneNotice for item in items] == [False, True, False]


def test_the_two_sections_of_the_box_need_no_block():
    document = documents.document(documents.section("nevers", 1), documents.section("at-progression", 2, Block.SUMMARY))
    assert [section.is_summary for section in sections(document)] == [True, True]


def test_sections_about_the_site_stand_on_a_page_of_their_own():
    about = documents.section("who", 1, page={"key": "about", "title": "About"})
    document = documents.document(about, documents.section("a", 1))
    assert [section.key for section in sections(document)] == ["a"]
    assert [section.key for section in sections(document, about=True)] == ["who"]


def test_a_section_names_the_template_of_its_block():
    document = documents.document(documents.section("a", 1), documents.section("b", 2, Block.GRID))
    assert [(section.template, section.is_wide) for section in sections(document)] == [
        ("", False),
        ("blocks/grid.html", True),
    ]


def test_statements_that_name_a_drug_stand_in_reading_order():
    document = documents.document(
        documents.section("a", 2),
        documents.section("b", 1),
        documents.statement("a-01", "a", "A.", drugs=("exampletinib",)),
        documents.statement("b-01", "b", "B.", drugs=("exampletinib",)),
        documents.statement("b-02", "b", "C.", mutations=("G2032R",)),
    )
    notes = Notes(document)
    named = statements_naming(document, notes, drug="exampletinib")
    assert [item.content.key for item in named] == ["b-01", "a-01"]
    assert [item.content.key for item in statements_naming(document, notes, mutation="G2032R")] == ["b-02"]
