import pytest

from publication.rendering.book import Book
from publication.rendering.figures.results import SEPARATE
from review.choices import Verification
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document
from tests.publication.rendering.figures.drawn import marks, parsed, rows, words
from trials.choices import Endpoint, PriorTki, ReportState


def figures(*contents, **fields):
    document = documents.document(documents.drug(), *contents, **fields)
    return {figure.key: figure for figure in Book(document).figures.all()}


def drawn_row(*contents, key="naive-response"):
    (row, *_) = rows(figures(*contents)[key])
    return row


def test_a_row_has_the_words_of_the_table_and_a_point_in_its_interval():
    row = drawn_row(documents.result())
    assert words(row) == "TKI-naive NSCLC 79% (56/71) 95% CI 68–88"
    assert marks(row) == ["i M198-4v8M198 0H253M253-4v8", "p 228"]


def test_a_bound_of_the_whole_stands_at_the_end_of_the_axis():
    row = drawn_row(documents.result(ci_lower="0", ci_upper="100"))
    assert marks(row)[0] == "i M12-4v8M12 0H286M286-4v8"


def test_an_open_bound_is_an_arrow_and_words():
    row = drawn_row(documents.median("a", Endpoint.PFS, "35.7", "27.4", None), key="naive-pfs")
    assert words(row) == "TKI-naive NSCLC 35.7 months 95% CI 27.4 to not estimable · n = 71"
    assert marks(row) == ["i M168-4v8M168 0H286M281-4l5 4-5 4", "p 216"]


def test_an_open_lower_bound_is_an_arrow_to_the_left():
    row = drawn_row(documents.median("a", Endpoint.PFS, "10", None, "20"), key="naive-pfs")
    assert marks(row)[0].startswith("i M17-4l-5 4 5 4M12 0H")


def test_a_median_that_was_not_reached_has_a_line_and_no_point():
    row = drawn_row(documents.median("a", Endpoint.DOR, None, "12", None), key="naive-dor")
    assert words(row) == "TKI-naive NSCLC not reached 95% CI 12 to not estimable · n = 71"
    assert [mark[0] for mark in marks(row)] == ["i"]


def test_a_number_without_interval_is_a_point_alone_and_says_so():
    absent = {"ci_lower": None, "ci_lower_state": ReportState.NOT_STATED, "ci_upper": None}
    result = documents.result(**absent, ci_upper_state=ReportState.NOT_STATED)
    assert words(drawn_row(result)) == "TKI-naive NSCLC 79% (56/71) interval not stated"
    assert marks(drawn_row(result)) == ["p 228"]
    assert "A point without a line: no interval." in words(parsed(figures(result)["naive-response"]))


def test_few_patients_have_a_shape_of_their_own_and_words():
    result = documents.result(evaluable_n=9, responders_n=8, estimate="89")
    assert words(drawn_row(result)) == "TKI-naive NSCLC 89% (8/9) 95% CI 68–88 · △ n under 10"
    assert marks(drawn_row(result))[1].startswith("h M256-5l5 5")
    assert "△ Open diamond: n under 10." in words(parsed(figures(result)["naive-response"]))


def test_what_the_table_says_of_a_number_is_said_here_too():
    result = documents.result(evaluable_n=None, responders_n=None, verification=Verification.SECONDARY)
    assert words(drawn_row(result)) == "TKI-naive NSCLC 79% 95% CI 68–88 · n not stated · ◌ one secondary source"


def test_a_population_that_is_not_all_naive_is_marked():
    mixed = documents.cohort(prior_tki=PriorTki.MIXED, prior_tki_detail="30 of 32 had had none")
    assert "not all TKI-naive: 30 of 32 had had none" in words(drawn_row(documents.result(cohort=mixed)))


def test_a_share_at_a_month_has_words_and_no_mark():
    result = documents.result(endpoint=Endpoint.DOR, landmark_months=12, responders_n=None)
    figure = figures(result)["naive-dor"]
    (row, *_) = rows(figure)
    assert words(row) == "TKI-naive NSCLC 79% at 12 months (of 71) 95% CI 68–88"
    assert marks(row) == []
    assert "A share at a month is no median, and is not marked." in words(parsed(figure))


def test_pretreated_rows_name_the_drug_and_what_was_given_before():
    before = documents.cohort("after", prior_tki=PriorTki.PRETREATED, prior_tki_drugs=("specimenib",))
    row = drawn_row(documents.result(cohort=before), key="pretreated-response")
    assert words(row) == "exampletinib TKI-naive NSCLC ROS1 TKI before: specimenib 79% (56/71) 95% CI 68–88"


def test_populations_with_a_mutation_stand_in_a_figure_of_their_own():
    mutated = documents.cohort("mutated", prior_tki=PriorTki.PRETREATED, mutation="G2032R")
    made = figures(documents.mutation(), documents.result(cohort=mutated))
    assert {key for key in made if not key.startswith("drug-")} == {"mutated-response", "mutations"}


def test_the_figure_of_a_drug_goes_by_what_its_patients_had_had_before():
    unknown = documents.cohort("unknown", label="Registry", prior_tki=PriorTki.NOT_STATED)
    figure = figures(documents.result(), documents.result("other", cohort=unknown))["drug-exampletinib-response"]
    assert [row[0] for row in figure.rows] == ["TKI-naive", "ROS1 TKI before: not stated"]
    assert [words(row) for row in rows(figure)][:2] == [
        "TKI-naive NSCLC 79% (56/71) 95% CI 68–88",
        "Registry 79% (56/71) 95% CI 68–88",
    ]


def test_drugs_stand_in_the_order_of_the_table():
    made = Book(fixture_document(2))
    groups = [text.text for text in parsed(made.figures.naive[0]).iter("text") if text.get("class") == "g"]
    table = [group.drug.inn for group in made.naive.groups if any(row.response for row in group.rows)]
    assert groups == table


@pytest.mark.parametrize("number", [1, 2])
def test_every_number_of_the_tables_stands_in_a_figure_in_the_same_words(number):
    book = Book(fixture_document(number))
    shown = {row[-1]: row for figure in [*book.figures.naive, *book.figures.pretreated] for row in figure.rows}
    lines = " ".join(words(row) for figure in [*book.figures.naive, *book.figures.pretreated] for row in rows(figure))
    groups = [*book.naive.groups, *book.pretreated.groups]
    for row in [row for group in groups for row in group.rows]:
        for item in [*row.response, *row.intracranial, *row.progression_free, *row.duration]:
            assert (item.value, item.interval) == shown[item.result.key][4:6]
            assert f"{item.value} {item.interval}" in lines


def test_trials_are_said_to_be_separate_in_every_figure_and_its_alternative():
    for figure in figures(documents.result()).values():
        assert SEPARATE in words(parsed(figure))
        assert SEPARATE in figure.description
        assert "exampletinib" in figure.description


def test_a_withdrawn_drug_is_in_no_figure():
    document = documents.document(documents.result())
    assert list(Book(document).figures.all()) == []


def test_a_figure_without_rows_is_left_out():
    assert figures() == {}
