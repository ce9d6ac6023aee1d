import re
from pathlib import Path

import pytest
from django.conf import settings

from publication.rendering.assets import LAYERS, PDF_LAYERS, TWO_SIDES_LAYERS, read_assets
from review.content import sha256


def test_every_asset_is_named_by_its_digest():
    for path, data in read_assets().files.items():
        assert re.fullmatch(rf"assets/[a-z-]+\.{sha256(data)[:8]}\.(css|js|woff2|svg)", path)


def test_the_style_sheet_is_one_file_that_asks_only_for_typefaces_of_the_bundle():
    assets = read_assets()
    asked = set(re.findall(r'url\("([^"]*)"\)', assets.files[assets.stylesheet].decode()))
    assert asked == {path.removeprefix("assets/") for path in assets.files if path.endswith(".woff2")}
    assert len(asked) == 6


def test_layers_stand_in_their_order():
    css = read_assets(LAYERS).files[read_assets(LAYERS).stylesheet].decode()
    marks = ["What colours, sizes and spaces mean", "SIL Open Font License", "without a class", "Where things stand"]
    places = [css.index(mark) for mark in (*marks, "The page printed from a browser")]
    assert places == sorted(places)


def test_the_scripts_are_one_file_of_blocks_that_share_no_name_and_stop_no_other():
    assets = read_assets()
    script = assets.files[assets.script].decode()
    lines = [line for line in script.splitlines() if line and not line.startswith(("//", " "))]
    modules = len(list((Path(settings.BASE_DIR) / "static/js").glob("*.js")))
    assert lines == ["try {", "{", "}", "} catch (error) {", "}"] * modules


@pytest.mark.parametrize("layers", [PDF_LAYERS, TWO_SIDES_LAYERS])
def test_the_sheet_of_a_pdf_has_no_rule_for_screens(layers):
    assets = read_assets(layers)
    assert "@media" not in assets.files[assets.stylesheet].decode()


def test_results_are_cards_on_small_screens_and_never_on_paper():
    css = (Path(settings.BASE_DIR) / "static/css/components/results.css").read_text()
    assert "@media screen and (max-width: 63.99rem)" in css
    assert "@media (max-width" not in css


def test_the_typefaces_of_every_page_are_fetched_at_once_and_weigh_little():
    assets = read_assets()
    names = [path.split(".")[0] for path in assets.preloads]
    assert names == ["assets/ward-sans-regular", "assets/ward-sans-semibold", "assets/ward-serif-semibold"]
    assert sum(len(assets.files[path]) for path in assets.preloads) < 45_000
