"""What an editor may say of an edition, suggested from its changes."""

from publication.document import Change, FieldChange
from publication.suggestion import suggest_summary
from tests.contents import approval, correction, document, node, result, section, statement, tombstone


def change(name="repotrectinib: ORR, TKI-naive", what="changed", kind="trials.efficacyresult", **fields) -> Change:
    changed = tuple(FieldChange(field=field, old=old, new=new) for field, (old, new) in fields.items())
    return Change(record_kind=kind, key=name[:3], name=name, change=what, fields=changed)


def suggested(*changes: Change, number: int = 2) -> str:
    edition = document().edition.model_copy(update={"number": number})
    return suggest_summary(document().model_copy(update={"edition": edition, "changes": changes}))


def in_words_of(*contents, what="changed") -> str:
    """What is suggested where these records became something."""
    edition = document().edition.model_copy(update={"number": 2})
    changes = [change(one.name, what, one.record_kind).model_copy(update={"key": one.key}) for one in contents]
    return suggest_summary(document(*contents).model_copy(update={"edition": edition, "changes": tuple(changes)}))


def test_a_changed_number_is_named_by_its_record_and_never_told():
    one = change(estimate=("79", "80"), responders_n=("56", "57"))
    assert suggested(one) == "Changed: repotrectinib, ORR, TKI-naive."
    assert suggested(change("exampletinib: OS", estimate=("35", "36"))) == "Changed: exampletinib, OS."


def test_a_text_is_named_by_its_section_and_never_by_its_words():
    texts = [statement(key=f"overview-0{number}", text=f"{number}0% are cured.") for number in (1, 2)]
    overview = section(title="Choosing the first ROS1 TKI")
    assert in_words_of(texts[0], overview) == (
        "Changed: a statement in “Choosing the first ROS1 TKI”; Choosing the first ROS1 TKI."
    )
    assert in_words_of(texts[0]) == "Changed: a statement in “overview”."
    assert in_words_of(*texts) == "Changed: a statement in “overview”; and 1 more."


def test_a_text_that_was_taken_back_is_named_by_its_section_too():
    gone = statement(text="All are cured.")
    stone = tombstone(gone).model_copy(update={"name": gone.name_without_claim, "section": "overview"})
    edition = document().edition.model_copy(update={"number": 2})
    news = change(stone.name, "withdrawn", "pages.statement").model_copy(update={"key": gone.key})
    made = document(section(title="Which drug first?"), stone)
    said = suggest_summary(made.model_copy(update={"edition": edition, "changes": (news,)}))
    assert said == "Withdrawn: a statement in “Which drug first?”."


def test_no_kind_of_record_is_named_by_what_it_says():
    said = in_words_of(
        result(), approval(), correction(published_text="All 72 responded."), node(key="give", title="Give it to all")
    )
    assert said == (
        "Changed: exampletinib, United States, approved; exampletinib, overall response rate, TKI-naive; "
        "step “give” of the algorithm; and 1 more."
    )
    assert in_words_of(correction(published_text="All 72 responded.")) == "Changed: correction I01."


def test_several_changes_stand_by_what_became_of_them_and_results_before_sources():
    said = suggested(
        change("Paper of 2026", "added", "references.reference"),
        change("taletrectinib: ORR", "added"),
        change("a statement in “overview”", "withheld", "pages.statement"),
        change(estimate=("79", "80")),
    )
    assert said == (
        "Changed: repotrectinib, ORR, TKI-naive. New: taletrectinib, ORR; Paper of 2026. "
        "Withheld: a statement in “overview”."
    )


def test_of_many_changes_three_are_named():
    many = [change(f"drug{number}", kind="drugs.drug") for number in range(12)]
    assert suggested(*many) == "Changed: drug0; drug1; drug2; and 9 more."


def test_a_first_edition_says_that_it_is_one_and_no_change_says_nothing():
    assert suggested(change(what="added"), number=1) == "The first edition."
    assert suggested() == ""
