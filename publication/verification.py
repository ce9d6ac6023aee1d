"""Verification: every digest computed anew, all chains, every file of every bundle. The first thing wrong is named."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rfc8785
from django.conf import settings

from publication.document import TABLES
from publication.models import Edition
from publication.serving.bundle import BrokenBundle, bundle_name, verify_bundle
from publication.serving.bundle_writing import UNFINISHED, leftovers
from publication.serving.current import UnreadableCurrent, read_current
from review import chain
from review.choices import Decision
from review.content import sha256
from review.models import SignOff

Signed = tuple[str, str, str]
"""The kind, key and digest of a content that somebody agreed to."""


def find_problems() -> Iterator[str]:
    """Whatever is not as it was signed and published, a sentence each, in the order in which one rests on another."""
    yield from chain.find_broken_links()
    yield from chain.find_broken_log()
    yield from _wrong_editions()
    yield from _wrong_bundles(settings.EDITIONS_ROOT)
    yield from _wrong_current(settings.EDITIONS_ROOT)


def find_leftovers() -> list[str]:
    """What an interrupted publication left: not wrong, and the next publication removes it."""
    known = [bundle_name(*names) for names in Edition.objects.values_list("number", "digest")]
    return [path.name for path in leftovers(settings.EDITIONS_ROOT, known)]


def _wrong_editions() -> Iterator[str]:
    previous = chain.GENESIS
    for number, edition in enumerate(Edition.objects.in_number_order().iterator(), start=1):
        yield from (f"Edition {edition.number}: {problem}" for problem in _wrong_in_edition(edition, number, previous))
        previous = edition.digest


def _wrong_in_edition(edition: Edition, number: int, previous: str) -> Iterator[str]:
    data = bytes(edition.document)
    if sha256(data) != edition.digest:
        yield "its document is not the one that was published."
        return
    document = json.loads(data)
    header = document["edition"]
    if edition.number != number:
        yield f"edition {number} should stand in its place."
    if (edition.previous_digest, header.get("previous_digest")) != (previous, previous):
        yield "it does not follow the edition before it."
    if (header["number"], header["as_of"]) != (edition.number, edition.as_of):
        yield "its row does not say what its document says."
    anchor = SignOff.objects.filter(chain_digest=header.get("sign_off_digest", "")).first()
    if anchor is None:
        yield "the newest sign-off that it names is not there."
        return
    yield from _unsigned_entries(document, _signed_until(anchor))


def _signed_until(anchor: SignOff) -> set[Signed]:
    approving = SignOff.objects.filter(pk__lte=anchor.pk, decision__in=Decision.approving())
    return set(approving.values_list("record_kind", "key", "digest"))


def _unsigned_entries(document: dict[str, Any], signed: set[Signed]) -> Iterator[str]:
    for kind, table in TABLES.items():
        for entry in document.get(table, []):
            key, digest = entry["content"]["key"], entry["digest"]
            if sha256(rfc8785.dumps(entry["content"])) != digest:
                yield f"the content of {kind} {key} has not the digest that stands beside it."
            elif (kind, key, digest) not in signed:
                yield f"nobody signed {kind} {key} as it stands there."


def _wrong_bundles(root: Path) -> Iterator[str]:
    for number, digest in Edition.objects.in_number_order().values_list("number", "digest"):
        try:
            verify_bundle(root / bundle_name(number, digest), digest)
        except BrokenBundle as error:
            yield f"Bundle of edition {number}: {error}"
    known = {bundle_name(*names) for names in Edition.objects.values_list("number", "digest")}
    following = f"{Edition.objects.count() + 1}-"
    for folder in leftovers(root, known):
        if not folder.name.startswith((UNFINISHED, following)):
            yield f"Bundle {folder.name}: no edition of this database was published as it."


def _wrong_current(root: Path) -> Iterator[str]:
    latest = Edition.objects.get_latest()
    expected = bundle_name(latest.number, latest.digest) if latest else None
    try:
        current = read_current(root)
    except UnreadableCurrent as error:
        yield f"{error}"
        return
    shown = current.bundle if current else None
    if shown != expected:
        yield (
            f"Readers get {shown or 'nothing'}, and the latest edition is {expected or 'none'}. "
            "If a publication was interrupted, publish again or run: manage.py verify --finish"
        )
