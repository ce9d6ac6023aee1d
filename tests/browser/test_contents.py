"""The contents show where one is: beside the text on a desk, as a bar that opens on a phone."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import violations

SECTION = "acquired-resistance"


def test_the_list_marks_the_section_that_is_read(page: Page, reading: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{reading}/#{SECTION}")
    current = page.locator(".contents [aria-current]")
    expect(current).to_have_text("Acquired resistance")
    expect(current).to_be_in_viewport()
    expect(page.get_by_role("button", name="Contents")).to_be_hidden()


def test_on_a_phone_a_bar_says_the_section_and_opens_the_list(page: Page, reading: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{reading}/#{SECTION}")
    bar = page.get_by_role("button", name="Contents")
    expect(bar).to_have_text("ContentsAcquired resistance")
    expect(bar).to_be_in_viewport()
    bar.click()
    assert violations(page) == []
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Trials").click()
    expect(page.locator("#contents-list")).to_be_hidden()
    heading = page.get_by_role("heading", name="Trials", exact=True)
    expect(heading).to_be_in_viewport()
    box, over = heading.bounding_box(), bar.bounding_box()
    assert box
    assert over
    assert box["y"] >= over["y"] + over["height"]


def test_on_a_phone_the_list_opens_without_script(browser: Browser, reading: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(reading)
    expect(page.locator("#contents-list")).to_be_hidden()
    page.get_by_role("button", name="Contents").click()
    expect(page.locator("#contents-list a").first).to_be_visible()
    context.close()
