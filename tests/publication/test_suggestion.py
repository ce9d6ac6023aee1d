"""What an editor may say of an edition, suggested from its changes."""

from publication.document import Change, FieldChange
from publication.suggestion import suggest_summary
from tests.contents import document, statement


def change(name="repotrectinib: ORR, TKI-naive", what="changed", kind="trials.efficacyresult", **fields) -> Change:
    changed = tuple(FieldChange(field=field, old=old, new=new) for field, (old, new) in fields.items())
    return Change(record_kind=kind, key=name[:3], name=name, change=what, fields=changed)


def suggested(*changes: Change, number: int = 2) -> str:
    edition = document().edition.model_copy(update={"number": number})
    return suggest_summary(document().model_copy(update={"edition": edition, "changes": changes}))


def test_a_changed_number_is_told_before_and_after():
    one = change(estimate=("79", "80"), responders_n=("56", "57"))
    assert suggested(one) == "Changed: repotrectinib, ORR, TKI-naive (79 → 80)."


def test_a_changed_text_is_told_by_its_name():
    assert suggested(change("A text.", kind="pages.statement", text=("Long " * 9, "Longer " * 9))) == "Changed: A text."


def test_a_text_with_values_is_named_by_what_readers_read():
    text = statement(key="App", text="Approved in the US: {{ count:approved-US }} drugs.")
    one = change(text.name, kind="pages.statement", text=("three", "none"))
    edition = document().edition.model_copy(update={"number": 2})
    said = suggest_summary(document(text).model_copy(update={"edition": edition, "changes": (one,)}))
    assert said == "Changed: “Approved in the US, no drugs” (three → none)."


def test_several_changes_stand_by_what_became_of_them_and_results_before_sources():
    said = suggested(
        change("Paper of 2026", "added", "references.reference"),
        change("taletrectinib: ORR", "added"),
        change("Exampletinib is good.", "withheld", "pages.statement"),
        change(estimate=("79", "80")),
    )
    assert said == (
        "Changed: repotrectinib, ORR, TKI-naive (79 → 80). New: taletrectinib, ORR; Paper of 2026. "
        "Withheld: Exampletinib is good."
    )


def test_of_many_changes_three_are_named():
    many = [change(f"drug{number}", kind="drugs.drug") for number in range(12)]
    assert suggested(*many) == "Changed: drug0; drug1; drug2; and 9 more."


def test_a_first_edition_says_that_it_is_one_and_no_change_says_nothing():
    assert suggested(change(what="added"), number=1) == "The first edition."
    assert suggested() == ""
