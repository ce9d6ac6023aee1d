from publication.document import Change, FieldChange
from publication.rendering.change_list import Piece, changes_by_kind, compare_words
from tests.publication import documents


def test_changes_stand_by_kind_of_record_in_the_order_of_the_tables():
    drug, reference, statement = (
        documents.drug(),
        documents.reference("alpha2024"),
        documents.statement("s-1", "s", "A."),
    )
    changes = (
        Change(record_kind=statement.record_kind, key="s-1", name="Old words", change="withheld", reason="retracted"),
        Change(record_kind=drug.record_kind, key=drug.key, name=drug.name, change="changed",
               fields=(FieldChange(field="brand_names", old="Alpha", new="Beta"),)),
        Change(record_kind=reference.record_kind, key=reference.key, name=reference.name, change="added"),
    )  # fmt: skip
    kinds = changes_by_kind(documents.document(changes=changes))
    assert [(kind.title, kind.added) for kind in kinds] == [
        ("references", ["A trial called alpha2024"]),
        ("drugs", []),
        ("statements", []),
    ]
    (changed,) = kinds[1].changed
    assert [(field.label, field.pieces) for field in changed.fields] == [
        ("brand names", [Piece("removed", "Alpha"), Piece("added", "Beta")])
    ]
    assert [record.name for record in kinds[2].changed] == ["A statement that stood here"]


def test_a_short_text_is_shown_whole_before_and_after():
    assert list(compare_words("79", "80")) == [Piece("removed", "79"), Piece("added", "80")]
    assert list(compare_words("", "80")) == [Piece("added", "80")]


def test_of_a_long_text_the_neighbourhood_of_what_changed_is_shown():
    before, after = "a b c d e f g h ", " i j k l m n o p"
    assert list(compare_words(f"{before}old{after}", f"{before}new{after}")) == [
        Piece("kept", " … f g h "),
        Piece("removed", "old"),
        Piece("added", "new"),
        Piece("kept", " i j k … "),
    ]


def test_no_changed_word_is_lost():
    old = "The response rate was 79% in 71 patients who had had no inhibitor before, by central review."
    new = "The response rate was 80% in 75 patients who had had no such inhibitor before, by central review."
    pieces = list(compare_words(old, new))
    assert [piece.text.strip() for piece in pieces if piece.mark == "removed"] == ["79", "71"]
    assert [piece.text.strip() for piece in pieces if piece.mark == "added"] == ["80", "75", "such"]
