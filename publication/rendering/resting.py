"""What rests on a reference: the records that cite it, under the headings that lists of records have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publication.document import Document
from publication.rendering.headings import Heading, heading_of
from publication.rendering.places import place_of
from publication.rendering.record_lines import gist_of, title_of
from references.content import ReferenceContent
from review.content import RecordContent


@dataclass(frozen=True)
class Resting:
    """A record that cites a reference: what it is called, what it says, where it stands, and where in the source."""

    title: str
    gist: str
    address: str
    locators: tuple[str, ...]


@dataclass(frozen=True)
class RestingGroup:
    """Those under one heading."""

    heading: Heading
    records: tuple[Resting, ...]


def citing_records(document: Document) -> Mapping[str, list[RecordContent]]:
    """The contents that name each reference, by its key."""
    found: dict[str, list[RecordContent]] = defaultdict(list)
    for entry in document.entries():
        for kind, key in entry.content.names_records:
            if kind == ReferenceContent.record_kind:
                found[key].append(entry.content)
    return found


def resting_groups(document: Document, reference: str, contents: Iterable[RecordContent]) -> list[RestingGroup]:
    """The contents that cite a reference, by drug, then by section, then by table."""
    groups: dict[Heading, list[Resting]] = defaultdict(list)
    for content in contents:
        groups[heading_of(content, document)].append(_resting(document, content, reference))
    return [RestingGroup(heading, tuple(groups[heading])) for heading in sorted(groups)]


def _resting(document: Document, content: RecordContent, reference: str) -> Resting:
    cited = [citation for citation in getattr(content, "citations", ()) if citation.reference == reference]
    return Resting(
        title=title_of(content, document),
        gist=gist_of(content, document),
        address=place_of(document, content),
        locators=tuple(citation.locator for citation in cited if citation.locator),
    )
