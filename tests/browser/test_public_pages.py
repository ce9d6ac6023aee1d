"""Every kind of public page in a real browser: narrow, middle and wide, in the dark, on paper, without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import visit
from tests.serving import ROOT

PICTURES = ROOT / "test-results" / "pages"
WIDTHS = (320, 768, 1440)
PAGES = {
    "treatment": "/",
    "drugs": "/drugs/",
    "drug": "/drugs/taletrectinib/",
    "drug-never": "/drugs/alectinib/",
    "mutations": "/mutations/",
    "mutation": "/mutations/G2032R/",
    "trials": "/trials/",
    "trial": "/trials/NCT03093116/",
    "references": "/references/",
    "algorithm": "/algorithm/",
    "step": "/algorithm/ontx/?via=pd.wide.plasma.cause.on",
    "finder": "/mutations/?m=G2032R&prior=crizotinib",
    "finder-unknown": "/mutations/?m=G2032Q&prior=crizotinb",
    "corrections": "/corrections/",
    "search": "/search/",
    "found": "/search/?q=lorlatnib",
    "found-nothing": "/search/?q=G2023R",
    "report": "/report/?about=drugs.drug:lorlatinib&edition=2",
    "reports": "/reports/",
    "editions": "/editions/",
    "about": "/about/",
    "old-edition": "/editions/1/",
    "not-found": "/there/is/no/such/page/",
}
"""One address for each kind of page."""


def take_picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def find_faults(page: Page) -> list[str]:
    """All that axe finds, with the first place of each."""
    faults = Axe().run(page).response["violations"]
    return [f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}" for one in faults]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_every_window_and_axe_finds_no_fault(page: Page, public_site: str, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(f"error: {error}"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, f"{public_site}{PAGES[name]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        take_picture(page, f"{name}-{width}")
    assert find_faults(page) == []
    assert [address for address in asked if not address.startswith(public_site)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_in_the_dark_and_on_paper(browser: Browser, public_site: str, name: str) -> None:
    page = browser.new_page(color_scheme="dark", viewport={"width": 320, "height": 900})
    visit(page, f"{public_site}{PAGES[name]}")
    take_picture(page, f"{name}-dark")
    assert find_faults(page) == []
    page.emulate_media(media="print", color_scheme="light")
    take_picture(page, f"{name}-print")
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_without_a_script(browser: Browser, public_site: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(f"{public_site}{PAGES[name]}")
    expect(without.locator("h1")).to_have_count(1)
    assert re.search(r"Edition 2|Edition 1|There is no such page", without.locator("body").inner_text())
    context.close()


def test_the_keyboard_alone_reaches_the_content_and_every_way_on(page: Page, public_site: str) -> None:
    page.goto(f"{public_site}/drugs/taletrectinib/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_returning_reader_is_told_where_to_see_what_changed(page: Page, public_site: str) -> None:
    page.goto(f"{public_site}/editions/1/")
    expect(page.locator("[data-edition]")).to_be_hidden()
    page.goto(f"{public_site}/")
    link = page.get_by_role("link", name="what changed since", exact=True)
    expect(link).to_have_attribute("href", "editions/1/compare/2/")
    page.reload()
    expect(page.locator("[data-edition]")).to_be_visible()
