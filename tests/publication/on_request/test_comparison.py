"""What changed between any two documents, whatever stands in them and whatever was taken back since."""

import re

from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from publication.choices import ChangeKind
from publication.on_request.comparison import Comparison, changes_between, taken_back_since
from tests import contents
from tests.contents import document
from tests.publication.chained import chain

RECORDS = {
    "drug": [contents.drug(drug_class="zeta1"), contents.drug(drug_class="zeta2", brand_names=["Exampla"])],
    "result": [contents.result(note="zeta3", estimate="79"), contents.result(note="zeta4", estimate="80")],
    "statement": [
        contents.statement(text="It was zeta5 in many patients.", drugs=["exampletinib"]),
        contents.statement(text="It was zeta6 in most patients, all told.", drugs=["exampletinib"]),
    ],
    "correction": [
        contents.correction(published_text="zeta7", problem="zeta7"),
        contents.correction(published_text="zeta8", problem="zeta8"),
    ],
    "trial": [contents.trial(status_note="zeta9"), contents.trial(status_note="zeta10")],
}
"""Each record in two forms, whose words occur nowhere else."""

ABSENT, STONE = "absent", "stone"
EDITIONS = st.fixed_dictionaries({name: st.sampled_from([ABSENT, 0, 1, STONE]) for name in RECORDS})


def made(states):
    """A document in which each record is absent, in one of its forms, or taken back."""
    found = [contents.section()]
    for name, state in states.items():
        if state == STONE:
            record = RECORDS[name][0]
            stone = contents.tombstone(record)
            found.append(stone.model_copy(update={"name": record.name_without_claim}))
        elif state != ABSENT:
            found.append(RECORDS[name][state])
    return document(*found)


def words_of(record):
    return set(re.findall(r"zeta[0-9]+", str(record.as_dict())))


def drawn(comparison):
    return "\n".join(
        render_to_string("components/change.html", {"view": view, "root": "", "shows_signed": True})
        for view in comparison.every
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(EDITIONS, min_size=2, max_size=4))
def test_any_two_editions_tell_each_change_once_and_never_what_was_taken_back(states):
    editions = chain(*(made(one) for one in states))
    comparison = Comparison(editions[:2], editions[-1])
    names = [(view.change.record_kind, view.change.key) for view in comparison.every]
    assert len(names) == len(set(names))
    assert sorted(names) == sorted(
        (view.change.record_kind, view.change.key) for group in comparison.groups for view in group.views
    )
    html = drawn(comparison)
    for name, state in states[-1].items():
        if state == STONE:
            assert [
                word for record in RECORDS[name] for word in words_of(record) if re.search(rf"{word}\b", html)
            ] == []
    for name, state in states[1].items():
        if state == STONE:
            assert [word for word in words_of(RECORDS[name][0]) if re.search(rf"{word}\b", html)] == []


@settings(max_examples=60, deadline=None)
@given(EDITIONS, EDITIONS)
def test_any_two_editions_tell_every_record_that_differs(older, newer):
    before, after = chain(made(older), made(newer))
    told = {view.change.record_kind.partition(".")[2]: view for view in Comparison([before, after], after).every}
    kinds = {
        "drug": "drug",
        "result": "efficacyresult",
        "statement": "statement",
        "correction": "correction",
        "trial": "trial",
    }
    for name, kind in kinds.items():
        stood, stands = older[name] in (0, 1), newer[name] in (0, 1)
        differs = stood != stands or (stood and older[name] != newer[name])
        assert (name, kind in told) == (name, differs)
        if stood and stands and differs:
            old, new = RECORDS[name][older[name]].as_dict(), RECORDS[name][newer[name]].as_dict()
            assert len(told[kind].fields) == sum(old.get(field) != new.get(field) for field in {*old, *new})


@settings(max_examples=30, deadline=None)
@given(EDITIONS, EDITIONS)
def test_the_kinds_part_the_changes(older, newer):
    before, after = chain(made(older), made(newer))
    every = Comparison([before, after], after)
    parts = [Comparison([before, after], after, kind=kind).views for kind in ChangeKind]
    assert sum(map(len, parts)) == len(every.views) == sum(one.count for one in every.kinds)


def test_a_drug_is_counted_wherever_a_record_is_about_it():
    before, after = chain(document(contents.drug()), document(contents.drug(), contents.result(), contents.statement()))
    comparison = Comparison([before, after], after)
    assert [(one.key, one.inn, one.count) for one in comparison.drugs] == [("exampletinib", "exampletinib", 1)]
    assert [view.change.key for view in Comparison([before, after], after, drug="exampletinib").views] == [
        "exampletinib-example-naive-orr"
    ]


def test_what_only_the_current_edition_took_back_is_named_with_its_reason():
    statement = contents.statement(text="A claim.")
    first, second, third = chain(
        document(contents.section()), document(contents.section(), statement), document(contents.tombstone(statement))
    )
    (view,) = Comparison([first, second], third).every
    assert (view.what, view.title, view.gist, view.stone.tombstone.reason) == (
        "added, and withdrawn since",
        "A statement",
        "",
        "an example",
    )
    assert list(taken_back_since(second, third)) == [("pages.statement", "overview-01")]


def test_the_newest_edition_that_gave_a_kind_has_the_last_word():
    drugs = [document(contents.drug(drug_class=name)) for name in ("a", "b", "c")]
    first, second, third = chain(*drugs)
    regulatory = second.changes[0].model_copy(update={"change_kind": ChangeKind.REGULATORY})
    wording = third.changes[0].model_copy(update={"change_kind": ChangeKind.WORDING})
    untold = third.changes[0].model_copy(update={"change_kind": None})
    second = second.model_copy(update={"changes": (regulatory,)})

    def kinds(last):
        newest = third.model_copy(update={"changes": (last,)})
        return [one.change_kind for one in changes_between(first, newest, [second, newest], {})]

    assert (kinds(wording), kinds(untold)) == ([ChangeKind.WORDING], [ChangeKind.REGULATORY])


def test_all_stands_open_where_little_changed_or_a_part_is_asked_for():
    many = [contents.reference(key=f"example{number}") for number in range(2000, 2040)]
    before, after = chain(document(), document(*many))
    assert Comparison([before, after], after).is_closed
    assert Comparison([before, after], after, kind=ChangeKind.NEW_EVIDENCE).is_open
    few, fewer = chain(document(), document(*many[:3]))
    assert Comparison([few, fewer], fewer).is_open
