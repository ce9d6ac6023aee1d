from publication.document import PublicReport
from publication.rendering.html import render_pages
from tests.publication import documents
from tests.publication.site_pages import parse

GIVEN = {"reported_on": "2026-11-20", "answered_on": "2026-11-25", "edition": 3}
ORR = "exampletinib-examine-1-naive-orr"
REPORTS = (
    PublicReport(number="R-2026-0001", outcome="off_topic", **GIVEN),
    PublicReport(number="R-2026-0002", record_kind="trials.efficacyresult", key=ORR, outcome="corrected", **GIVEN),
    PublicReport(number="R-2026-0003", record_kind="pages.statement", key="overview-02", outcome="unchanged", **GIVEN),
    PublicReport(
        number="R-2026-0004", record_kind="pages.statement", key="overview-02", outcome="duplicate",
        duplicate_of="R-2026-0003", **GIVEN,
    ),
    PublicReport(number="R-2026-0005", record_kind="pages.statement", key="overview-04", outcome="unclear", **GIVEN),
)  # fmt: skip


def pages(*reports):
    document = documents.medium_document(edition=documents.header(3), reports=reports)
    return {path: parse(data) for path, data in render_pages(document) if path.endswith(".html")}


def test_the_list_tells_of_each_report_the_newest_first_and_of_nothing_that_anyone_wrote():
    text = pages(*REPORTS)["reports/index.html"].text
    dates = "20 November 2026 25 November 2026"
    rows = [
        "R-2026-0005 not clear enough to be followed up A statement that stood here (no longer in the edition)",
        f"R-2026-0004 reported before as R-2026-0003 “Few data exist.” {dates}",
        f"R-2026-0003 source confirmed; nothing changed “Few data exist.” {dates}",
        f"R-2026-0002 corrected in edition 3 exampletinib: overall response rate, TKI-naive NSCLC {dates}",
        f"R-2026-0001 not about this site’s content The site as a whole {dates}",
    ]
    places = [text.index(row) for row in rows]
    assert places == sorted(places)


def test_without_reports_it_is_said():
    assert "No report has been answered yet." in pages()["reports/index.html"].text


def test_a_report_leads_to_its_record_and_the_record_to_the_report():
    drawn = pages(*REPORTS)
    assert f"../drugs/exampletinib/#{ORR}" in drawn["reports/index.html"].addresses()
    assert "../#overview-02" in drawn["reports/index.html"].addresses()
    assert "reports/#R-2026-0003" in drawn["index.html"].addresses()
    assert "R-2026-0003" in drawn["reports/index.html"].ids


def test_beside_a_claim_stands_what_became_of_it_and_not_who_else_wrote():
    text = pages(*REPORTS)["index.html"].text
    assert "Reported 20 November 2026: corrected in edition 3 (R-2026-0002)" in text
    assert "Reported 20 November 2026: source confirmed; nothing changed (R-2026-0003)" in text
    for number in ("R-2026-0001", "R-2026-0004", "R-2026-0005"):
        assert number not in text


def test_every_claim_leads_to_the_form_with_its_name_and_edition():
    addresses = pages()["index.html"].addresses()
    assert "report/?about=pages.statement:overview-02&edition=3" in addresses
    assert f"report/?about=trials.efficacyresult:{ORR}&edition=3" in addresses
    compound = pages()["mutations/L2026M+G2032R/index.html"].addresses()
    assert "../../report/?about=drugs.resistancemutation:L2026M%2BG2032R&edition=3" in compound


def test_every_page_leads_to_the_form_and_to_the_list_but_a_preview_to_no_form():
    for path, page in pages().items():
        root = "/" if path in {"404.html", "500.html"} else "../" * path.count("/")
        assert {f"{root}report/?edition=3", f"{root}reports/"} <= set(page.addresses()), path
    for path, data in render_pages(documents.small_document(), is_preview=True):
        if path.endswith(".html"):
            assert [one for one in parse(data).addresses() if "report/" in one] == [], path
