"""Tables are filtered and sorted in the browser; the order of the page is the order until a reader asks."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.reading import violations, visit

ROWS = "tbody tr:not(.drug-row, .group-row, .earlier-row):visible"


def results(page: Page, reading: str) -> tuple[Locator, Locator]:
    """The table of results after a ROS1 TKI, and its tools."""
    visit(page, reading)
    table = page.locator("#pretreated-table table")
    return table, page.locator(".table-tools:has(+ #pretreated-table)")


def responses(table: Locator) -> list[str]:
    cells = table.locator(f"{ROWS} td[data-label='Response (ORR)']")
    return [text.split()[0] for text in cells.all_inner_texts()]


def test_nothing_is_sorted_until_a_reader_asks(page: Page, reading: str) -> None:
    table, tools = results(page, reading)
    found = responses(table)
    assert found != sorted(found)
    assert table.locator("[aria-sort]").count() == 0
    expect(tools.get_by_role("button")).to_be_hidden()


def test_a_column_is_sorted_by_number_with_words_last_and_said_to_be_no_ranking(page: Page, reading: str) -> None:
    table, tools = results(page, reading)
    before = responses(table)
    head = table.get_by_role("columnheader", name="Response overall")
    head.get_by_role("button").click()
    found = responses(table)
    numbers = [float(text.rstrip("%")) for text in found if text[0].isdigit()]
    assert numbers == sorted(numbers)
    assert set(found[len(numbers) :]) <= {"not"}
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(tools.get_by_role("status")).to_have_text(
        "Sorted by Response, ascending. These are separate trials: the order is no ranking."
    )
    tools.get_by_role("button", name="Back to the order of the page").click()
    assert responses(table) == before
    assert table.locator("[aria-sort]").count() == 0


def test_a_column_is_turned_round_and_then_given_back_its_order(page: Page, reading: str) -> None:
    table, _ = results(page, reading)
    before = responses(table)
    button = table.get_by_role("columnheader", name="Drug and population").get_by_role("button", name="Patients (n)")
    button.click()
    button.click()
    expect(table.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    button.click()
    assert responses(table) == before


def test_rows_are_filtered_by_words_of_the_row_and_of_its_heading(page: Page, reading: str) -> None:
    table, tools = results(page, reading)
    total = table.locator(ROWS).count()
    tools.get_by_label("Filter rows").fill("cns only entrectinib")
    assert table.locator(ROWS).count() == 1
    expect(tools.get_by_role("status")).to_have_text(f"1 of {total} rows shown.")
    assert table.locator(".group-row:visible").all_inner_texts() == ["Progression in the CNS only"]
    tools.get_by_label("Filter rows").fill("")
    assert table.locator(ROWS).count() == total


def test_without_script_there_are_no_tools(browser: Browser, reading: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading}/trials/")
    assert not page.locator(".table-tools").first.is_visible()
    assert page.locator("thead button").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 1440])
def test_a_sorted_table_offends_no_rule_of_axe(page: Page, reading: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{reading}/drugs/entrectinib/")
    page.locator("thead button").first.click()
    assert violations(page) == []
