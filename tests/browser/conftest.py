"""A real site for the browser: its own folder, its own database, granian on loopback."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.browser.reading import serving, write_pages
from tests.serving import ROOT, running_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with one published edition, one for all browser tests."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ros1site.settings",
        "ROS1_VAR": str(tmp_path_factory.mktemp("site")),
        "ROS1_DEMO": "1",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", "tests.browser.build_site"], env=environment, cwd=ROOT, check=True)
    with running_site(environment) as address:
        yield address


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with both editions of the project's own content."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ros1site.settings",
        "ROS1_VAR": str(tmp_path_factory.mktemp("public")),
        "ROS1_DEMO": "1",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", "tests.browser.build_public"], env=environment, cwd=ROOT, check=True)
    with running_site(environment) as address:
        yield address


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages that our own content makes."""
    folder = tmp_path_factory.mktemp("reading")
    write_pages(folder)
    with serving(folder) as address:
        yield address
