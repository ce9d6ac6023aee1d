from xml.etree import ElementTree

from publication.changes import compare
from publication.document import EditionHeader
from publication.rendering.atom import ATOM
from publication.rendering.feed import editions_feed
from tests import contents
from tests.publication.site_pages import parse

FIRST = EditionHeader(
    number=1, as_of="2024-02-05", published_at="2026-11-20T08:00:00Z", published_by="A. Editor",
    summary="The page of 2024.", is_demonstration=True, previous_digest="0" * 64,
)  # fmt: skip


def second_edition():
    header = EditionHeader(
        number=2, as_of="2026-11-22", published_at="2026-11-22T12:00:00Z", published_by="B. Editor & Co",
        summary="Brought up to date.", previous_digest="a" * 64,
    )  # fmt: skip
    result = contents.result(estimate="80")
    older, newer = contents.document(contents.result()), contents.document(result, contents.approval())
    return newer.model_copy(update={"edition": header, "changes": compare(older, newer)})


def said(element: ElementTree.Element) -> list[str]:
    """Each element below as its name, its text and its address."""
    return [
        " ".join([child.tag.split("}")[1], *filter(str.strip, [child.text or "", child.get("href", "")])])
        for child in element.iter()
    ][1:]


def test_the_feed_names_every_edition_newest_first():
    feed = ElementTree.fromstring(editions_feed(second_edition(), [FIRST]))
    content = f"content {feed.find(f'.//{{{ATOM}}}content').text}"
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert [said(entry)[1:] for entry in entries] == [
        [
            "title Edition 2: state of knowledge 2026-11-22",
            "published 2026-11-22T12:00:00Z",
            "updated 2026-11-22T12:00:00Z",
            "author",
            "name B. Editor & Co",
            "link 2/",
            "link 1/compare/2/",
            "summary Brought up to date.",
            content,
        ],
        [
            "title Edition 1: state of knowledge 2024-02-05",
            "published 2026-11-20T08:00:00Z",
            "updated 2026-11-20T08:00:00Z",
            "author",
            "name A. Editor",
            "link 1/",
            "summary The page of 2024. Demonstration: the sign-offs were made by demonstration accounts, "
            "and no clinician has reviewed this.",
        ],
    ]


def test_what_changed_stands_in_the_newest_entry_in_short():
    feed = ElementTree.fromstring(editions_feed(second_edition(), [FIRST]))
    (content,) = feed.iter(f"{{{ATOM}}}content")
    assert content.get("type") == "html"
    page = parse(content.text.encode())
    assert page.text == (
        "Brought up to date. Exampletinib: new evidence 1, regulatory 1 "
        "Added: exampletinib, United States, approved: US 15 November 2023 (approved, any line): ROS1+ NSCLC "
        "Changed: exampletinib: overall response rate, TKI-naive; value: 79 → 80 "
        "All changes, old and new"
    )
    assert (page.addresses(), page.errors) == (["1/compare/2/"], [])


def test_long_lists_are_cut_and_say_so():
    many = [contents.reference(key=f"example{year}") for year in range(2000, 2010)]
    newer = contents.document(*many)
    document = newer.model_copy(
        update={"edition": second_edition().edition, "changes": compare(contents.document(), newer)}
    )
    (content,) = ElementTree.fromstring(editions_feed(document, [FIRST])).iter(f"{{{ATOM}}}content")
    assert (content.text.count("Added: "), content.text.count("<li>and more</li>")) == (5, 1)


def test_equal_documents_give_equal_feeds():
    assert editions_feed(second_edition(), [FIRST]) == editions_feed(second_edition(), [FIRST])


def test_an_edition_keeps_its_identifier_when_the_next_is_published():
    first = contents.document()
    header = second_edition().edition.model_copy(update={"previous_digest": first.content_digest})
    second = second_edition().model_copy(update={"edition": header})

    def identifiers(feed: bytes) -> list[str]:
        return [element.text for element in ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}id")]

    feed, entry = identifiers(editions_feed(first))
    later_feed, _, later_entry = identifiers(editions_feed(second, [first.edition]))
    assert (later_feed, later_entry) == (feed, entry)
