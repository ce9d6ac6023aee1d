"""Sources open beside the text that cites them: by pointer and keyboard, on a phone, without script, on paper."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import violations


def test_a_source_opens_beside_the_text_and_closes_by_keyboard(page: Page, reading: str) -> None:
    page.goto(reading)
    mark = page.locator(".summary .mark").nth(2)
    entry = page.locator(f"#{mark.get_attribute('popovertarget')}")
    mark.focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_in_viewport()
    expect(entry.locator("cite")).to_be_visible()
    expect(entry.locator("[tabindex='-1']:has(cite)")).to_be_focused()
    page.keyboard.press("Tab")
    expect(entry.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).not_to_be_in_viewport()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.summary .mark')[2]")


def test_a_page_opens_at_its_top_with_nothing_focused(page: Page, reading: str) -> None:
    for address in ("/", "/trials/", "/references/"):
        page.goto(f"{reading}{address}")
        assert page.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]


def test_a_source_is_a_sheet_at_the_foot_of_a_phone_and_stands_by_its_mark_on_a_desk(page: Page, reading: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(reading)
    mark = page.locator(".summary .mark").nth(2)
    entry = page.locator(f"#{mark.get_attribute('popovertarget')}")
    mark.click()
    box = entry.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 320, 700)
    entry.get_by_role("button", name="Close").click()
    page.set_viewport_size({"width": 1440, "height": 900})
    mark.click()
    box, beside = entry.bounding_box(), mark.bounding_box()
    assert box
    assert beside
    assert abs(box["y"] - beside["y"] - beside["height"]) < 10
    assert abs(box["x"] - beside["x"]) < 10


def test_without_script_a_source_opens_too(browser: Browser, reading: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading}/drugs/entrectinib/")
    page.locator(".mark").first.click()
    expect(page.locator("li:popover-open cite")).to_be_visible()
    context.close()


def test_a_browser_without_popovers_gets_links_to_the_list(page: Page, reading: str) -> None:
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(f"{reading}/drugs/entrectinib/")
    page.locator("a.mark").first.click()
    assert page.url.partition("#")[2].startswith("ref-")


def test_an_open_source_offends_no_rule_of_axe(page: Page, reading: str) -> None:
    page.goto(f"{reading}/drugs/entrectinib/")
    page.locator(".mark").first.click()
    assert violations(page) == []


def test_every_entry_of_the_list_is_printed(page: Page, reading: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{reading}/drugs/entrectinib/")
    entries = page.locator(".references li")
    assert entries.count() > 5
    assert all(entries.nth(number).is_visible() for number in range(entries.count()))
    assert not page.locator(".close").first.is_visible()
