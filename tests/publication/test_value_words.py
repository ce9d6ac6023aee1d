from publication.value_words import ValueWords, without
from tests import contents
from tests.contents import citation, cohort, document, option

WORDS = ValueWords(None)


def test_codes_stand_as_their_labels_and_dates_in_words():
    result = contents.result(assessor="BICR", data_cutoff_date="2022-12-19", ci_upper_state="not_estimable")
    assert WORDS.of_field(result, "assessor") == "blinded independent central review"
    assert WORDS.of_field(result, "ci_upper_state") == "not estimable"
    assert WORDS.of_field(result, "data_cutoff_date") == "19 December 2022"
    assert WORDS.of_field(contents.reference(issued="2024-01"), "issued") == "January 2024"
    assert WORDS.of_field(contents.reference(issued="in press"), "issued") == "in press"


def test_numbers_stay_as_printed():
    result = contents.result(estimate="9.0", ci_lower="62", responders_n=0, cohort=cohort(median_age_years="57.0"))
    assert [WORDS.of_field(result, name) for name in ("estimate", "ci_lower", "responders_n")] == ["9.0", "62", "0"]
    assert WORDS.of_field(result, "cohort.median_age_years") == "57.0"


def test_yes_no_and_nothing_are_told_apart():
    assert WORDS.of_field(contents.reference(is_retracted=True), "is_retracted") == "yes"
    assert WORDS.of_field(contents.reference(), "is_retracted") == "no"
    assert WORDS.of_field(contents.reference(), "doi_check") == ""


def test_several_values_stand_apart():
    drug = contents.drug(roles=["first_line", "later_line"], brand_names=["Exampla", "Exampro (EU)"])
    assert WORDS.of_field(drug, "roles") == "first line | later line"
    assert WORDS.of_field(drug, "brand_names") == "Exampla | Exampro (EU)"


def test_what_a_key_names_stands_by_its_name():
    known = document(
        contents.drug(inn="Exampletinib"),
        contents.reference(authors="Author A, Other B, et al."),
        contents.result(cohort=cohort(label="TKI-naive")),
        contents.section(title="Overview"),
        contents.node(key="next", title="Choose **a TKI**"),
        contents.sensitivity(mutation="G2032R"),
    )
    words = ValueWords(known)
    assert words.of_field(contents.result(), "drug") == "Exampletinib"
    assert words.of_field(contents.result(supersedes="exampletinib-example-naive-orr"), "supersedes") == (
        "exampletinib: overall response rate, TKI-naive"
    )
    assert words.of_field(contents.statement(), "section") == "Overview"
    assert words.of_field(contents.node(options=[option("next", condition="few sites")]), "options") == (
        "few sites: Choose a TKI"
    )
    assert words.of_field(contents.drug(citations=[citation(locator="p. 7", quote="so")]), "citations") == (
        "Author 2024, p. 7, “so”"
    )


def test_a_key_of_what_is_not_there_stays_a_key():
    assert WORDS.of_field(contents.result(drug="laterinib"), "drug") == "laterinib"
    assert ValueWords(document()).of_field(contents.statement(section="gone"), "section") == "gone"


def test_a_statement_is_never_named_by_what_it_says():
    known = ValueWords(document(contents.statement(text="A claim.")))
    bears_on = [{"record_kind": "pages.statement", "record_key": "overview-01"}]
    assert known.of_field(contents.correction(bears_on=bears_on), "bears_on") == "statement: overview-01"


def test_parts_stand_as_a_page_prints_them():
    frequency = contents.frequency(percent="2.4", count=1, denominator=42)
    share = contents.share(percent="49.1", count=52, denominator=106, locator="Table 1")
    assert WORDS.of_field(contents.mutation(frequencies=[frequency]), "frequencies") == (
        "after exampletinib: 2.4% (1/42), example2024"
    )
    assert WORDS.of_field(contents.fusion(shares=[share]), "shares") == (
        "example cohort: 49.1% (52/106), example2024, Table 1"
    )
    drugs = [{"drug": "exampletinib", "dose": "100 mg daily"}]
    assert WORDS.of_field(contents.trial(drugs=drugs), "drugs") == "exampletinib 100 mg daily"


def test_prose_stands_without_its_marks():
    known = ValueWords(document(contents.drug(inn="exampletinib")))
    statement = contents.statement(text="**Start** with {{ drug:exampletinib }}[@example2024], [see there](#x).")
    assert known.of_field(statement, "text") == "Start with exampletinib, see there."
    assert WORDS.of_field(statement, "text") == statement.text


def test_a_document_without_some_records_has_notices_in_their_place():
    drug, result = contents.drug(), contents.result()
    stone = contents.tombstone(result)
    left = without(document(drug, result), [stone])
    assert ([entry.content for entry in left.entries()], left.tombstones) == ([drug], (stone,))
    assert left.entry(result.record_kind, result.key) is None
