import pytest

from drugs.models import Drug
from tests.constraints import assert_accepted, assert_refused, messages
from tests.factories import cite, edit, make_drug, make_organisation

pytestmark = pytest.mark.django_db


def test_a_key_is_the_inn_in_lower_case_with_hyphens():
    record = make_drug()
    for key in ["exampletinib", "exampletinib-plus-sampletinib", "ds-6051"]:
        assert_accepted(record, key=key)


def test_a_key_that_is_no_address_is_refused():
    record = make_drug()
    for key in ["Exampletinib", "example tinib", "exampletinib-", "-example", "1example", "e--x", "é"]:
        assert_refused(record, "A drug's key is its INN in lower case, blanks as hyphens.", key=key)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"chembl_id": "601719"}, "A ChEMBL number is like CHEMBL601719."),
        ({"ncit_code": "74061"}, "An NCI Thesaurus code is C and digits."),
        ({"rxnorm_id": "RX1148495"}, "An RxNorm number has digits only."),
        ({"kind": "vaccine"}, "Value 'vaccine' is not a valid choice."),
        ({"cns_activity": "perhaps"}, "Value 'perhaps' is not a valid choice."),
        ({"origin": "memory"}, "Value 'memory' is not a valid choice."),
        ({"verification": "yes"}, "Value 'yes' is not a valid choice."),
    ],
)
def test_each_identifier_and_code_is_held_by_the_database(values, sentence):
    assert_refused(make_drug(), sentence, **values)


def test_every_identifier_may_be_given_or_left_out():
    drug = make_drug()
    assert_accepted(drug, chembl_id="CHEMBL1", ncit_code="C1", rxnorm_id="1")
    assert_accepted(drug, chembl_id="", ncit_code="", rxnorm_id="")


def test_a_key_stands_once():
    assert "Drug with this Key already exists." in messages(Drug(key=make_drug().key, inn="other", origin="primary"))


def test_a_role_must_be_known():
    drug = make_drug(roles=["first_line", "later_line"])
    assert drug.roles == ("first_line", "later_line")
    drug.roles = ("first_line", "miracle")
    assert messages(drug) == [
        "“miracle” is not one of: first_line, later_line, less_effective, never, combination, research."
    ]


def test_lists_come_back_as_they_were_given():
    names = ("Exampla", "Lorviqua (EU); also X|Y", r"back\slash", "a=b")
    assert make_drug(brand_names=names).brand_names == names


def test_content_is_what_the_row_and_its_parts_say():
    drug = make_drug(
        brand_names=["Exampla"], roles=["first_line"], manufacturers=[make_organisation()], editor_note="Ask Ann.",
        citations=[cite(locator="Table 2")],
    )  # fmt: skip
    assert drug.build_content().as_dict() == {
        "key": "exampletinib",
        "origin": "primary",
        "verification": "checked",
        "kind": "medicine",
        "inn": "exampletinib",
        "brand_names": ["Exampla"],
        "manufacturers": ["Example Pharma"],
        "cns_activity": "not_stated",
        "roles": ["first_line"],
        "citations": [{"reference": "example2024", "locator": "Table 2"}],
    }


def test_a_maker_is_part_of_what_is_signed():
    drug = make_drug()
    assert edit(drug, manufacturers=[make_organisation()]).digest != drug.digest
