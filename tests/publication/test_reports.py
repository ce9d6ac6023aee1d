"""Which outcomes of readers' reports an edition tells of."""

import datetime

import pytest

from publication.actions import withhold_and_publish
from publication.assembly import propose
from publication.choices import ReportOutcome
from publication.document import PublicReport
from publication.reports import AnsweredReport, tell
from tests.factories import make_user
from tests.publication import documents
from tests.publication.editing import change_something, publish_now, render_in_little, sign_something

NUMBER = "R-2026-0007"
ABOUT = ("pages.statement", "s-01")


def statement(text="It is so."):
    return documents.statement("s-01", "s", text, citations=documents.cites("alpha2024"))


def edition(number, text="It is so.", title="A trial", **fields):
    contents = (documents.section("s", 1), documents.reference("alpha2024", title=title), statement(text))
    return documents.document(*contents, edition=documents.header(number), **fields)


def answered(outcome=ReportOutcome.UNCHANGED, *, about=ABOUT, **fields):
    given = {"number": NUMBER, "reported_on": "2026-11-20", "answered_on": "2026-11-25", "read_in": 1, **fields}
    return AnsweredReport(record_kind=about[0], key=about[1], outcome=outcome, **given)


def public(outcome, edition, *, about=ABOUT, **fields):
    return PublicReport(
        number=NUMBER, reported_on="2026-11-20", record_kind=about[0], key=about[1], outcome=outcome,
        answered_on="2026-11-25", edition=edition, **fields,
    )  # fmt: skip


def told(reports, document, latest=None, *earlier):
    known = {one.edition.number: one for one in (*earlier, *([latest] if latest else []))}
    return tell(reports, document, latest, known.get)


def test_an_outcome_is_told_with_the_first_edition_that_tells_of_it():
    second = edition(2)
    first_time = told([answered()], second, edition(1))
    assert first_time == (public("unchanged", 2),)
    assert told([answered()], edition(3), edition(2, reports=first_time), edition(1)) == first_time


def test_an_outcome_that_was_changed_is_told_anew():
    latest = edition(2, reports=(public("unclear", 2),))
    assert told([answered()], edition(3), latest, edition(1)) == (public("unchanged", 3),)


def test_an_outcome_that_was_taken_back_is_told_no_longer():
    assert told([], edition(3), edition(2, reports=(public("unclear", 2),))) == ()


@pytest.mark.parametrize(
    ("now", "is_told"),
    [
        ({}, False),
        ({"text": "It is otherwise."}, True),
        ({"title": "A trial, retold"}, True),
    ],
)
def test_corrected_is_told_once_the_record_or_what_it_names_is_not_what_was_read(now, is_told):
    corrected = answered(ReportOutcome.CORRECTED)
    assert bool(told([corrected], edition(3, **now), edition(2), edition(1))) == is_told


def test_corrected_is_told_of_what_was_taken_out():
    corrected = answered(ReportOutcome.CORRECTED)
    empty = documents.document(documents.section("s", 1), edition=documents.header(2))
    assert told([corrected], empty, edition(1)) == (public("corrected", 2),)


@pytest.mark.parametrize("about", [("", ""), ("pages.statement", "never-published")])
def test_corrected_is_told_at_once_of_what_no_edition_holds(about):
    corrected = answered(ReportOutcome.CORRECTED, about=about)
    assert told([corrected], edition(2), edition(1)) == (public("corrected", 2, about=about),)
    assert told([corrected], edition(1)) == (public("corrected", 1, about=about),)


def test_without_the_edition_that_was_read_the_latest_stands_for_it():
    corrected = answered(ReportOutcome.CORRECTED, read_in=None)
    assert told([corrected], edition(3), edition(2)) == ()
    assert told([corrected], edition(3, text="Otherwise."), edition(2)) == (public("corrected", 3),)


def test_reports_stand_in_the_order_in_which_they_came():
    one, other = answered(number="R-2026-0008", reported_on="2026-11-19"), answered(duplicate_of="R-2026-0001")
    assert [report.number for report in told([other, one], edition(2))] == ["R-2026-0008", NUMBER]


def test_a_document_without_reports_has_the_digest_that_it_had_before_there_were_any():
    document = edition(1)
    assert "reports" not in document.as_dict()
    assert document.model_copy(update={"reports": ()}).content_digest == document.content_digest
    assert edition(1, reports=(public("unclear", 1),)).content_digest != document.content_digest


# In a database, asked by name


def outcomes():
    return [answered(about=("pages.statement", "example-01"))]


@pytest.fixture
def asked(settings):
    settings.PUBLICATION_REPORTS = "tests.publication.test_reports.outcomes"


@pytest.mark.django_db
def test_the_next_edition_tells_what_the_desk_says_and_the_brake_repeats_it(asked, editions_root, monkeypatch):
    monkeypatch.setattr("publication.actions.render_site", render_in_little)
    statement = sign_something()
    first = publish_now()
    assert [(one.number, one.edition) for one in first.get_document().reports] == [(NUMBER, 1)]
    changed = change_something(statement)
    second = withhold_and_publish(changed, by=make_user("editor"), reason="Wrong.")
    assert second.get_document().reports == first.get_document().reports


@pytest.mark.django_db
def test_a_correction_waits_for_the_edition_that_holds_it(settings, editions_root, monkeypatch):
    monkeypatch.setattr("publication.actions.render_site", render_in_little)
    statement = sign_something()
    settings.PUBLICATION_REPORTS = "tests.publication.test_reports.corrections"
    CORRECTED[:] = []
    publish_now()
    CORRECTED[:] = [answered(ReportOutcome.CORRECTED, about=("pages.statement", statement.key))]
    now = datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)
    request = {"by": make_user("editor"), "as_of": "2026-11-26", "summary": "", "published_at": now}
    assert propose(**request).document.reports == ()
    change_something(statement)
    assert [one.edition for one in propose(**request).document.reports] == [2]


CORRECTED: list[AnsweredReport] = []


def corrections():
    return CORRECTED
