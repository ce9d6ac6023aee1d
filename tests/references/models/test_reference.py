import pytest

from publication.assembly import assemble_next
from publication.document import Document
from references.models import Reference
from tests.constraints import assert_accepted, assert_refused
from tests.factories import approve, edit, make_reference

pytestmark = pytest.mark.django_db

DOI = "A DOI begins with 10. and has no blank, as 10.1056/NEJM…"


def test_a_key_is_like_author_and_year():
    record = make_reference()
    for key in ["drilon2024", "fda_label_2023", "wclc2026news"]:
        assert_accepted(record, key=key)


@pytest.mark.parametrize("key", ["Drilon2024", "d2", "2024drilon", "drilon-2024", "drilon 2024", "drilon2024]"])
def test_another_key_is_refused(key):
    assert_refused(make_reference(), "A reference's key is like drilon2024: author, year, in lower case.", key=key)


@pytest.mark.parametrize(
    ("field", "good", "bad", "sentence"),
    [
        ("doi", "10.1056/NEJMoa2302299", "https://doi.org/10.1056/x", DOI),
        ("doi", "10.1000/a(b)<c>;d", "10.1056/NEJM oa", DOI),
        ("pmid", "38197815", "0381978", "A PMID has one to eight digits."),
        ("pmid", "1", "PMID 1", "A PMID has one to eight digits."),
        ("pmcid", "PMC6747675", "6747675", "A PMCID is PMC and digits, as PMC6747675."),
    ],
)  # fmt: skip
def test_each_identifier_keeps_to_its_pattern(field, good, bad, sentence):
    reference = make_reference()
    assert_accepted(reference, **{field: good})
    assert_accepted(reference, **{field: ""})
    assert_refused(reference, sentence, **{field: bad})


def test_what_it_is_cited_for_is_neither_signed_nor_published():
    reference = make_reference(supports="79% responded.")
    approve(reference)
    edit(reference, supports="98.7% responded.")
    assert "supports" not in Document.model_json_schema()["$defs"]["ReferenceContent"]["properties"]
    assert b"responded" not in assemble_next().canonical_bytes()
    assert "responded" not in reference.get_sign_offs().get().content
    assert reference.get_sign_offs().get().digest == reference.digest


@pytest.mark.parametrize("field", ["issued", "accessed_date"])
def test_dates_go_as_far_as_is_known(field):
    reference = make_reference()
    assert_accepted(reference, **{field: "2024-01"})
    sentence = "Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023."
    assert_refused(reference, sentence, **{field: "Jan 2024"})


def test_each_code_is_held_by_the_database():
    record = make_reference()
    for field in ["kind", "doi_check", "pmid_check"]:
        assert_refused(record, "Value 'XX' is not a valid choice.", **{field: "XX"})


def test_whether_an_identifier_was_looked_up_may_be_unknown():
    assert_accepted(make_reference(), doi_check="", pmid_check="no")


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("doi", "Another reference has this DOI: it may be the same publication."),
        ("pmid", "Another reference has this PMID: it may be the same publication."),
    ],
)
def test_an_identifier_leads_to_one_reference(field, sentence):
    make_reference(doi="10.1000/x", pmid="1")
    other = make_reference(key="other2024", doi="")
    assert_accepted(other, doi="", pmid="")
    assert_refused(other, sentence, **{field: {"doi": "10.1000/x", "pmid": "1"}[field]})


def test_a_retraction_is_part_of_what_is_signed():
    reference = make_reference()
    assert "is_retracted" not in reference.build_content().as_dict()
    reference.is_retracted = True
    reference.save()
    assert Reference.objects.get().build_content().as_dict()["is_retracted"] is True


def test_a_correction_notice_is_signed_and_none_changes_no_digest():
    reference = make_reference()
    digest = reference.build_content().content_digest
    assert "erratum" not in reference.build_content().as_dict()
    reference.erratum = "Table 2: 7 of 9."
    assert reference.build_content().as_dict()["erratum"] == "Table 2: 7 of 9."
    assert reference.build_content().content_digest != digest
