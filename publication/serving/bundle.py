"""A bundle: every file of one edition in one folder, each with its compressed forms and its digests.

A folder is `<number>-<first 12 of the document's digest>`. Its `manifest.json` lists each file; a file `x.css` may
have `x.css.br` and `x.css.gz` beside it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from review.content import sha256

MANIFEST = "manifest.json"
DOCUMENT = "document.json"
ALIASES = "aliases.json"
GONE = "gone.json"
NOT_FOUND = "404.html"
SERVER_ERROR = "500.html"
UNADDRESSED = frozenset({ALIASES, GONE, NOT_FOUND, SERVER_ERROR})
"""Files that say how to answer, or are answers to what goes wrong; none has an address of its own."""

SUFFIXES = {"identity": "", "br": ".br", "gzip": ".gz"}
"""The forms of a file, by their HTTP name, each with what its file name ends in."""

CONTENT_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}

EDITION_NUMBER = "[1-9][0-9]{0,5}"
"""The number of an edition, as addresses and folders have it. With an end, because Python reads no endless number."""

BUNDLE_NAME = re.compile(rf"{EDITION_NUMBER}-[0-9a-f]{{12}}")

_HASHED_NAME = re.compile(r"[.-][0-9a-f]{8,64}\.[a-z0-9]+$")


AnyShape = TypeVar("AnyShape", list[str], dict[str, str])


class InvalidPath(ValueError):
    """A path that no file of a bundle may have."""


class BrokenBundle(Exception):
    """A bundle is not what its manifest says. The message names the first file that is wrong."""


@dataclass(frozen=True)
class Form:
    """One form of a file: how many bytes, and which."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Listing:
    """A file as the manifest lists it."""

    path: str
    content_type: str
    forms: Mapping[str, Form]

    @property
    def is_hashed(self) -> bool:
        """Whether its name holds a digest, so that its bytes never change."""
        return _HASHED_NAME.search(self.path) is not None

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".html")


@dataclass(frozen=True)
class EarlierEdition:
    """An edition before the bundle's own, and where its bundle is."""

    number: int
    as_of: str
    published_at: str
    bundle: str


@dataclass(frozen=True)
class Manifest:
    """What a bundle holds, and of which document it was made."""

    number: int
    digest: str
    as_of: str
    published_at: str
    earlier: Mapping[int, EarlierEdition]
    files: Mapping[str, Listing]

    @property
    def bundle_name(self) -> str:
        return bundle_name(self.number, self.digest)


@dataclass(frozen=True)
class Bundle:
    """A whole bundle in memory: its manifest, and the bytes of each form of each file."""

    manifest: Manifest
    contents: Mapping[str, Mapping[str, bytes]]


def parse_names(data: bytes | None, shape: type[AnyShape]) -> AnyShape:
    """What a file of names says, empty where there is none. Raises BrokenBundle for another shape."""
    try:
        said = json.loads(data) if data is not None else shape()
    except ValueError as error:
        raise BrokenBundle(f"A file of names is no JSON: {error}") from error
    if not isinstance(said, shape) or not all(isinstance(name, str) for name in said):
        raise BrokenBundle(f"A file of names is no {shape.__name__} of texts.")
    return said


def bundle_name(number: int, digest: str) -> str:
    return f"{number}-{digest[:12]}"


def check_path(path: str) -> None:
    """Raises InvalidPath for what leaves the folder, takes the manifest's place, or has no content type."""
    parts = PurePosixPath(path).parts
    is_plain = path == "/".join(parts) and not {".", "..", "/"} & set(parts) and "\\" not in path and path.isprintable()
    if not path or not is_plain or path == MANIFEST:
        raise InvalidPath(f"“{path}” is no path of a bundle.")
    content_type(path)


def content_type(path: str) -> str:
    """Raises InvalidPath for an ending that is not known here: a browser would have to guess."""
    try:
        return CONTENT_TYPES[PurePosixPath(path).suffix]
    except KeyError:
        raise InvalidPath(f"“{path}” has an ending whose content type is not known.") from None


def parse_manifest(data: bytes) -> Manifest:
    """Raises BrokenBundle."""
    try:
        said = json.loads(data)
        earlier = [EarlierEdition(**edition) for edition in said.pop("earlier")]
        files = {path: _parse_listing(path, one) for path, one in said.pop("files").items()}
        return Manifest(**said, earlier={edition.number: edition for edition in earlier}, files=files)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidPath) as error:
        raise BrokenBundle(f"{MANIFEST} cannot be read: {error}") from error


def _parse_listing(path: str, said: Mapping[str, Any]) -> Listing:
    check_path(path)
    forms = {encoding: Form(**form) for encoding, form in said["forms"].items()}
    if "identity" not in forms or not forms.keys() <= SUFFIXES.keys():
        raise ValueError(f"{path} has the forms {sorted(forms)}.")
    return Listing(path, said["content_type"], forms)


def read_manifest(folder: Path) -> Manifest:
    """Raises BrokenBundle."""
    try:
        return parse_manifest((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise BrokenBundle(f"{folder.name}/{MANIFEST} cannot be read: {error.strerror}") from error


def read_form(folder: Path, listing: Listing, encoding: str) -> bytes:
    """The bytes of one form of a file. Raises BrokenBundle if they are not those that the manifest lists."""
    name = listing.path + SUFFIXES[encoding]
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise BrokenBundle(f"{folder.name}/{name} cannot be read: {error.strerror}") from error
    form = listing.forms[encoding]
    if len(data) != form.size or sha256(data) != form.sha256:
        raise BrokenBundle(f"{folder.name}/{name} is not what the manifest says: its bytes have changed.")
    return data


def read_bundle(folder: Path) -> Bundle:
    """The whole bundle, every byte compared with the manifest. Raises BrokenBundle."""
    manifest = read_manifest(folder)
    if folder.name != manifest.bundle_name:
        raise BrokenBundle(f"{folder.name} holds the manifest of {manifest.bundle_name}.")
    contents = {
        path: {encoding: read_form(folder, listing, encoding) for encoding in listing.forms}
        for path, listing in manifest.files.items()
    }
    document = contents.get(DOCUMENT, {}).get("identity", b"")
    if sha256(document) != manifest.digest:
        raise BrokenBundle(f"{folder.name}/{DOCUMENT} has not the digest that the manifest names.")
    return Bundle(manifest, contents)


def verify_bundle(folder: Path, digest: str) -> None:
    """Raises BrokenBundle unless every file is as listed, none is there besides, and the document has `digest`."""
    manifest = read_bundle(folder).manifest
    if manifest.digest != digest:
        raise BrokenBundle(f"{folder.name} was made of another document: {manifest.digest}.")
    for path in sorted(_files_below(folder) - _listed_files(manifest)):
        raise BrokenBundle(f"{folder.name}/{path} is not in the manifest.")


def _files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _listed_files(manifest: Manifest) -> set[str]:
    return {MANIFEST, *_form_paths(manifest)}


def _form_paths(manifest: Manifest) -> Iterator[str]:
    for path, listing in manifest.files.items():
        for encoding in listing.forms:
            yield path + SUFFIXES[encoding]
