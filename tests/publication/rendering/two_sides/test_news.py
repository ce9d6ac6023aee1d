from publication.document import Change, FieldChange
from publication.rendering.two_sides.news import NewsGroup, build_news
from review.choices import State
from tests.publication import documents


def change(content, what="added", fields=()):
    return Change(record_kind=content.record_kind, key=content.key, name=content.name, change=what, fields=fields)


def test_approvals_come_before_numbers_and_numbers_before_guidelines():
    approval, result, listing = documents.approval(), documents.result(), documents.listing()
    fields = (
        FieldChange(field="estimate", old="80", new="79"),
        FieldChange(field="ci_lower", old="", new="68"),
        FieldChange(field="note", old="a", new="b"),
    )
    document = documents.document(
        documents.drug(),
        approval,
        result,
        listing,
        changes=(change(listing), change(result, "changed", fields), change(approval)),
    )
    news = build_news(document, at_most=9)
    assert [group.word for group in news.groups] == ["new approvals", "numbers changed", "new in guidelines"]
    assert news.groups[1].texts == [f"{result.name}: estimate 80 → 79"]
    assert news.counts == ["approvals: 1 added", "guideline listings: 1 added", "results: 1 changed"]


def test_a_drug_stands_by_its_inn_and_not_by_its_key():
    drug = documents.drug("example-based-chemotherapy", inn="example-based chemotherapy")
    given = {"drug": drug.key}
    approval, listing, result = documents.approval(**given), documents.listing(**given), documents.result(**given)
    fields = (FieldChange(field="estimate", old="80", new="79"),)
    changes = (change(approval), change(result, "changed", fields), change(listing))
    news = build_news(documents.document(drug, approval, listing, result, changes=changes), at_most=9)
    assert [group.texts[0].partition(" ")[0] for group in news.groups] == ["example-based"] * 3
    assert [drug.inn in group.texts[0] for group in news.groups] == [True] * 3


def test_only_so_many_are_named_but_all_are_counted():
    approval, listing = documents.approval(), documents.listing()
    document = documents.document(documents.drug(), approval, listing, changes=(change(approval), change(listing)))
    assert [group.word for group in build_news(document, at_most=1).groups] == ["new approvals"]
    assert build_news(document, at_most=0).groups == []
    assert len(build_news(document, at_most=0).counts) == 2


def test_a_statement_that_was_taken_back_is_not_repeated():
    stone = documents.tombstone("pages.statement", "s-1", state=State.WITHHELD, name="A dangerous sentence.")
    gone = Change(record_kind="pages.statement", key="s-1", name="A dangerous sentence.", change="withheld")
    document = documents.document(documents.drug(), tombstones=(stone,), changes=(gone,))
    assert build_news(document, at_most=5).groups == [
        NewsGroup("withheld", [f"A statement that stood here. Reason: {stone.reason}"])
    ]


def test_a_first_edition_has_no_news():
    assert build_news(documents.small_document(), at_most=5).counts == []
