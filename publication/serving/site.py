"""One edition in memory, ready to answer."""

import re
from http import HTTPStatus

from publication.serving.addresses import Addresses, Redirect
from publication.serving.answers import Answers, answers_for
from publication.serving.bundle import ALIASES, EDITION_NUMBER, GONE, NOT_FOUND, SERVER_ERROR, Bundle, parse_names

_EDITION = re.compile(rf"editions/({EDITION_NUMBER})(/.*)?", re.DOTALL)


def split_edition(address: str) -> tuple[int | None, str]:
    """ "editions/2/drugs/" as (2, "drugs/"); an address of no numbered edition as (None, itself)."""
    match = _EDITION.fullmatch(address)
    return (int(match[1]), match[2][1:]) if match and match[2] else (None, address)


class Site:
    """The current edition: its addresses, at the top and below `editions/<n>/`."""

    def __init__(self, bundle: Bundle) -> None:
        """Raises BrokenBundle."""
        self.manifest = bundle.manifest
        names = {path: bundle.contents.get(path, {}).get("identity") for path in (ALIASES, GONE)}
        gone = parse_names(names[GONE], list)
        self.addresses = Addresses(self.manifest.files, parse_names(names[ALIASES], dict), gone)
        self.answers = {path: self._answers(bundle, path) for path in self.manifest.files}

    def _answers(self, bundle: Bundle, path: str) -> Answers:
        status = {NOT_FOUND: HTTPStatus.NOT_FOUND, SERVER_ERROR: HTTPStatus.INTERNAL_SERVER_ERROR}.get(
            path, HTTPStatus.GONE if self.addresses.is_gone(path) else HTTPStatus.OK
        )
        return answers_for(self.manifest.files[path], bundle.contents[path], status=status)

    def find(self, address: str) -> Answers | Redirect | None:
        """What answers an address of the current edition."""
        own = self.manifest.number
        number, inside = split_edition(address)
        if number == own:
            found = self.addresses.resolve_inside(inside)
        elif number is None and address != f"editions/{own}":
            found = self.addresses.resolve(address)
        else:
            found = Redirect(f"./{own}/") if number is None else None
        return self.answers[found] if isinstance(found, str) else found

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises KeyError where there is none."""
        return self.answers[path].by_encoding["identity"].body

    def hashed_answers(self) -> dict[str, Answers]:
        """The files whose bytes never change, by address."""
        return {path: self.answers[path] for path, listing in self.manifest.files.items() if listing.is_hashed}
