"""What a page says of itself to programs, in the words of schema.org. It claims nothing that no record says."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_noop

from drugs.choices import DrugKind
from drugs.content import DrugContent, ResistanceMutationContent
from drugs.gene import GENE_SYMBOL
from publication.document import Document, Entry, Signature
from publication.rendering.citing import licence
from publication.rendering.data import TABLE_NAMES
from publication.rendering.descriptions import describe
from publication.rendering.site_address import is_public, language_tag, site_address
from references.choices import ReferenceKind
from references.content import ReferenceContent
from references.formatting import links
from review.choices import Decision
from review.content import RecordContent
from trials.content import TrialContent
from trials.identifiers import registry_address

if TYPE_CHECKING:
    from publication.rendering.page import Page

Thing = dict[str, Any]

STRUCTURED_DATA_STANDS_HERE = "<!-- structured data -->"
"""Where a template wants it: only when a page is whole it is known what it cites."""

SUBJECTS: dict[str, type[RecordContent]] = {
    "drugs": DrugContent,
    "mutations": ResistanceMutationContent,
    "trials": TrialContent,
}
"""Folders of pages about one record each."""

MEDICAL_PAGES = frozenset({"index.html", "algorithm/index.html"})

_SCHOLARLY = frozenset({ReferenceKind.ARTICLE, ReferenceKind.REVIEW, ReferenceKind.EDITORIAL, ReferenceKind.ABSTRACT})
_KINDS_OF_DRUG = {DrugKind.MEDICINE: "Drug", DrugKind.REGIMEN: "MedicalTherapy", DrugKind.DRUG_CLASS: "DrugClass"}

_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the script in which the JSON stands."""


def structured_data(page: "Page", cited: Iterable[str]) -> str:
    """The script for the head of a page that cites these references; "" for a page that is not medical."""
    subject = subject_of(page)
    if page.path not in MEDICAL_PAGES and subject is None:
        return ""
    things = [_medical_page(page, subject, cited)]
    if page.is_home:
        things.append(_dataset(page))
    graph = {"@context": "https://schema.org", "@graph": things}
    said = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return f'<script type="application/ld+json">{said}</script>'


def subject_of(page: "Page") -> Entry[RecordContent] | None:
    """The record that a page is about."""
    folder, _, rest = page.path.partition("/")
    if folder not in SUBJECTS or not rest.endswith("/index.html"):
        return None
    return page.book.document.entry(SUBJECTS[folder].record_kind, rest.removesuffix("/index.html"))


def _medical_page(page: "Page", subject: Entry[RecordContent] | None, cited: Iterable[str]) -> Thing:
    edition = page.book.edition
    return _without_empty(
        {
            "@type": "MedicalWebPage",
            "name": page.title,
            "url": _address(page, page.path.removesuffix("index.html")) if is_public() else "",
            "description": describe(page),
            "inLanguage": language_tag(),
            "isPartOf": {"@type": "WebSite", "name": page.book.site_name},
            "audience": {"@type": "MedicalAudience", "audienceType": gettext("health professionals")},
            "specialty": "https://schema.org/Oncologic",
            "about": _about(subject),
            "version": edition.header.number,
            "datePublished": edition.header.published_at,
            "license": licence().address,
            **_reviewed(page.book.document, subject),
            "citation": [_citation(page.book.references[key]) for key in cited],
        }
    )


def _about(subject: Entry[RecordContent] | None) -> list[Thing]:
    condition = {"@type": "MedicalCondition", "name": gettext("{gene}+ cancer").format(gene=GENE_SYMBOL)}
    return [_thing(subject.content), condition] if subject else [condition]


def _thing(content: RecordContent) -> Thing:
    if isinstance(content, DrugContent):
        return _drug(content)
    if isinstance(content, TrialContent):
        return _trial(content)
    assert isinstance(content, ResistanceMutationContent)
    return {"@type": "Thing", "name": f"{GENE_SYMBOL} {content.name}", "alternateName": content.protein_change}


def _drug(drug: DrugContent) -> Thing:
    return _without_empty(
        {
            "@type": _KINDS_OF_DRUG[drug.kind],
            "name": drug.inn,
            "alternateName": [*drug.brand_names, *drug.development_codes],
            "manufacturer": [{"@type": "Organization", "name": name} for name in drug.manufacturers],
        }
    )


def _trial(trial: TrialContent) -> Thing:
    return _without_empty(
        {
            "@type": "MedicalTrial",
            "name": trial.name,
            "identifier": [trial.key, *trial.other_ids],
            "sameAs": registry_address(trial.key),
            "sponsor": {"@type": "Organization", "name": trial.lead_sponsor} if trial.lead_sponsor else None,
        }
    )


def _reviewed(document: Document, subject: Entry[RecordContent] | None) -> Thing:
    """Who reviewed what stands here, and when last; nothing where an account of a demonstration signed any of it."""
    entries = [entry for entry in document.entries() if subject is None or _bears_on(entry, subject)]
    signatures = [signature for entry in entries for signature in entry.signatures]
    if document.edition.is_demonstration or any(signature.is_demonstration for signature in signatures):
        return {}
    approving = [signature for signature in signatures if signature.decision in Decision.approving()]
    people = {signature.signer: _person(signature) for signature in approving}
    last = max((signature.signed_at[:10] for signature in approving), default="")
    return {"reviewedBy": [people[name] for name in sorted(people)], "lastReviewed": last}


def _bears_on(entry: Entry[RecordContent], subject: Entry[RecordContent]) -> bool:
    name = (subject.content.record_kind, subject.content.key)
    return entry is subject or name in entry.content.names_records


def _person(signature: Signature) -> Thing:
    return _without_empty(
        {"@type": "Person", "name": signature.signer, "honorificSuffix": signature.credentials}
    )  # fmt: skip


def _citation(reference: ReferenceContent) -> Thing:
    """Its address tells which it is; where there is none, its title."""
    kind = "ScholarlyArticle" if reference.kind in _SCHOLARLY else "CreativeWork"
    found = links(reference)
    return {"@type": kind, "@id": found[0].address} if found else {"@type": kind, "name": reference.title}


def _dataset(page: "Page") -> Thing:
    """The tables of the edition."""
    number, digest = page.book.edition.header.number, page.book.edition.digest
    return _without_empty(
        {
            "@type": "Dataset",
            "name": gettext("{site}: tables of edition {number}").format(site=page.book.site_name, number=number),
            "description": " ".join([gettext(_WHAT_THE_TABLES_ARE), page.book.demonstration_notice]).strip(),
            "version": number,
            "datePublished": page.book.edition.header.published_at,
            "identifier": f"sha256:{digest}",
            "isAccessibleForFree": True,
            "license": licence().address,
            "distribution": [
                *(_download(page, "text/csv", f"data/{table}.csv") for table in TABLE_NAMES),
                _download(page, "application/json", "document.json"),
            ],
        }
    )


_WHAT_THE_TABLES_ARE = gettext_noop(
    "Every record of this edition with its sources and its sign-offs, as CSV and as JSON: drugs, approvals, guideline "
    "listings, resistance mutations, fusion partners, trials, results, sensitivities, algorithm, statements, "
    "references and corrections. Numbers stand as their source printed them."
)


def _download(page: "Page", kind: str, path: str) -> Thing:
    return {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": _address(page, path)}


def _address(page: "Page", path: str) -> str:
    """Whole where the site has a public address, else as it leads from this page."""
    return site_address(path) if is_public() else f"{page.root}{path}"


def _without_empty(thing: Mapping[str, Any]) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
