"""The treatment page is laid out part by part, and a reader who goes to a place on it arrives there all the same."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

PHONE = {"width": 390, "height": 800}
FAR_DOWN = "references"


def waiting(page: Page) -> Locator:
    return page.locator("[data-by-parts] > :not(.is-laid-out)")


def top_of(page: Page, key: str) -> float:
    """How far below the top of the window a part begins, in pixels."""
    box = page.locator(f"#{key}").bounding_box()
    assert box
    return box["y"]


def test_every_part_is_laid_out_without_being_asked_for(page: Page, reading: str) -> None:
    page.goto(reading)
    expect(waiting(page)).to_have_count(0, timeout=30_000)
    parts = page.locator(".sections > section")
    assert parts.count() > 10
    assert {part.evaluate("part => getComputedStyle(part).contentVisibility") for part in parts.all()} == {"visible"}


@pytest.mark.parametrize("way", ["address", "link"])
def test_a_place_far_down_is_reached_at_once_and_stays(page: Page, reading: str, way: str) -> None:
    page.set_viewport_size(PHONE)
    if way == "address":
        page.goto(f"{reading}/#{FAR_DOWN}")
    else:
        page.goto(reading, wait_until="commit")
        page.locator(f"a[href='#{FAR_DOWN}']").first.evaluate("link => link.click()")
    expect(page.locator(f"#{FAR_DOWN}")).to_be_in_viewport()
    expect(waiting(page)).to_have_count(0, timeout=30_000)
    assert 0 <= top_of(page, FAR_DOWN) < 100


def test_a_page_that_is_loaded_again_stands_where_it_stood(page: Page, reading: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{reading}/#{FAR_DOWN}")
    page.evaluate("history.replaceState(null, '', location.pathname)")
    before = top_of(page, FAR_DOWN)
    page.reload()
    expect(page.locator(f"#{FAR_DOWN}")).to_be_in_viewport()
    assert abs(top_of(page, FAR_DOWN) - before) < 5


def test_without_a_script_nothing_waits(browser: Browser, reading: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reading)
    part = page.locator(".sections > section").last
    assert part.evaluate("part => getComputedStyle(part).contentVisibility") == "visible"
    context.close()


def test_without_the_script_that_was_sent_for_nothing_waits_long(page: Page, reading: str) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(reading)
    part = page.locator(".sections > section").last
    assert part.evaluate("part => getComputedStyle(part).contentVisibility") == "auto"
    part.evaluate("part => part.getAnimations().forEach((one) => one.finish())")
    assert part.evaluate("part => getComputedStyle(part).contentVisibility") == "visible"
