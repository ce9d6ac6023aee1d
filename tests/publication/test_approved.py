from drugs.choices import Jurisdiction
from publication.approved import decisions_by_place
from tests.publication import documents

DOCUMENT = documents.document(
    documents.drug(),
    documents.drug("specimenib", inn="specimenib"),
    documents.approval("specimenib-jp", drug="specimenib", jurisdiction=Jurisdiction.JP),
    documents.approval("exampletinib-us"),
)


def test_each_place_known_from_any_drug_is_told_with_what_was_decided_of_this_one():
    (made,) = (one for one in decisions_by_place(DOCUMENT, "exampletinib").items() if one[1])
    assert (made[0], [approval.key for approval in made[1]]) == (Jurisdiction.US, ["exampletinib-us"])
    assert list(decisions_by_place(DOCUMENT, "exampletinib")) == [Jurisdiction.US, Jurisdiction.JP]
    assert decisions_by_place(DOCUMENT, "nonetinib") == {Jurisdiction.US: [], Jurisdiction.JP: []}
