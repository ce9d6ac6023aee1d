"""Every page as the Nu HTML checker, which knows the standard, reads it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from publication.rendering.html import render_pages
from tests.publication.fixture_documents import fixture_document

CHECKER = Path(__file__).resolve().parents[2] / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def find_errors(folder: Path) -> list[str]:
    """What the checker objects to in the pages below a folder, each with its place."""
    if shutil.which("java") is None or not CHECKER.exists():
        pytest.skip("No Java or no checker on this machine: script/setup dev installs both for root.")
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--errors-only", "--skip-non-html", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stderr)
    return [
        f"{one['url'].partition(str(folder))[2]}:{one.get('lastLine')}: {one['message']}" for one in told["messages"]
    ]


def test_the_checker_finds_what_is_wrong(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><p><li>y", encoding="utf-8")
    assert [error.partition(": ")[0] for error in find_errors(tmp_path)] == ["/page.html:1"]


@pytest.mark.parametrize("number", [1, 2])
def test_every_page_of_our_own_content_is_valid_html(number, tmp_path):
    earlier = [fixture_document(1).edition] if number == 2 else []
    for path, data in render_pages(fixture_document(number), earlier):
        if path.endswith(".html"):
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    assert find_errors(tmp_path)[:10] == []
