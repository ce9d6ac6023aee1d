"""An editor takes a value from its record while writing, by keyboard, and sees it as it would print."""

from playwright.sync_api import Browser, expect

from tests.browser.test_from_change_to_page import signed_in


def test_a_value_is_found_picked_by_keyboard_and_seen_in_the_preview(browser: Browser, site: str) -> None:
    with signed_in(browser, site, "contributor") as page:
        page.goto(f"{site}/admin/pages/statement/add/")
        text = page.locator("textarea[name=text]")
        search = page.get_by_label("Insert a value or a source")
        text.fill("Of all, ")
        text.press("Control+Space")
        expect(search).to_be_focused()

        page.keyboard.type("exampletinib response")
        option = page.get_by_role("option", name="overall response rate")
        expect(option).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(option).to_have_count(0)

        page.keyboard.type(" rate")
        expect(option).to_be_visible()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(text).to_be_focused()
        page.keyboard.type(" responded to {{ drug:nosuchtinib }}.")
        expect(text).to_have_value(
            "Of all, {{ result:exampletinib-naive-orr.estimate }} responded to {{ drug:nosuchtinib }}."
        )
        preview = page.get_by_role("region", name="As it would print now")
        expect(preview).to_contain_text("responded to ⚠ drug:nosuchtinib")
        expect(preview).to_contain_text("there is no drug “nosuchtinib”")
