import gc

import pytest

from publication.rendering.assets import TWO_SIDES_LAYERS
from publication.rendering.pdf_writing import AssetsOnly, Press, RefusedAddress


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://example.org/x.css", "https://edition.invalid/assets/other.css"]
)
def test_the_renderer_reads_nothing_but_the_assets(address):
    with pytest.raises(RefusedAddress):
        AssetsOnly({"assets/site.css": b""}).fetch(address)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_cycles_is_as_it_was_afterwards(was_on):
    (gc.enable if was_on else gc.disable)()
    try:
        Press(TWO_SIDES_LAYERS).lay_out("<!doctype html><title>a</title><p>b")
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
