"""Writing a bundle, so that at every instant it is either whole or not there."""

import gzip
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import brotli

from publication.document import Document, EditionHeader
from publication.serving.bundle import (
    BUNDLE_NAME,
    MANIFEST,
    SUFFIXES,
    EarlierEdition,
    InvalidPath,
    bundle_name,
    check_path,
    content_type,
)
from review.content import sha256

UNFINISHED = ".unfinished-"
"""What the folder of a bundle begins with until it is whole."""

COMPRESSIBLE = ("text/", "application/json", "application/atom+xml", "application/xml", "image/svg+xml")

Progress = Callable[[str], object]


def earlier_editions(document: Document, earlier: Sequence[EditionHeader]) -> list[EarlierEdition]:
    """Where the editions before `document` are: each header names the digest of the edition before its own."""
    headers = [*sorted(earlier, key=lambda header: header.number), document.edition]
    return [
        EarlierEdition(
            number=header.number,
            as_of=header.as_of,
            published_at=header.published_at,
            bundle=bundle_name(header.number, following.previous_digest),
        )
        for header, following in pairwise(headers)
    ]


def write_bundle(
    root: Path,
    document: Document,
    files: Iterable[tuple[str, bytes]],
    earlier: Sequence[EditionHeader] = (),
    *,
    progress: Progress = lambda message: None,
) -> Path:
    """Write the bundle into a folder beside its place, then move it there. Raises InvalidPath.

    A bundle that stands there already is replaced: whoever calls has found it broken.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=root))
    try:
        listings = dict(_write_files(folder, files, progress))
        manifest = {
            "number": document.edition.number,
            "digest": document.content_digest,
            "as_of": document.as_of,
            "published_at": document.edition.published_at,
            "earlier": [asdict(edition) for edition in earlier_editions(document, earlier)],
            "files": listings,
        }
        _write(folder / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
        _make_lasting(folder)
        progress("Bundle written")
        return _move(folder, root / bundle_name(document.edition.number, document.content_digest))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_files(
    folder: Path, files: Iterable[tuple[str, bytes]], progress: Progress
) -> Iterator[tuple[str, Mapping[str, object]]]:
    seen: set[str] = set()
    for path, data in files:
        check_path(path)
        if path in seen:
            raise InvalidPath(f"“{path}” is there twice.")
        seen.add(path)
        forms = compress(data, content_type(path))
        for encoding, form in forms.items():
            _write(folder / (path + SUFFIXES[encoding]), form)
        yield path, _listing(path, forms)
        progress(f"Wrote {path}")


def _listing(path: str, forms: Mapping[str, bytes]) -> Mapping[str, object]:
    sizes = {encoding: {"size": len(form), "sha256": sha256(form)} for encoding, form in forms.items()}
    return {"content_type": content_type(path), "forms": sizes}


def compress(data: bytes, type_: str) -> dict[str, bytes]:
    """The forms of a file: as it is, and compressed where that is smaller. Equal data give equal forms."""
    forms = {"identity": data}
    if type_.startswith(COMPRESSIBLE):
        smaller = {"br": brotli.compress(data, quality=11), "gzip": gzip.compress(data, mtime=0)}
        forms |= {encoding: form for encoding, form in smaller.items() if len(form) < len(data)}
    return forms


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)


def _make_lasting(folder: Path) -> None:
    """Every file and folder on the disk before the bundle gets its name. Files first: they were all handed over."""
    folder.chmod(0o755)  # mkdtemp makes it private; a file server may read bundles too
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(folder: Path, place: Path) -> Path:
    if place.exists():
        shutil.rmtree(place)
    folder.rename(place)
    sync(place.parent)
    return place


def leftovers(root: Path, known: Iterable[str]) -> list[Path]:
    """What a killed publication left: unfinished folders, and bundles that are not among the `known`."""
    if not root.is_dir():
        return []
    names = set(known)
    folders = [path for path in sorted(root.iterdir()) if path.is_dir()]
    return [path for path in folders if path.name.startswith(UNFINISHED) or _is_unknown_bundle(path, names)]


def _is_unknown_bundle(path: Path, known: set[str]) -> bool:
    return path.name not in known and BUNDLE_NAME.fullmatch(path.name) is not None
