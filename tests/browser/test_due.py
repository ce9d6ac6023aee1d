from playwright.sync_api import Page, expect


def test_the_browser_says_what_is_overdue_and_nothing_while_it_is_not(page: Page, reading: str) -> None:
    page.clock.set_fixed_time("2027-11-21T12:00:00Z")
    page.goto(f"{reading}/drugs/entrectinib/")
    assert page.locator(".overdue").count() == 0
    page.clock.set_fixed_time("2027-11-22T12:00:00Z")
    page.reload()
    summary = page.locator("details.signed summary").first
    expect(summary).to_have_text("demonstration sign-off 21 November 2026 overdue since 21 November 2027")
    summary.click()
    expect(page.locator("details.signed [data-due]").first).to_have_text("21 November 2027")
