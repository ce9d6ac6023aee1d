from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from publication.rendering.grid import CellState
from publication.rendering.html import render_pages
from tests.publication.fixture_documents import fixture_document
from tests.publication.site_pages import parse

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
SIGNS = "–—…·×−≥≤≠≈±→↑↓½αβγ“”‘’■▲△▼▽○●◆◌✓✗"


def characters(name: str) -> set[str]:
    return {chr(code) for code in TTFont(FONTS / name).getBestCmap()}


@pytest.mark.parametrize("name", ["ward-sans-regular.woff2", "ward-sans-semibold.woff2"])
def test_the_text_face_has_every_sign_that_the_pages_use(name):
    shapes = "".join(state.shape for state in CellState)
    assert set(SIGNS + shapes) - characters(name) == set()


def test_the_text_face_has_every_character_of_our_own_content():
    used = {
        character
        for path, data in render_pages(fixture_document(2))
        if path.endswith(".html")
        for character in parse(data).text
    }
    assert used - characters("ward-sans-regular.woff2") - {"\n", "\xa0"} == set()


def test_a_subset_does_not_bear_the_reserved_name():
    for path in FONTS.glob("*.woff2"):
        families = {record.toUnicode() for record in TTFont(path)["name"].names if record.nameID in {1, 4, 6, 16}}
        assert not [family for family in families if "Source" in family]
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.md").read_text()
