from xml.etree import ElementTree

from publication.document import Change, EditionHeader
from publication.rendering.feed import editions_feed
from tests import contents

FIRST = EditionHeader(
    number=1, as_of="2024-02-05", published_at="2026-11-20T08:00:00Z", published_by="A. Editor",
    summary="The page of 2024.", is_demonstration=True, previous_digest="0" * 64,
)  # fmt: skip


def second_edition():
    header = EditionHeader(
        number=2, as_of="2026-11-22", published_at="2026-11-22T12:00:00Z", published_by="B. Editor & Co",
        summary="Brought up to date.", previous_digest="a" * 64,
    )  # fmt: skip
    changes = [
        Change(record_kind="drugs.drug", key=key, name=key, change=change)
        for key, change in [("a", "added"), ("b", "withheld"), ("c", "added")]
    ]
    return contents.document().model_copy(update={"edition": header, "changes": tuple(changes)})


def said(element: ElementTree.Element) -> list[str]:
    """Each element below as its name, its text and its address."""
    return [
        " ".join([child.tag.split("}")[1], *filter(str.strip, [child.text or "", child.get("href", "")])])
        for child in element.iter()
    ][1:]


def test_the_feed_names_every_edition_newest_first():
    feed = ElementTree.fromstring(editions_feed(second_edition(), [FIRST]))
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert [said(entry)[1:] for entry in entries] == [
        [
            "title Edition 2: state of knowledge 2026-11-22",
            "published 2026-11-22T12:00:00Z",
            "updated 2026-11-22T12:00:00Z",
            "author",
            "name B. Editor & Co",
            "link 2/",
            "summary Brought up to date. Records: 2 added, 1 withheld.",
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
