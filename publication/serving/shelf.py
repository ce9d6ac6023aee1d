"""The edition that readers get, held in memory by each process and kept up with `current`."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from publication.serving.addresses import Redirect
from publication.serving.answers import Answers
from publication.serving.bundle import BrokenBundle, read_bundle
from publication.serving.current import UnreadableCurrent, read_current
from publication.serving.site import Site

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1
MAY_BE_OLD_SECONDS = 2
"""How long after a look readers may be answered from what it found, while the next one is under way."""

WAIT_FOR_LOOK_SECONDS = 10
"""How long readers of an older shelf wait for that. A bundle is read in less than one."""

LOOK_AGAIN_AFTER_FAILURE_SECONDS = 30
KEEP_ASSETS_SECONDS = 3600
"""A page that a reader opened before the edition changed still finds its style sheet."""


class Shelf:
    """The current edition below `root`. Safe to be asked by many threads."""

    def __init__(self, root: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.root = root
        self._clock = clock
        self._looking = Lock()
        self._site: Site | None = None
        self._kept: dict[str, tuple[float, Answers]] = {}
        self._looked_at = self._next_look = clock()
        self.get_site()

    def get_site(self) -> Site | None:
        """The current edition, or None before the first. One thread looks whether it moved.

        The others go on while its last look is fresh. On a shelf that was idle they wait for what it finds: else the
        first readers after an emergency brake would get what it took back.
        """
        if self._is_due() and self._looking.acquire(timeout=self._patience()):
            try:
                if self._is_due():  # else another looked while this one waited
                    self._look()
            finally:
                self._looking.release()
        return self._site

    def _is_due(self) -> bool:
        return self._clock() >= self._next_look

    def _patience(self) -> float:
        return 0 if self._clock() - self._looked_at < MAY_BE_OLD_SECONDS else WAIT_FOR_LOOK_SECONDS

    def look_again(self) -> None:
        """Look now: this process has just replaced `current`."""
        with self._looking:
            self._look()

    def find(self, address: str) -> Answers | Redirect | None:
        """What answers an address, which has no slash before it."""
        site = self.get_site()
        found = site.find(address) if site else None
        return found if found is not None else self._find_kept(address)

    def _find_kept(self, address: str) -> Answers | None:
        until, answers = self._kept.get(address, (0, None))
        return answers if self._clock() < until else None

    def _look(self) -> None:
        """The times are set when it is done: until then the shelf is as old as it was."""
        began, pause = self._clock(), LOOK_EVERY_SECONDS
        try:
            self._turn_to_current()
        except (BrokenBundle, UnreadableCurrent) as error:
            pause = LOOK_AGAIN_AFTER_FAILURE_SECONDS
            stays = f"Readers stay with {self._site.manifest.bundle_name}." if self._site else "Readers get nothing."
            logger.error("%s %s", error, stays)
        finally:
            self._looked_at, self._next_look = began, began + pause

    def _turn_to_current(self) -> None:
        current = read_current(self.root)
        if current is None:
            if self._site is not None:
                raise UnreadableCurrent(f"{self.root.name}/current is not there any more.")
            return
        former = self._site
        if former is not None and former.manifest.bundle_name == current.bundle:
            return
        site = Site(read_bundle(self.root / current.bundle))
        if former is not None:
            self._keep_assets(former)
        self._site = site

    def _keep_assets(self, former: Site) -> None:
        now = self._clock()
        kept = {address: one for address, one in self._kept.items() if now < one[0]}
        fresh = {address: (now + KEEP_ASSETS_SECONDS, one) for address, one in former.hashed_answers().items()}
        self._kept = kept | fresh


_shelves: dict[Path, Shelf] = {}
_making = Lock()


def get_shelf(root: Path) -> Shelf:
    """The one shelf of this process for a folder: the server in front and Django's views hold one edition, not two."""
    with _making:
        if root not in _shelves:
            _shelves[root] = Shelf(root)
        return _shelves[root]


def look_again(root: Path) -> None:
    """Tell the shelf of this process, if it has one, that `current` was replaced."""
    if root in _shelves:
        _shelves[root].look_again()
