"""Our own content as a reader meets it: sources in place, by keyboard, on paper, and as axe sees it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from publication.rendering.html import render_pages
from tests.publication.fixture_documents import fixture_document


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the second edition's pages, as files."""
    folder = tmp_path_factory.mktemp("reading")
    for path, data in render_pages(fixture_document(2)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The files of a folder on loopback, for as long as the block runs."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found]


def test_a_source_opens_beside_the_text_and_closes_by_keyboard(page: Page, reading: str) -> None:
    page.goto(reading)
    mark = page.locator(".summary .mark").nth(2)
    entry = page.locator(f"#{mark.get_attribute('popovertarget')}")
    mark.focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_in_viewport()
    expect(entry.locator("cite")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[popover]')?.id") == entry.get_attribute("id")
    page.keyboard.press("Escape")
    expect(entry).not_to_be_in_viewport()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.summary .mark')[2]")


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


def test_without_script_a_source_opens_too(browser, reading: str) -> None:
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
