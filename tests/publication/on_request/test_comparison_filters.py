from publication.choices import ChangeKind
from publication.on_request.comparison import Comparison
from publication.on_request.comparison_filters import drug_links, kind_links
from tests import contents
from tests.contents import document
from tests.publication.chained import chain

BEFORE, AFTER = chain(
    document(),
    document(contents.drug(), contents.approval(), contents.reference(), contents.drug(key="x", inn="Xtinib")),
)


def shown(links):
    return [(link.label, link.count, link.address, link.is_current) for link in links]


def test_all_kinds_come_first_then_each_that_there_is():
    assert shown(kind_links(Comparison([BEFORE, AFTER], AFTER))) == [
        ("all", 4, "./", True),
        ("new evidence", 3, "?kind=new_evidence", False),
        ("regulatory", 1, "?kind=regulatory", False),
    ]


def test_the_drug_stays_while_kinds_are_chosen_and_the_kind_while_drugs_are():
    comparison = Comparison([BEFORE, AFTER], AFTER, ChangeKind.REGULATORY, "exampletinib")
    assert shown(kind_links(comparison)) == [
        ("all", 2, "?drug=exampletinib", False),
        ("new evidence", 1, "?drug=exampletinib&kind=new_evidence", False),
        ("regulatory", 1, "?drug=exampletinib&kind=regulatory", True),
    ]
    assert shown(drug_links(comparison)) == [("exampletinib", 1, "?drug=exampletinib&kind=regulatory", True)]


def test_drugs_stand_by_name():
    assert shown(drug_links(Comparison([BEFORE, AFTER], AFTER))) == [
        ("exampletinib", 2, "?drug=exampletinib", False),
        ("Xtinib", 1, "?drug=x", False),
    ]
