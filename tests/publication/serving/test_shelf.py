import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from publication.serving import shelf as shelf_module
from publication.serving.bundle import read_bundle
from publication.serving.shelf import Shelf
from tests.publication import bundles
from tests.publication.clock import Clock

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shelf(tmp_path, clock):
    """A shelf with the first edition, while `current` has moved to the second."""
    bundles.write(tmp_path, FIRST)
    shelf = Shelf(tmp_path, clock=clock)
    bundles.write(tmp_path, SECOND, FIRST)
    return shelf


class SlowReading:
    """Reading a bundle, which begins, and goes on when it is let."""

    def __init__(self):
        self.has_begun, self.may_go_on = threading.Event(), threading.Event()

    def __call__(self, folder):
        self.has_begun.set()
        assert self.may_go_on.wait(timeout=30)
        return read_bundle(folder)


@pytest.fixture
def reading(monkeypatch):
    slow = SlowReading()
    monkeypatch.setattr(shelf_module, "read_bundle", slow)
    return slow


@pytest.fixture
def threads():
    with ThreadPoolExecutor(4) as pool:
        yield pool


def number_of(shelf):
    return shelf.get_site().manifest.number


def test_nobody_gets_the_old_edition_of_a_shelf_that_was_idle(shelf, clock, reading, threads):
    clock.now += 6 * 3600
    looking = threads.submit(number_of, shelf)
    assert reading.has_begun.wait(timeout=30)
    others = [threads.submit(number_of, shelf) for _ in range(3)]
    with pytest.raises(TimeoutError):
        others[0].result(timeout=0.2)
    reading.may_go_on.set()
    assert [one.result(timeout=30) for one in (looking, *others)] == [2, 2, 2, 2]


def test_readers_of_a_fresh_shelf_do_not_wait_for_the_one_that_looks(shelf, clock, reading, threads):
    clock.now += 1
    looking = threads.submit(number_of, shelf)
    assert reading.has_begun.wait(timeout=30)
    assert threads.submit(number_of, shelf).result(timeout=30) == 1
    reading.may_go_on.set()
    assert looking.result(timeout=30) == 2


def test_a_look_that_takes_long_makes_others_wait_once_the_shelf_is_old(shelf, clock, reading, threads):
    clock.now += 1
    looking = threads.submit(number_of, shelf)
    assert reading.has_begun.wait(timeout=30)
    clock.now += 2
    other = threads.submit(number_of, shelf)
    with pytest.raises(TimeoutError):
        other.result(timeout=0.2)
    reading.may_go_on.set()
    assert (looking.result(timeout=30), other.result(timeout=30)) == (2, 2)


def test_waiting_has_an_end(shelf, clock, reading, threads, monkeypatch):
    monkeypatch.setattr(shelf_module, "WAIT_FOR_LOOK_SECONDS", 0.05)
    clock.now += 6 * 3600
    looking = threads.submit(number_of, shelf)
    assert reading.has_begun.wait(timeout=30)
    assert threads.submit(number_of, shelf).result(timeout=30) == 1
    reading.may_go_on.set()
    assert looking.result(timeout=30) == 2
