"""From an address below the top of an edition to the file that answers it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from publication.serving.aliases import alias_key
from publication.serving.bundle import EDITION_NUMBER, UNADDRESSED

INDEX = "index.html"

_OTHER_EDITION = re.compile(rf"editions/{EDITION_NUMBER}(/.*)?", re.DOTALL)


@dataclass(frozen=True)
class Redirect:
    """Another address, relative to the one that was asked for: so an edition answers wherever it stands."""

    location: str


class Addresses:
    """The addresses of one edition. A look-up in a dict: no address ever becomes a path in a file system."""

    def __init__(self, paths: Iterable[str], aliases: Mapping[str, str], gone: Collection[str] = ()) -> None:
        self._files = {_address(path): path for path in paths if path not in UNADDRESSED}
        self._files |= {path: path for path in self._files.values()}
        self._aliases = {alias: target for alias, target in aliases.items() if target in self._files}
        self._gone = frozenset(gone)

    def resolve(self, address: str) -> str | Redirect | None:
        """The path of the file, a redirect, or None. `address` has no slash before it."""
        if address in self._files:
            return self._files[address]
        if f"{address}/" in self._files:
            return _redirect(address, f"{address}/")
        target = self._aliases.get(alias_key(address))
        return _redirect(address, target) if target is not None else None

    def resolve_inside(self, address: str) -> str | Redirect | None:
        """The same for an address below `editions/<n>/`, whose links to other editions lead up and out."""
        if _OTHER_EDITION.fullmatch(address):
            return Redirect(up(address, beyond=2) + quote(address))
        return self.resolve(address)

    def is_gone(self, path: str) -> bool:
        """Whether the file says that what it was about was taken back."""
        return path in self._gone


def _address(path: str) -> str:
    """ "drugs/x/index.html" as "drugs/x/"."""
    return path.removesuffix(INDEX) if path == INDEX or path.endswith(f"/{INDEX}") else path


def _redirect(address: str, target: str) -> Redirect:
    return Redirect(up(address) + quote(target))


def up(address: str, *, beyond: int = 0) -> str:
    """What leads from an address to the top of its edition, and so many folders beyond."""
    return "../" * (address.count("/") + beyond) or "./"
