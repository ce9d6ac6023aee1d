from pathlib import Path

import pytest
from django.conf import settings as site_settings

from tests.network import turn_network_off


def pytest_configure() -> None:
    turn_network_off()
    # Hashing a password is slow by design; here only that it is hashed matters.
    site_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def _session_editions(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test ever meets the editions of this checkout."""
    site_settings.EDITIONS_ROOT = tmp_path_factory.mktemp("editions")


@pytest.fixture
def editions_root(settings, tmp_path: Path) -> Path:
    """A folder of its own for a test that must begin, or break things, with no edition."""
    settings.EDITIONS_ROOT = tmp_path / "editions"
    settings.EDITIONS_ROOT.mkdir()
    return settings.EDITIONS_ROOT
