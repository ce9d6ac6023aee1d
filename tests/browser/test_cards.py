"""On a narrow screen the rows of a table are cards, which say in one line what is not stated."""

from playwright.sync_api import Page, expect

from tests.browser.reading import visit

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 800}


def test_a_card_tells_in_one_line_what_is_not_stated_and_a_table_in_its_cells(page: Page, reading: str) -> None:
    page.set_viewport_size(WIDE)
    visit(page, f"{reading}/drugs/taletrectinib/")
    row = page.locator(".result-table tbody tr").filter(has_text="Not stated:").first
    gaps, line = row.locator("td.is-unstated"), row.locator(".unstated")
    assert gaps.count() > 1
    expect(gaps.first).to_be_visible()
    expect(gaps.first).to_have_text("not stated")
    expect(line).to_be_hidden()
    page.set_viewport_size(NARROW)
    box = gaps.first.bounding_box()
    assert box
    assert box["width"] <= 1  # clipped, not taken out: its row keeps as many cells as there are headings
    expect(line).to_be_visible()


def test_a_card_of_an_approval_says_the_heading_of_each_of_its_cells(page: Page, reading: str) -> None:
    page.set_viewport_size(NARROW)
    visit(page, f"{reading}/drugs/taletrectinib/")
    headings = page.locator(".approvals-table thead th").all_text_contents()
    cells = page.locator(".approvals-table tbody tr").first.locator("td")
    assert [cell.get_attribute("data-label") for cell in cells.all()] == headings[1:]
    assert all(cell.is_visible() for cell in cells.all())
