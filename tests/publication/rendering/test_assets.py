import re
from pathlib import Path

import pytest
from django.conf import settings

from publication.rendering.assets import LAYERS, PDF_LAYERS, TWO_SIDES_LAYERS, read_assets
from review.content import sha256


def test_every_asset_is_named_by_its_digest():
    for path, data in read_assets().files.items():
        assert re.fullmatch(rf"assets/[a-z-]+\.{sha256(data)[:8]}\.(css|woff2|svg)", path)


def test_the_style_sheet_is_one_file_that_asks_only_for_typefaces_of_the_bundle():
    assets = read_assets()
    asked = set(re.findall(r'url\("([^"]*)"\)', assets.files[assets.stylesheet].decode()))
    assert asked == {path.removeprefix("assets/") for path in assets.files if path.endswith(".woff2")}
    assert len(asked) == 4


def test_layers_stand_in_their_order():
    css = read_assets(LAYERS).files[read_assets(LAYERS).stylesheet].decode()
    marks = ["What colours, sizes and spaces mean", "SIL Open Font License", "without a class", "Where things stand"]
    places = [css.index(mark) for mark in (*marks, "The page printed from a browser")]
    assert places == sorted(places)


@pytest.mark.parametrize("layers", [PDF_LAYERS, TWO_SIDES_LAYERS])
def test_the_sheet_of_a_pdf_has_no_rule_for_screens(layers):
    assets = read_assets(layers)
    assert "@media" not in assets.files[assets.stylesheet].decode()


def test_results_are_cards_on_small_screens_and_never_on_paper():
    css = (Path(settings.BASE_DIR) / "static/css/components/results.css").read_text()
    assert "@media screen and (max-width: 63.99rem)" in css
    assert "@media (max-width" not in css


def test_all_assets_of_a_page_weigh_little():
    assert sum(len(data) for data in read_assets().files.values()) < 150_000
