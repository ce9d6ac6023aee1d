"""The secret key: made once, on the machine that runs the site, and kept in one private file."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def read_or_make_secret_key(path: Path) -> str:
    """The key in the file at `path`; where there is none yet, a new one is put there first."""
    if not path.exists():
        _make_secret_key(path)
    key = path.read_text(encoding="ascii").strip()
    if not key:
        raise ValueError(f"{path} is empty: remove it, and the next start makes a new key.")
    return key


def _make_secret_key(path: Path) -> None:
    """Two processes may start at once. A link, unlike a rename, never replaces the key that stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")  # created with mode 600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
