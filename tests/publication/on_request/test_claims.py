import pytest

from publication.document import TABLES
from publication.on_request.claims import claim_in_words
from publication.rendering.book import Book
from tests.publication import documents
from tests.publication.fixture_documents import fixture_document

BOOK = Book(documents.medium_document())


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("pages.statement", "overview-02", "Few data exist."),
        ("pages.section", "grid", "Mutations and drugs"),
        ("algorithm.decisionnode", "first", "Choose a TKI. Exampletinib or specimenib."),
        (
            "trials.efficacyresult",
            "exampletinib-examine-1-naive-orr",
            "exampletinib: overall response rate, TKI-naive NSCLC: 79% (56/71), 95% CI 68–88.",
        ),
        (
            "drugs.approval",
            "exampletinib-us-approved-2023",
            "exampletinib: US 15 November 2023 (approved, any line). ROS1+ NSCLC.",
        ),
        (
            "drugs.guidelinelisting",
            "exampletinib-nccn-5.2025-first",
            "exampletinib: NCCN NSCLC 5.2025 (20 June 2025): first line, preferred.",
        ),
        (
            "trials.sensitivity",
            "g2032r-exampletinib-beta2023",
            "exampletinib on G2032R: laboratory, resistant, Ba/F3 CD74-ROS1, IC50 23.1 nmol/L.",
        ),
        ("trials.sensitivity", "wild-type-exampletinib-beta2023", "exampletinib on wild type: "),
        ("drugs.drug", "specimenib", "specimenib. First line. "),
    ],
)
def test_a_record_is_told_in_the_words_in_which_readers_have_it(kind, key, words):
    assert claim_in_words(BOOK, BOOK.document.entry(kind, key).content).startswith(words)


@pytest.mark.parametrize("book", [BOOK, Book(fixture_document(2))], ids=["invented", "ours"])
def test_every_record_can_be_told(book):
    told = {entry.content.record_kind: claim_in_words(book, entry.content) for entry in book.document.entries()}
    assert set(told) == set(TABLES)
    assert all(told.values())
