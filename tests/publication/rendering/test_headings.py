from publication.rendering.headings import Heading, drugs_of, heading_of, heading_of_kind
from tests import contents


def test_a_record_is_about_the_drugs_that_it_is_of_or_names():
    empty = contents.document()

    def drugs(content, document=empty):
        return sorted(drugs_of(content, document))

    assert drugs(contents.drug()) == drugs(contents.result()) == drugs(contents.approval()) == ["exampletinib"]
    assert drugs(contents.trial(drugs=[{"drug": "laterinib"}])) == ["laterinib"]
    assert drugs(contents.statement(drugs=["laterinib", "exampletinib"])) == ["exampletinib", "laterinib"]
    assert drugs(contents.mutation(frequencies=[contents.frequency()])) == ["exampletinib"]
    assert drugs(contents.result(cohort=contents.cohort(prior_tki_drugs=["laterinib"]))) == ["exampletinib"]
    assert drugs(contents.reference()) == drugs(contents.fusion()) == drugs(contents.section()) == []


def test_a_correction_is_about_the_drugs_of_what_it_bears_on():
    bears_on = [
        {"record_kind": "trials.efficacyresult", "record_key": "exampletinib-example-naive-orr"},
        {"record_kind": "pages.statement", "record_key": "gone"},
        {"record_kind": "pages.correction", "record_key": "I01"},
    ]
    correction = contents.correction(bears_on=bears_on)
    assert drugs_of(correction, contents.document(contents.result(), correction)) == {"exampletinib"}


def test_drugs_come_first_then_the_text_in_its_order_then_the_tables():
    document = contents.document(
        contents.drug(), contents.section(position=2), contents.section(key="first", title="First", position=1)
    )
    given = [
        contents.reference(),
        contents.statement(),
        contents.statement(section="first"),
        contents.mutation(),
        contents.result(),
    ]
    headings = sorted(heading_of(content, document) for content in given)
    assert [(heading.family, heading.title, heading.key) for heading in headings] == [
        ("By drug", "exampletinib", "drug-exampletinib"),
        ("In the text", "First", "text-first"),
        ("In the text", "Overview", "text-overview"),
        ("In other tables", "Resistance mutations", "mutations"),
        ("In other tables", "References", "references"),
    ]


def test_what_the_document_does_not_know_has_a_heading_all_the_same():
    empty = contents.document()
    assert heading_of(contents.result(), empty) == Heading(1, 0, "exampletinib", "drug-exampletinib")
    assert heading_of(contents.statement(), empty).title == "overview"
    assert heading_of_kind("trials.efficacyresult").title == "Other records"
