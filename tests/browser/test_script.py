"""The scripts are one file of modules: what goes wrong in one stops no other."""

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.reading import visit


@pytest.fixture
def errors(page: Page) -> list[str]:
    """What goes wrong on the page, said or thrown."""
    found: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def expect_tools_to_work(page: Page) -> None:
    tools = page.locator(".table-tools:has(+ #pretreated-table)")
    tools.get_by_label("Filter rows").fill("cns only entrectinib")
    expect(tools.get_by_role("status")).to_contain_text("1 of ")


@pytest.mark.parametrize("end", ["#100%", "#%ff", "#%E0%A4%A", "#nowhere"])
def test_an_address_may_end_in_anything(page: Page, reading: str, errors: list[str], end: str) -> None:
    visit(page, f"{reading}/{end}")
    expect_tools_to_work(page)
    assert errors == []


def test_a_module_that_fails_says_so_and_stops_no_other(page: Page, reading: str, errors: list[str]) -> None:
    page.add_init_script("delete window.IntersectionObserver")  # the contents watch with it where a reader is
    visit(page, reading)
    expect_tools_to_work(page)
    (said,) = errors
    assert "IntersectionObserver is not defined" in said


def test_a_link_to_a_closed_part_opens_it_though_its_name_is_coded(page: Page, reading: str) -> None:
    visit(page, f"{reading}/mutations/")
    place = page.evaluate("""() => {
        const part = document.querySelector("main details");
        part.open = false;
        part.id = "S1986F+L2000V 50%";
        location.hash = encodeURIComponent(part.id);
        return part.id;
    }""")
    expect(page.locator(f'[id="{place}"]')).to_have_attribute("open", "")
