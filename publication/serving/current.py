"""`current`: the one small file that says which bundle readers get."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from publication.serving.bundle_writing import sync

NAME = "current"
_DRAFT = ".current-"


class UnreadableCurrent(Exception):
    """The file that says what readers get cannot be read."""


@dataclass(frozen=True)
class Current:
    """The edition that readers get, and the folder of its bundle."""

    edition: int
    bundle: str


def read_current(root: Path) -> Current | None:
    """None before the first edition. Raises UnreadableCurrent."""
    try:
        said = json.loads((root / NAME).read_bytes())
        current = Current(**said)
        if Path(current.bundle).name != current.bundle or not current.bundle.startswith(f"{current.edition}-"):
            raise UnreadableCurrent(f"“{current.bundle}” is no bundle of edition {current.edition}.")
        return current
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise UnreadableCurrent(f"{NAME} cannot be read: {error}") from error


def replace_current(root: Path, current: Current) -> None:
    """Turn readers to another bundle, in one step that a crash leaves done or not done."""
    handle, draft = tempfile.mkstemp(dir=root, prefix=_DRAFT)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(current), file)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).chmod(0o644)
    Path(draft).replace(root / NAME)
    sync(root)


def drafts(root: Path) -> list[Path]:
    """What a killed `replace_current` left."""
    return sorted(root.glob(f"{_DRAFT}*"))
