"""The fold of sign-offs into a standing: pure, so tried on rows that no database ever saw."""

import itertools

import pytest

from review.choices import Decision, State
from review.models import SignOff
from review.standing import judge

A, B = "a" * 64, "b" * 64
CODES = {
    "+": Decision.AGREE,
    "~": Decision.RESERVATION,
    "-": Decision.DISSENT,
    "?": Decision.REQUEST_CHANGES,
    "w": Decision.WITHDRAW,
    "h": Decision.WITHHOLD,
}


def judged(sentence, needed=1):
    """Where a record stands after decisions such as “1+A 2-A”: signer 1 agrees to content A, signer 2 dissents.

    A digit at the end says how many approvals were needed then.
    """
    rows = []
    for pk, (signer, code, content, *now_needed) in enumerate(sentence.split(), start=1):
        rows.append(
            SignOff(
                pk=pk,
                signed_by_id=int(signer),
                decision=CODES[code],
                digest={"A": A, "B": B}[content],
                content=content,
                approvals_needed=int(now_needed[0]) if now_needed else needed,
            )
        )
    return judge(rows)


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        ("", State.DRAFT),
        ("1+A", State.APPROVED),
        ("1~A", State.APPROVED),
        ("1-A", State.DRAFT),
        ("1+B", State.CHANGED),
        ("1?A", State.CHANGES_REQUESTED),
        ("1+A 2?A", State.CHANGES_REQUESTED),
        ("1+A 2-A", State.APPROVED),
        ("1+A 2?A 2+A", State.APPROVED),
        ("1+A 2?A 2-A", State.APPROVED),
        ("2?A 1+A", State.CHANGES_REQUESTED),
        ("2?A 1+A 2-A", State.APPROVED),
        ("1+A 1-A", State.CHANGED),
        ("1+A 1?A", State.CHANGES_REQUESTED),
        ("1?B 1+A", State.APPROVED),
        ("1wA", State.WITHDRAWN),
        ("1hA", State.WITHHELD),
        ("1+A 2hA", State.WITHHELD),
        ("1+A 2hA 3wA", State.WITHDRAWN),
        ("1+A 2wA 2-A", State.WITHDRAWN),
        ("1+A 2hA 2?A", State.WITHHELD),
        ("1+A 2hA 1+A", State.APPROVED),
        ("1+A 2hA 1+B", State.CHANGED),
        ("1+A 1+B", State.CHANGED),
        ("1+A 1+B 1+A", State.APPROVED),
    ],
)
def test_the_decisions_on_a_record_give_its_state(decisions, state):
    assert judged(decisions).state(A) == state


@pytest.mark.parametrize(
    ("decisions", "approved"),
    [
        ("1+A", False),
        ("1+A 1+A", False),
        ("1+A 1~A", False),
        ("1+A 2+B", False),
        ("1+A 2-A", False),
        ("1+A 2+A", True),
        ("1+A 2~A", True),
        ("1+A 2+A 3-A", True),
        ("1+A 2+A 3?A", False),
        ("1+A 2+A 2-A", False),
        ("1+A 2+A 3hA 1+A", False),
        ("1+A 2+A 3hA 1+A 2+A", True),
    ],
)
def test_where_two_are_needed_two_people_agree_to_one_content(decisions, approved):
    assert (judged(decisions, needed=2).state(A) == State.APPROVED) is approved


def test_what_one_person_approved_for_the_first_edition_stays_approved_when_that_person_agrees_again():
    assert judged("1+A1 1+A2").state(A) == State.APPROVED


def test_what_one_person_approved_for_the_first_edition_needs_two_once_it_was_stopped():
    assert judged("1+A1 2hA1 1+A2").state(A) == State.WITHHELD


def test_the_newest_approved_content_stands_while_a_later_one_waits():
    standing = judged("1+A 2?B")
    assert (standing.approved_digest, standing.approved_content) == (A, "A")
    assert [standing.state(A), standing.state(B)] == [State.APPROVED, State.CHANGES_REQUESTED]


def test_a_request_on_the_newest_approved_content_takes_it_out_and_brings_nothing_older_back():
    standing = judged("1+A 1+B 2?B")
    assert (standing.approved_digest, standing.approved_by) == ("", [])
    assert standing.state(B) == State.CHANGES_REQUESTED
    assert standing.was_ever_approved


@pytest.mark.parametrize("decisions", ["1+A 1+B 2-A", "1+A 1+B 2?A 2-A"])
def test_dissent_on_an_older_content_does_not_bring_it_back(decisions):
    assert judged(decisions).approved_digest == B


def test_dissent_is_shown_beside_the_approvals_and_is_none():
    standing = judged("3-A 1+A 2~A")
    assert [vote.signed_by_id for vote in standing.approved_by] == [3, 1, 2]
    assert [vote.signed_by_id for vote in standing.approvals] == [1, 2]


def test_only_the_latest_decision_of_each_person_is_shown():
    standing = judged("1+A 2+A 1~A")
    assert [(vote.signed_by_id, vote.decision) for vote in standing.approved_by] == [(2, "agree"), (1, "reservation")]


def test_a_stopped_record_remembers_what_readers_last_got():
    standing = judged("1+A 2?B 3hB")
    assert (standing.newest_approval.content, standing.stopped_by.content) == ("A", "B")
    assert judged("3hB").newest_approval is None


def test_nothing_is_ever_approved_without_enough_people_agreeing_after_the_last_stop():
    """Every sequence of four decisions by two people on two contents."""
    moves = [f"{signer}{code}{content}" for signer in "12" for code in "+-?h" for content in "AB"]
    for moves_made in itertools.product(moves, repeat=3):
        standing = judged(" ".join(moves_made), needed=2)
        after_stop = list(itertools.takewhile(lambda move: move[1] != "h", reversed(moves_made)))
        for digest, content in ((A, "A"), (B, "B")):
            agreeing = {move[0] for move in after_stop if move[1:] == f"+{content}"}
            if standing.approved_digest == digest:
                assert agreeing == {"1", "2"}, moves_made
