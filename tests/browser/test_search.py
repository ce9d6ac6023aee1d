"""Search by keyboard, with a script and without one; and a report sent by hand."""

from playwright.sync_api import Browser, Page, expect


def test_search_by_keyboard_alone(page: Page, public_site: str) -> None:
    page.goto(f"{public_site}/drugs/lorlatinib/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search this edition")
    expect(field).to_be_focused()
    page.keyboard.type("trust 2/")
    expect(field).to_have_value("trust 2/")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("14 results. Arrow down leads to them.")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="TRUST-II Trials")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-typed")).to_be_hidden()
    page.keyboard.type(" ")
    expect(page.locator(".search-typed")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/trials/NCT04919811/")


def test_the_key_that_leads_to_the_field_can_be_turned_off(page: Page, public_site: str) -> None:
    page.goto(f"{public_site}/search/")
    field = page.get_by_role("searchbox", name="Search this edition")
    page.get_by_label("leads to the search field").uncheck()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(field).not_to_be_focused()
    page.reload()
    expect(page.get_by_label("leads to the search field")).not_to_be_checked()


def test_without_a_script_search_and_report_go_by_their_forms(browser: Browser, public_site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{public_site}/drugs/")
    page.get_by_role("searchbox", name="Search this edition").fill("lorlatnib")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Shown instead: lorlatinib.")).to_be_visible()
    page.goto(f"{public_site}/report/?about=drugs.drug:lorlatinib&edition=2")
    page.get_by_label("What is wrong?").fill("The maker is another.")
    page.wait_for_timeout(3100)  # no person sends a form sooner
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_text("Your report has the number R-")).to_be_visible()
    assert page.context.cookies() == []
    page.close()
