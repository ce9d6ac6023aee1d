"""Terms open what they mean: by keyboard, by touch without script, and as a list on paper."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import violations


def test_a_term_opens_by_keyboard_and_leads_to_the_glossary(page: Page, reading: str) -> None:
    page.goto(reading)
    page.locator("button.term", has_text="CNS").first.focus()
    page.keyboard.press("Enter")
    note = page.locator("#term-cns")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("CNS, central nervous system: The brain and the spinal cord.")
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reading}/glossary/#cns")
    expect(page.locator("#cns")).to_be_in_viewport()


def test_a_term_opens_by_touch_without_script(browser: Browser, reading: str) -> None:
    context = browser.new_context(java_script_enabled=False, has_touch=True, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(reading)
    page.locator("button.term", has_text="CNS").first.tap()
    expect(page.locator("#term-cns")).to_be_in_viewport()
    page.locator("#term-cns").get_by_role("button", name="Close").tap()
    expect(page.locator("#term-cns")).to_be_hidden()
    context.close()


def test_on_paper_the_terms_stand_at_the_end(page: Page, reading: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{reading}/drugs/entrectinib/")
    notes = page.locator(".terms > div")
    assert notes.count() > 2
    assert all(notes.nth(number).is_visible() for number in range(notes.count()))


def test_the_glossary_offends_no_rule_of_axe(page: Page, reading: str) -> None:
    page.goto(f"{reading}/glossary/")
    assert violations(page) == []
