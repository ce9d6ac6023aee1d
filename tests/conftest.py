import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as site_settings

from tests.network import turn_network_off

# Debian's browser, for one without a screen or a sandbox of its own, that talks to this machine alone.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_configure() -> None:
    turn_network_off()
    # Hashing a password is slow by design; here only that it is hashed matters.
    site_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def _session_editions(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test ever meets the editions of this checkout."""
    site_settings.EDITIONS_ROOT = tmp_path_factory.mktemp("editions")


@pytest.fixture(autouse=True)
def _roles(request: pytest.FixtureRequest) -> None:
    """A test that commits empties the database behind it, and with it the roles that a migration made."""
    mark = request.node.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        import_module("publication.migrations.0002_groups").make_groups(apps, None)


@pytest.fixture
def editions_root(settings, tmp_path: Path) -> Path:
    """A folder of its own for a test that must begin, or break things, with no edition."""
    settings.EDITIONS_ROOT = tmp_path / "editions"
    settings.EDITIONS_ROOT.mkdir()
    return settings.EDITIONS_ROOT


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """What `page` of pytest-playwright starts."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("No chromium on this machine: script/setup dev installs it for root.")
    # Playwright leaves an event loop running, in which Django would refuse every query from here on.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_OPTIONS}
