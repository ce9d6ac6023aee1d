from pages.content import BearsOnContent
from publication.document import Override
from publication.rendering.notes import Notes, TombstoneNotice, in_panels, shared_citations
from references.content import CitationContent
from review.choices import Decision, Verification
from tests.publication import documents


def test_what_was_checked_against_its_source_carries_no_words():
    result = documents.result(verification=Verification.CHECKED)
    assert Notes(documents.document(result)).of(result).state_words == ""


def test_what_was_not_carries_the_words_of_the_scale():
    words = {}
    for state in Verification:
        result = documents.result(verification=state)
        words[state.value] = Notes(documents.document(result)).of(result).state_words
    assert words == {
        "checked": "",
        "partly": "checked in part",
        "unchecked": "not checked; as published in February 2024",
        "secondary": "one secondary source",
        "community": "community report",
        "disagree": "sources disagree",
    }


def test_a_note_says_on_which_day_it_was_signed_last():
    signatures = (
        documents.signature(signed_at="2026-11-21T09:00:00+00:00"),
        documents.signature(signed_at="2026-11-22T09:00:00+00:00", signer="S. Second"),
    )
    result = documents.result()
    document = documents.document(documents.entry(result, signatures=signatures))
    note = Notes(document).of(result)
    assert (note.signed_on, [line.signature.signer for line in note.signatures]) == (
        "22 November 2026",
        ["R. Reviewer", "S. Second"],
    )


def test_a_record_is_due_again_so_long_after_its_newest_approval_as_the_rules_say(settings):
    signatures = (
        documents.signature(signed_at="2026-08-31T09:00:00+00:00"),
        documents.signature(signed_at="2026-11-22T09:00:00+00:00", signer="S. Second", decision=Decision.DISSENT),
    )
    result = documents.result()
    notes = Notes(documents.document(documents.entry(result, signatures=signatures)))
    assert notes.of(result).due_on == "2027-08-31"
    rule = settings.REVIEW_RULES[result.record_kind]
    settings.REVIEW_RULES = {**settings.REVIEW_RULES, result.record_kind: {**rule, "due_after_months": 6}}
    assert notes.of(result).due_on == "2027-02-28"


def test_what_nobody_approved_is_never_due():
    result = documents.result()
    assert Notes(documents.document(documents.entry(result, signatures=()))).of(result).due_on == ""


def test_records_of_which_the_same_is_to_be_said_share_a_panel():
    results = [
        documents.result(key, verification=state)
        for key, state in zip("abc", ["checked", "partly", "checked"], strict=True)
    ]
    notes = Notes(documents.document(*results))
    panels = in_panels(notes.of(result) for result in results)
    assert [[note.key for note in panel] for panel in panels] == [["a", "c"], ["b"]]


def test_a_correction_stands_by_each_record_it_bears_on():
    result, other = documents.result(), documents.result("other")
    correction = documents.correction(
        bears_on=(BearsOnContent(record_kind="trials.efficacyresult", record_key=result.key),)
    )
    notes = Notes(documents.document(result, other, correction))
    assert ([c.key for c in notes.of(result).corrections], notes.of(other).corrections) == (["I01"], ())


def test_an_override_stands_by_its_record():
    override = Override(check_id="results.E001", reason="as printed", signer="R. Reviewer")
    result = documents.result()
    document = documents.document(documents.entry(result, overrides=(override,)))
    assert Notes(document).of(result).overrides == (override,)


def test_the_notice_of_a_statement_does_not_repeat_it():
    stone = documents.tombstone("pages.statement", "s-01", name="A dangerous sentence")
    assert TombstoneNotice(stone).title == "A statement that stood here"
    assert TombstoneNotice(documents.tombstone("drugs.drug", "gonetinib")).title == "gonetinib"


def test_shared_citations_are_those_that_all_have():
    a, b = CitationContent(reference="a"), CitationContent(reference="b")
    assert shared_citations([(a, b), (b,)]) == (b,)
    assert shared_citations([]) == ()
