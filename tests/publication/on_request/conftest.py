from pathlib import Path

import pytest

from tests.publication.on_request.published import publish_both


@pytest.fixture(scope="session")
def both_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both editions of the project's own content, made once."""
    return publish_both(tmp_path_factory.mktemp("both"))


@pytest.fixture
def published(settings, both_editions: Path) -> Path:
    """The same, as what readers get."""
    settings.EDITIONS_ROOT = both_editions
    return both_editions
