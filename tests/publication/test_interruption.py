"""Publishing in a process of its own, killed at every moment that differs."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from publication.serving.bundle import read_bundle
from publication.serving.current import read_current
from publication.serving.shelf import Shelf
from tests.publication.publishing_process import BEFORE_REPLACING, IN_TRANSACTION, SAVE_MEANWHILE

MOMENTS = [
    "Wrote mutations/",
    "Bundle written",
    "Put 2-",
    IN_TRANSACTION,
    "Added edition 2",
    BEFORE_REPLACING,
]


def run(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.publication.publishing_process", *arguments],
        cwd=settings.BASE_DIR, env={**os.environ, "ROS1_VAR": str(var)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A site with one edition, and something signed for the next."""
    var = tmp_path_factory.mktemp("prepared")
    made = run(var, "prepare")
    assert made.returncode == 0, made.stderr
    return var


@pytest.fixture
def var(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "var")


def what_readers_get(var):
    """The number of the current edition, which is whole."""
    current = read_current(var / "editions")
    bundle = read_bundle(var / "editions" / current.bundle)
    assert json.loads(bundle.contents["document.json"]["identity"])["edition"]["number"] == current.edition
    return current.edition


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_the_edition_before_is_whole_and_publishing_again_finishes(var, moment):
    assert run(var, "publish", moment).returncode == -signal.SIGKILL
    assert what_readers_get(var) == 1
    again = run(var, "publish")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout) == {"number": 2, "editions": 2, "problems": [], "leftovers": [], "saved": 0}
    assert what_readers_get(var) == 2
    names = [path.name for path in (var / "editions").iterdir()]
    assert sorted(name.split("-")[0] for name in names) == [".lock", "1", "2", "current"]


def test_killed_after_the_last_step_all_is_done(var):
    assert run(var, "publish", "Edition 2 is current").returncode == -signal.SIGKILL
    assert what_readers_get(var) == 2


def test_others_save_while_an_edition_is_rendered(var):
    done = run(var, "publish", SAVE_MEANWHILE)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["number"], said["problems"], said["saved"]) == (2, [], 9)


def test_without_the_database_readers_go_on_reading(var):
    for path in var.glob("ros1.sqlite3*"):
        path.unlink()
    site = Shelf(var / "editions").get_site()
    assert site.manifest.number == 1
    assert b"<title>Edition 1</title>" in site.find("").choose(None, None).body
