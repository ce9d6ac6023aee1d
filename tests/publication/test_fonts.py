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


def test_one_file_of_the_text_face_has_every_character_of_our_own_content():
    used = {
        character
        for path, data in render_pages(fixture_document(2))
        if path.endswith(".html")
        for character in parse(data).text
    }
    assert used - characters("ward-sans-regular.woff2") - {"\n"} == set()


@pytest.mark.parametrize("face", ["ward-sans-regular", "ward-sans-semibold", "ward-serif-semibold"])
def test_letters_of_other_languages_stand_in_a_second_file_that_only_they_ask_for(face):
    first, more = characters(f"{face}.woff2"), characters(f"{face}-more.woff2")
    assert set("ÄÖÜäöüßéèñøå") <= first
    assert set("ĄąŁłŐőŞşŽžΩω") <= more
    assert first & more == {" ", "\xa0"}


def test_the_style_sheet_asks_for_a_second_file_by_the_range_of_its_letters():
    sheet = (FONTS.parent / "css" / "fonts.css").read_text()
    faces = [face for face in sheet.split("@font-face")[1:] if "-more.woff2" in face]
    assert len(faces) == 3
    assert all("unicode-range: U+100-17F" in face for face in faces)


def test_a_subset_does_not_bear_the_reserved_name():
    for path in FONTS.glob("*.woff2"):
        families = {record.toUnicode() for record in TTFont(path)["name"].names if record.nameID in {1, 4, 6, 16}}
        assert not [family for family in families if "Source" in family]
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.md").read_text()
